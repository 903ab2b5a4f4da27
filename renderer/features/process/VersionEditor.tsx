// One version of a process: header with switches, canvas and table, inspector, and the keys of all of it.
import { Columns2, PanelRight, Table2, Workflow } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { IconButton } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { Canvas } from './canvas/Canvas.tsx'
import { ProcessInspector } from './inspector/ProcessInspector.tsx'
import { ProcessSwitch, VersionSwitch } from './list/Switches.tsx'
import { StatusItems } from './StatusItems.tsx'
import { StepTable } from './table/StepTable.tsx'
import { useProcessActions } from './useProcessActions.ts'
import styles from './VersionEditor.module.css'

type View = 'canvas' | 'split' | 'table'

export function VersionEditor({ version, process }: { version: RowOf<'processVersion'>; process: RowOf<'process'> }) {
  const t = useT()
  const [view, setView] = usePanel<View | string>('process.view', 'canvas') as [View, (view: View) => void]
  const [inspector, setInspector] = usePanel<boolean>('process.inspector', true)
  useProcessActions(version.id, { view, setView, inspector, setInspector })
  return (
    <Screen>
      <ScreenHeader
        title={<ProcessSwitch process={process} />}
        actions={
          <>
            <Segmented
              label={t('process.views.label')}
              value={view}
              onChange={setView}
              options={[
                { value: 'canvas', label: t('process.views.canvas'), icon: Workflow },
                { value: 'split', label: t('process.views.split'), icon: Columns2 },
                { value: 'table', label: t('process.views.table'), icon: Table2 },
              ]}
            />
            <IconButton
              icon={PanelRight}
              label={t('process.action.inspector')}
              on={inspector}
              onClick={() => setInspector(!inspector)}
            />
          </>
        }
      >
        <VersionSwitch version={version} />
      </ScreenHeader>
      <div className={styles.body}>
        <div className={styles.work} data-view={view}>
          {view !== 'table' && <Canvas version={version.id} title={process.title} />}
          {view !== 'canvas' && <StepTable version={version.id} />}
        </div>
        {inspector && <ProcessInspector version={version} process={process} onClose={() => setInspector(false)} />}
      </div>
      <StatusItems version={version.id} canvas={view !== 'table'} />
    </Screen>
  )
}
