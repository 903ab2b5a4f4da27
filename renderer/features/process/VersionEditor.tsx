// One version of a process: header with switches, canvas, table, outline and analysis, lens, inspector, and the keys of all of it.
import { Columns2, Gauge, ListTree, PanelRight, Presentation as PresentationIcon, Table2, Workflow } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useT } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import { isFrozen } from '#shared/commands/frozen.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { IconButton } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { AnalysisFigures } from './analysis/AnalysisFigures.tsx'
import { AnalysisPanel } from './analysis/AnalysisPanel.tsx'
import { Canvas } from './canvas/Canvas.tsx'
import { FindInProcess } from './find/FindInProcess.tsx'
import { ProcessInspector } from './inspector/ProcessInspector.tsx'
import { LensRanking } from './lens/LensRanking.tsx'
import { LensSwitch } from './lens/LensSwitch.tsx'
import { useLens } from './lens/useLens.ts'
import { ProcessSwitch } from './list/Switches.tsx'
import { OutlineEditor } from './outline/OutlineEditor.tsx'
import { Presentation } from './present/Presentation.tsx'
import { StatusItems } from './StatusItems.tsx'
import { Trail } from './sub/Trail.tsx'
import { StepTable } from './table/StepTable.tsx'
import { useProcessActions } from './useProcessActions.ts'
import styles from './VersionEditor.module.css'
import { FrozenBanner } from './version/FrozenBanner.tsx'
import { VersionSwitch } from './version/VersionSwitch.tsx'

export type View = 'canvas' | 'split' | 'table' | 'outline' | 'analysis'
export type Beside = 'table' | 'outline'

export function VersionEditor({ version, process }: { version: RowOf<'processVersion'>; process: RowOf<'process'> }) {
  const t = useT()
  const [view, setView] = usePanel<View | string>('process.view', 'canvas') as [View, (view: View) => void]
  // The panel of the analysis leaves room for the inspector only where somebody asks for it.
  const isAnalysis = view === 'analysis'
  const [inspector, setInspector] = usePanel<boolean>(
    isAnalysis ? 'process.analysisInspector' : 'process.inspector',
    !isAnalysis,
  )
  const [beside, setBeside] = usePanel<Beside | string>('process.beside', 'table') as [Beside, (b: Beside) => void]
  const lens = useLens(version.id)
  const [presenting, setPresenting] = useState(false)
  const present = () => setPresenting(true)
  useProcessActions(version.id, { view, setView, beside, setBeside, inspector, setInspector, present })
  const leave = useCallback(() => setPresenting(false), [])
  const canvas = view !== 'table' && view !== 'outline'
  const below = view === 'split' ? beside : view
  return (
    <Screen>
      <ScreenHeader
        title={<ProcessSwitch process={process} above={<Trail version={version} />} />}
        actions={
          <>
            <LensSwitch />
            {view === 'split' && (
              <>
                <IconButton
                  icon={Table2}
                  label={t('process.action.besideTable')}
                  on={beside === 'table'}
                  onClick={() => setBeside('table')}
                />
                <IconButton
                  icon={ListTree}
                  label={t('process.action.besideOutline')}
                  on={beside === 'outline'}
                  onClick={() => setBeside('outline')}
                />
              </>
            )}
            <Segmented
              label={t('process.views.label')}
              value={view}
              onChange={setView}
              options={[
                { value: 'canvas', label: t('process.views.canvas'), icon: Workflow },
                { value: 'split', label: t('process.views.split'), icon: Columns2 },
                { value: 'table', label: t('process.views.table'), icon: Table2 },
                { value: 'outline', label: t('process.views.outline'), icon: ListTree },
                { value: 'analysis', label: t('process.views.analysis'), icon: Gauge },
              ]}
            />
            <IconButton
              icon={PresentationIcon}
              label={t('versions.present.start')}
              shortcut="F5"
              onClick={() => setPresenting(true)}
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
      {isFrozen(version) && <FrozenBanner version={version} />}
      {isAnalysis && <AnalysisFigures version={version} />}
      <div className={styles.body}>
        <div className={styles.work} data-view={view} data-beside={beside}>
          <FindInProcess version={version.id} />
          {canvas && <Canvas version={version.id} title={process.title} lens={lens} />}
          {below === 'table' && <StepTable version={version.id} />}
          {below === 'outline' && <OutlineEditor version={version.id} title={process.title} />}
        </div>
        {isAnalysis && <AnalysisPanel key={version.id} version={version} onTable={() => setView('table')} />}
        {inspector && (
          <ProcessInspector
            version={version}
            process={process}
            top={lens && <LensRanking lens={lens} version={version.id} />}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
      {presenting && <Presentation version={version.id} title={process.title} lens={lens} onLeave={leave} />}
      <StatusItems version={version.id} canvas={canvas} />
    </Screen>
  )
}
