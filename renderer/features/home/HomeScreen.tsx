// The plan at a glance: what it is, how far it has come along the method, its indicators and its processes.
import { Pencil, Upload } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { runAction } from '#platform/actions.ts'
import { planStore } from '#platform/planStore.ts'
import { useT } from '#platform/text.ts'
import { planReader, useRows } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { planProgress } from '#shared/analysis/planProgress.ts'
import { Button } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { Figures } from './Figures.tsx'
import { HealthPanel } from './HealthPanel.tsx'
import styles from './Home.module.css'
import { KpiPanel } from './KpiPanel.tsx'
import { Method } from './Method.tsx'
import { NextActions } from './NextActions.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { PlanFacts } from './PlanFacts.tsx'
import { ProcessPicture } from './ProcessPicture.tsx'
import { ProcessTable } from './ProcessTable.tsx'

export default function HomeScreen() {
  const t = useT()
  const rows = useStore(planStore, (cache) => cache.rows)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader reads the rows.
  const progress = useMemo(() => planProgress(planReader()), [rows])
  const versions = useRows('processVersion')
  const mapped = versions.find((version) => rows.step.size > 0 && version.status !== 'retired')
  const [editing, setEditing] = useState(false)
  const params = useWindow((window) => window.params)
  useEffect(() => setEditing(params.details === 'plan'), [params])
  return (
    <Screen>
      <ScreenHeader
        title={t('home.title')}
        actions={
          <>
            <Button look="quiet" icon={Pencil} onClick={() => setEditing(true)}>
              {t('home.edit')}
            </Button>
            <Button icon={Upload} onClick={() => runAction('file.export')}>
              {t('home.export')}
            </Button>
          </>
        }
      >
        <PlanFacts onEdit={() => setEditing(true)} />
      </ScreenHeader>
      <div className={styles.scroll}>
        <Figures />
        <div className={styles.halves}>
          <div className={styles.column}>
            <Method steps={progress.steps} />
            <ProcessTable />
          </div>
          <div className={styles.column}>
            <NextActions next={progress.next} />
            <HealthPanel />
            <KpiPanel />
          </div>
        </div>
        {mapped && <ProcessPicture processVersion={mapped.id} />}
      </div>
      {editing && <PlanDialog onClose={() => setEditing(false)} />}
    </Screen>
  )
}
