// The dashboards: how the plan, a goal or a department stands in a period; everything on it leads to the row behind it.
import { ChartColumn, FileDown } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState, Screen, ScreenHeader, ToolbarLine } from '#ui/Screen.tsx'
import { AchievementChart, GoalChart, ScoreChart } from './Charts.tsx'
import { choose } from './choice.ts'
import styles from './Dashboard.module.css'
import type { CardFilter } from './filter.ts'
import { GoalTable } from './GoalTable.tsx'
import { KpiCards } from './KpiCards.tsx'
import { PeriodPicker } from './PeriodPicker.tsx'
import { ProcessFigures } from './ProcessFigures.tsx'
import { PrintDashboard } from './print/PrintDashboard.tsx'
import { usePrinting } from './print/usePrinting.ts'
import { ScopePicker } from './ScopePicker.tsx'
import { ScorecardTable } from './ScorecardTable.tsx'
import { Stale, Worst } from './SideLists.tsx'
import { Summary } from './Summary.tsx'
import { type Board, useDashboard } from './useDashboard.ts'
import { useScopeName } from './useScopeName.ts'
import { RiskList, TaskList } from './WorkLists.tsx'

export default function DashboardsScreen() {
  const t = useT()
  const board = useDashboard()
  const plan = usePlan()
  const name = useScopeName(board.choice.scope)
  const printing = usePrinting(`${plan?.title ?? ''} ${t('dashboard.title')} ${name}`, board.cards.length > 0)
  const some = board.figures.kpis.size > 0
  return (
    <Screen>
      <ScreenHeader
        title={t('dashboard.title')}
        actions={
          some && (
            <Button icon={FileDown} disabled={board.cards.length === 0} onClick={printing.savePdf}>
              {t('dashboard.pdf')}
            </Button>
          )
        }
      >
        {some && (
          <>
            <ScopePicker board={board} />
            <ToolbarLine />
            <PeriodPicker board={board} />
          </>
        )}
      </ScreenHeader>
      {board.cards.length > 0 ? <Body key={scopeKey(board)} board={board} /> : <Empty board={board} name={name} />}
      {printing.onReady && <PrintDashboard board={board} name={name} onReady={printing.onReady} />}
    </Screen>
  )
}

/** Another dashboard begins at its top, with nothing filtered. */
const scopeKey = ({ choice: { scope } }: Board) => (scope.kind === 'plan' ? 'plan' : scope.id)

function Body({ board }: { board: Board }) {
  const [filter, onFilter] = useState<CardFilter>(null)
  const filtering = { filter, onFilter }
  // Charts take longest to draw: the numbers of another period do not wait for them.
  const drawn = useDeferredValue(board)
  return (
    <div className={styles.scroll} data-dashboard={board.choice.scope.kind}>
      <Summary board={board} filtering={filtering} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <KpiCards board={board} filtering={filtering} />
          <div className={styles.halves}>
            <AchievementChart board={drawn} />
            <GoalChart board={drawn} />
          </div>
        </div>
        <aside className={styles.side}>
          <Worst board={board} />
          <ScorecardTable board={board} filtering={filtering} />
          <Stale board={board} />
        </aside>
      </div>
      <div className={styles.halves}>
        <ScoreChart board={drawn} />
        <GoalTable board={board} />
      </div>
      <ProcessFigures board={board} />
      <div className={styles.halves}>
        <TaskList board={board} />
        <RiskList board={board} />
      </div>
    </div>
  )
}

function Empty({ board, name }: { board: Board; name: string }) {
  const t = useT()
  const { choice } = board
  if (choice.scope.kind === 'plan')
    return (
      <NothingYet
        icon={ChartColumn}
        text={t('dashboard.empty')}
        addLabel={t('dashboard.create')}
        onAdd={() => navigate('kpis')}
      />
    )
  return (
    <EmptyState icon={ChartColumn} text={t('dashboard.emptyScope', { name })}>
      <Button look="primary" onClick={() => navigate('kpis')}>
        {t('dashboard.openSheet')}
      </Button>
      <Button onClick={() => choose(choice, { scope: { kind: 'plan' } })}>{t('dashboard.wholePlan')}</Button>
    </EmptyState>
  )
}
