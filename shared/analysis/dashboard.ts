// What a dashboard shows of a plan, a goal or a department in one period: cards of its KPIs, worst, stale, scorecard, goals, processes.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { type DashboardScope, scopeOf } from './dashboardScope.ts'
import { dashboardWork, type WorkSummary } from './dashboardWork.ts'
import { type GoalPace, type GoalRollup, goalPace, goalRollup } from './goalRollup.ts'
import type { KpiState } from './kpiAchievement.ts'
import { comparePeriod, compareYearToDate, type Difference } from './kpiComparison.ts'
import type { KpiFigures } from './kpiFigures.ts'
import { type KpiFreshness, kpiFreshness } from './kpiFreshness.ts'
import {
  containingPeriod,
  type Frequency,
  frequencies,
  frequencyOf,
  periodDays,
  periodOfDay,
  shiftPeriod,
} from './kpiPeriods.ts'
import { perspectives, perspectiveWeights } from './kpiPerspectives.ts'
import { balancedScorecard, type GradeBand } from './kpiScorecard.ts'

export { perspectives }

type Kpi = RowOf<'kpi'>
type Goal = RowOf<'goal'>

/** The lengths of time a dashboard can be looked at. */
export const dashboardGrains = ['monthly', 'quarterly', 'yearly'] as const satisfies readonly Frequency[]
export type DashboardGrain = (typeof dashboardGrains)[number]

export interface DashboardChoice {
  readonly scope: DashboardScope
  /** A month, quarter or year. */
  readonly period: string
  /** From the beginning of the year up to the period, instead of the period alone. */
  readonly yearToDate: boolean
  /** YYYY-MM-DD */
  readonly today: string
}

export interface KpiCard {
  readonly kpi: Kpi
  /** What the number speaks of: the period chosen, or the newest one of a KPI measured less often that was over by then. */
  readonly period: string
  readonly actual: number | null
  readonly target: number | null
  /** 1 = 100 % */
  readonly achievement: number | null
  readonly state: KpiState | null
  /** Against the period before; null for year-to-date, which has none. */
  readonly previous: Difference | null
  readonly lastYear: Difference | null
  readonly freshness: KpiFreshness
  /** The KPI's newest period with a number up to the one shown: where a click leads. */
  readonly cell: string
}

export interface GoalLine {
  readonly goal: Goal
  readonly rollup: GoalRollup
  readonly pace: GoalPace
}

export interface Dashboard {
  /** Worst achievement first, those without a number last. */
  readonly cards: readonly KpiCard[]
  readonly counts: Readonly<Record<KpiState | 'none', number>>
  /** The five furthest from green, worst first. */
  readonly worst: readonly KpiCard[]
  /** Longest without a number first. */
  readonly stale: readonly KpiCard[]
  readonly scorecard: ReturnType<typeof balancedScorecard<(typeof perspectives)[number]>>
  readonly goals: readonly GoalLine[]
  /** The goals by status, in the order of the choices, none left out that occurs. */
  readonly goalStates: readonly { readonly status: Goal['status']; readonly count: number }[]
  readonly work: WorkSummary
}

/** Grades where the plan has none of its own: A is for targets met, as a green light is. */
const usualGrades: readonly GradeBand[] = [
  { title: 'A', from: 100 },
  { title: 'B', from: 90 },
  { title: 'C', from: 80 },
  { title: 'D', from: 0 },
]

/** The grades of the plan: of no cycle, else of the newest one that has some. */
function gradesOf(reader: PlanReader): readonly GradeBand[] {
  const bands = reader.list('gradeBand')
  const cycles = reader
    .list('evaluationCycle')
    .sort((a, b) => ((a.startOn ?? '') < (b.startOn ?? '') ? 1 : -1))
    .map((cycle) => cycle.id as string | null)
  for (const cycle of [null, ...cycles]) {
    const own = bands.filter((band) => band.cycle === cycle)
    if (own.length > 0) return own.map((band) => ({ title: band.title, from: band.scoreFrom * 100 }))
  }
  return usualGrades
}

/** The newest period of that length in which a KPI has a number; the one of today where none has. */
export function newestPeriod(figures: KpiFigures, grain: DashboardGrain, today: string): string {
  let day = ''
  for (const id of figures.kpis.keys()) {
    const latest = figures.latest(id)
    if (latest === null) continue
    // Of a longer period only what has passed: the year 2026 is not December in March.
    const end = [periodDays(latest).to, today].sort()[0] as string
    if (end > day && end >= periodDays(latest).from) day = end
  }
  return periodOfDay(grain, day || today)
}

/** The period of a KPI that a dashboard's period stands for: itself, or of a KPI measured less often its newest one over by then. */
export function ownPeriod(frequency: Frequency, period: string): string {
  if (frequencies.indexOf(frequency) <= frequencies.indexOf(frequencyOf(period))) return period
  const around = containingPeriod(period, frequency) as string
  return periodDays(around).to <= periodDays(period).to ? around : shiftPeriod(around, -1)
}

