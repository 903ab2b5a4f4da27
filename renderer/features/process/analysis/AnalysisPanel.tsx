// The panel beside the canvas of the analysis: findings ranked by what they would save, how busy people are, and a simulation.
import { Gauge } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import { Inspector } from '#ui/Inspector.tsx'
import { EmptyState } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import styles from './Analysis.module.css'
import { FindingList } from './FindingList.tsx'
import { LoadList } from './LoadList.tsx'
import { SimulationTab } from './SimulationTab.tsx'
import { useAnalysis } from './useAnalysis.ts'

interface Props {
  version: RowOf<'processVersion'>
  /** Goes where times are filled in fastest. */
  onTable: () => void
}

const counted = (list: readonly unknown[] | undefined) => (list ? { count: list.length } : {})

export function AnalysisPanel({ version, onTable }: Props) {
  const t = useT()
  const analysis = useAnalysis(version)
  const [width, onWidth] = usePanel<number>('process.analysisWidth', 420)
  const [tab, setTab] = usePanel<string>('process.analysisTab', 'findings')
  const shown = tab === 'loads' || tab === 'simulation' ? tab : 'findings'
  return (
    <Inspector title={t('analysis.title')} subtitle={version.title} width={width} onWidth={onWidth}>
      {analysis?.figures.cycle === 0 ? (
        <EmptyState icon={Gauge} text={t('analysis.empty')}>
          <Button look="primary" onClick={onTable}>
            {t('analysis.fillTimes')}
          </Button>
        </EmptyState>
      ) : (
        <>
          <div className={styles.tabs}>
            <Segmented
              label={t('analysis.title')}
              value={shown}
              onChange={setTab}
              options={[
                { value: 'findings', label: t('analysis.tab.findings'), ...counted(analysis?.findings) },
                { value: 'loads', label: t('analysis.tab.loads'), ...counted(analysis?.loads) },
                { value: 'simulation', label: t('analysis.tab.simulation') },
              ]}
            />
          </div>
          {!analysis && <p className={styles.working}>{t('analysis.working')}</p>}
          {analysis && shown === 'findings' && <FindingList version={version} analysis={analysis} />}
          {analysis && shown === 'loads' && <LoadList version={version} loads={analysis.loads} />}
          {analysis && shown === 'simulation' && <SimulationTab version={version} analysis={analysis} />}
        </>
      )}
    </Inspector>
  )
}
