// The dashboard as pages of A4 across: shown to the printer only, always light.
import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useLang, useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import type { GoalLine, KpiCard } from '#shared/analysis/dashboard.ts'
import { type DashboardPage, dashboardPages } from '#shared/analysis/dashboardPages.ts'
import type { ProcessLine } from '#shared/analysis/dashboardWork.ts'
import { AchievementChart, GoalChart, ScoreChart } from '../Charts.tsx'
import dashboard from '../Dashboard.module.css'
import { GoalTable } from '../GoalTable.tsx'
import { KpiCards } from '../KpiCards.tsx'
import { ProcessFigures } from '../ProcessFigures.tsx'
import { ScorecardTable } from '../ScorecardTable.tsx'
import { Stale, Worst } from '../SideLists.tsx'
import { Summary } from '../Summary.tsx'
import type { Board } from '../useDashboard.ts'
import { RiskList, TaskList } from '../WorkLists.tsx'
import { periodText } from '../words.ts'
import { KpiTable } from './KpiTable.tsx'
import styles from './PrintDashboard.module.css'

type Page = DashboardPage<KpiCard, GoalLine, ProcessLine>
/** Charts cannot measure their place on paper: half of the main column, half of the page. */
const widths = { narrow: 342, half: 490 } as const

interface Props {
  board: Board
  /** Of what the dashboard is. */
  name: string
  /** Called once the pages are in the document. */
  onReady: () => void
}

export function PrintDashboard({ board, name, onReady }: Props) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the pages are there
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(onReady))
    return () => cancelAnimationFrame(frame)
  }, [])
  const pages = dashboardPages(board.cards, board.goals, board.work.processes, board.stale.length)
  return createPortal(
    <div className={styles.paper} data-paper data-print-pages={pages.length}>
      {pages.map((page, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
        <Sheet key={i} board={board} name={name} page={i + 1} pages={pages.length}>
          <Content board={board} page={page} />
        </Sheet>
      ))}
    </div>,
    document.body,
  )
}

interface SheetProps extends Omit<Props, 'onReady'> {
  page: number
  pages: number
  children: ReactNode
}

function Sheet({ board, name, page, pages, children }: SheetProps) {
  const t = useT()
  const lang = useLang()
  const plan = usePlan()
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{plan?.title}</h1>
        <span>{name}</span>
        <span>{periodText(board.choice, t, lang)}</span>
        <span className={styles.right}>{t('dashboard.asOf', { date: board.choice.today })}</span>
        <span>{t('dashboard.pageOf', { page, pages })}</span>
      </header>
      {children}
    </div>
  )
}

function Content({ board, page }: { board: Board; page: Page }) {
  switch (page.kind) {
    case 'overview':
      return (
        <>
          <Summary board={board} />
          <div className={dashboard.columns}>
            <div className={dashboard.main}>
              <KpiCards board={board} />
              <div className={dashboard.halves}>
                <AchievementChart board={board} width={widths.narrow} />
                <GoalChart board={board} width={widths.narrow} />
              </div>
            </div>
            <aside className={dashboard.side}>
              <Worst board={board} />
              <ScorecardTable board={board} />
              <Stale board={board} />
            </aside>
          </div>
          {page.cards.length > 0 && <KpiTable board={board} cards={page.cards} />}
        </>
      )
    case 'behind':
      return (
        <>
          <div className={dashboard.halves}>
            <ScoreChart board={board} width={widths.half} />
            <GoalTable board={board} lines={page.goals} />
          </div>
          <ProcessFigures board={board} lines={page.processes} />
          <div className={dashboard.halves}>
            <TaskList board={board} />
            <RiskList board={board} />
          </div>
        </>
      )
    case 'goals':
      return <GoalTable board={board} lines={page.goals} />
    case 'processes':
      return <ProcessFigures board={board} lines={page.processes} />
    case 'kpis':
      return <KpiTable board={board} cards={page.cards} />
  }
}