/** The last periods of a KPI up to the one shown, oldest first, gaps included: what its trend line draws. */
export function kpiTrend(figures: KpiFigures, card: Pick<KpiCard, 'kpi' | 'period'>, count = 12) {
  return Array.from({ length: count }, (_, i) => {
    const period = shiftPeriod(card.period, i - count + 1)
    const { actual, target } = figures.figure(card.kpi.id, period)
    return { period, actual, target: target ?? figures.targetOf(card.kpi.id, period) }
  })
}

function cardOf(figures: KpiFigures, kpi: Kpi, { period: chosen, yearToDate, today }: DashboardChoice): KpiCard {
  const period = ownPeriod(kpi.frequency, chosen)
  const shown = yearToDate ? figures.ytd(kpi.id, period) : figures.figure(kpi.id, period)
  const newest = figures.latest(kpi.id, period)
  const inside = newest !== null && periodDays(newest).from >= periodDays(period).from
  return {
    kpi,
    period,
    actual: shown.actual,
    target: shown.target ?? (shown.actual === null ? figures.targetOf(kpi.id, period) : null),
    achievement: shown.achievement,
    state: shown.state,
    previous: yearToDate ? null : comparePeriod(figures, kpi.id, period, 'previous'),
    lastYear: yearToDate
      ? compareYearToDate(figures, kpi.id, period)
      : comparePeriod(figures, kpi.id, period, 'lastYear'),
    freshness: kpiFreshness(figures, kpi.id, today),
    cell: inside ? newest : lastWithin(kpi.frequency, period),
  }
}

/** The last period of that frequency within another: the cell that waits for a number. */
function lastWithin(frequency: Frequency, period: string): string {
  return frequency === frequencyOf(period) ? period : periodOfDay(frequency, periodDays(period).to)
}

/** Least achieved first, of equal ones the heavier; without a number last. */
function byAchievement(a: KpiCard, b: KpiCard): number {
  if (a.achievement === null || b.achievement === null)
    return Number(a.achievement === null) - Number(b.achievement === null) || a.kpi.position - b.kpi.position
  return a.achievement - b.achievement || (b.kpi.weight ?? 0) - (a.kpi.weight ?? 0) || a.kpi.position - b.kpi.position
}

const scored = (reader: PlanReader, items: readonly Pick<KpiCard, 'kpi' | 'achievement'>[]) =>
  balancedScorecard(
    items.map(({ kpi, achievement }) => ({
      id: kpi.id,
      kind: 'kpi' as const,
      weight: kpi.weight,
      achievement,
      perspective: kpi.perspective,
    })),
    perspectives,
    perspectiveWeights(reader.list('plan')[0]),
    gradesOf(reader),
  )

/** The total score of the last periods up to the one chosen, oldest first; null where no KPI with a perspective has a number. */
export function scoreTrend(
  reader: PlanReader,
  figures: KpiFigures,
  { scope, period, yearToDate }: DashboardChoice,
  count = 12,
): { readonly period: string; readonly total: number | null }[] {
  const { kpis } = scopeOf(reader, scope)
  return Array.from({ length: count }, (_, i) => {
    const at = shiftPeriod(period, i - count + 1)
    const items = kpis.map((kpi) => {
      const own = ownPeriod(kpi.frequency, at)
      const shown = yearToDate ? figures.ytd(kpi.id, own) : figures.figure(kpi.id, own)
      return { kpi, achievement: shown.achievement }
    })
    return { period: at, total: scored(reader, items).total }
  })
}

/** @param figures of the same plan */
export function dashboard(reader: PlanReader, figures: KpiFigures, choice: DashboardChoice): Dashboard {
  const scope = scopeOf(reader, choice.scope)
  const cards = scope.kpis.map((kpi) => cardOf(figures, kpi, choice)).sort(byAchievement)
  const count = (state: KpiState | 'none') => cards.filter((card) => (card.state ?? 'none') === state).length
  const rollups = goalRollup(reader, figures)
  const goals = scope.goals.map((goal): GoalLine => {
    const rollup = rollups.get(goal.id) as GoalRollup
    return { goal, rollup, pace: goalPace(goal, rollup.progress, choice.today) }
  })
  const states = ['notStarted', 'onTrack', 'atRisk', 'offTrack', 'done', 'dropped'] as const
  return {
    cards,
    counts: { green: count('green'), amber: count('amber'), red: count('red'), none: count('none') },
    worst: cards.filter(({ state }) => state === 'red' || state === 'amber').slice(0, 5),
    stale: cards
      .filter(({ freshness }) => freshness.stale)
      .sort((a, b) => (b.freshness.days ?? Number.MAX_VALUE) - (a.freshness.days ?? Number.MAX_VALUE)),
    scorecard: scored(reader, cards),
    goals,
    goalStates: states
      .map((status) => ({ status, count: goals.filter(({ goal }) => goal.status === status).length }))
      .filter((state) => state.count > 0),
    work: dashboardWork(reader, scope, choice.today),
  }
}
