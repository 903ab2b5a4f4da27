// The figures of the flow of one version: cycle time, flow efficiency, work, cost, hand-overs, and cases in progress by Little's law.
import type { PlanReader, RowOf } from '../../model/plan.ts'
import { isHandOver } from '../handOver.ts'
import { calendarRowsOf, secondsPerDay } from '../schedule/planCalendar.ts'
import { monthOf, periodHours } from '../workloadHours.ts'
import { currentVersions } from '../workloadVersions.ts'
import { volumesOf } from '../workloadVolumes.ts'
import { type FlowMeasure, measureFlow } from './flowMeasure.ts'
import { type FlowModel, flowModel } from './flowModel.ts'

export interface FlowFigures {
  /** Seconds of working time of one case. */
  readonly cycle: number
  readonly processing: number
  readonly work: number
  /** processing ÷ cycle; null where nothing takes time. */
  readonly efficiency: number | null
  /** Minor units of one case. */
  readonly cost: number
  /** Expected hand-overs of one case. */
  readonly handOvers: number
  /** Cases a month; null where nobody said. */
  readonly perMonth: number | null
  /** Cases in progress on average, λ·CT; null without a volume. */
  readonly inProgress: number | null
  /** Steps that are work or wait and have no time. */
  readonly untimed: number
  readonly endless: boolean
}

const timedKinds: ReadonlySet<RowOf<'step'>['kind']> = new Set(['task', 'subprocess', 'document', 'delay'])

/** Steps whose missing time makes every figure too small. */
export const untimedSteps = (model: FlowModel): string[] =>
  [...model.steps.values()].flatMap(({ step, timed }) => (timedKinds.has(step.kind) && !timed ? [step.id] : []))

/** Expected hand-overs of one case. */
export function handOversOfCase({ flow, steps }: FlowModel, visits: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [id, { flows, shares }] of flow.ways)
    flows.forEach(({ to }, i) => {
      if (isHandOver(steps.get(id)?.step, steps.get(to)?.step)) sum += (visits.get(id) ?? 0) * (shares[i] as number)
    })
  return sum
}

/** Cases a month of the process of a version: its own volume, else what its callers send into it; null where nobody said. */
export function casesPerMonth(reader: PlanReader, version: RowOf<'processVersion'>): number | null {
  const own = reader.get('process', version.process)?.volumePerMonth ?? null
  if (own !== null) return own
  const others = currentVersions(reader, version.kind).filter(({ process }) => process !== version.process)
  const { ofProcess } = volumesOf(reader, [...others, version])
  return ofProcess(version.process)
}

/** Seconds of working time in the month of `today`. */
export function workingSecondsOfMonth(reader: PlanReader, today: string): number {
  const rows = calendarRowsOf(reader)
  return periodHours(reader, monthOf(today)).weeks * (rows.plan?.daysPerWeek || 5) * secondsPerDay(rows)
}

/** Figures of a version. `today`, `YYYY-MM-DD`, says which month's workdays the cases of a month are spread over. */
export function flowFigures(
  reader: PlanReader,
  version: RowOf<'processVersion'>,
  today: string,
  model: FlowModel = flowModel(reader, version.id),
  measure: FlowMeasure = measureFlow(model),
): FlowFigures {
  const { cycle, processing, work, cost, endless } = measure
  const perMonth = casesPerMonth(reader, version)
  const seconds = workingSecondsOfMonth(reader, today)
  return {
    cycle,
    processing,
    work,
    efficiency: cycle > 0 ? processing / cycle : null,
    cost,
    handOvers: handOversOfCase(model, measure.visits),
    perMonth,
    inProgress: perMonth === null || seconds <= 0 ? null : (perMonth * cycle) / seconds,
    untimed: untimedSteps(model).length,
    endless,
  }
}
