// What a sub-process step opens, and what the work inside it sums up to.
import type { PlanReader, RowOf } from './plan.ts'

type Opener = Pick<RowOf<'step'>, 'kind' | 'subProcess' | 'processVersion'>

/** Sums over all steps inside, all levels down: seconds by basis, money in minor units. Not the cycle time, which weighs branches. */
export interface InsideSums {
  processing: { working: number; calendar: number }
  waiting: { working: number; calendar: number }
  cost: number
}

/**
 * The version that a sub-process step shows: of the same kind as the step's own version where the child has one in use, else its
 * as-is, else any. Undefined when the step opens nothing.
 */
export function childVersion(reader: PlanReader, step: Opener): RowOf<'processVersion'> | undefined {
  if (step.kind !== 'subprocess' || step.subProcess === null) return undefined
  const versions = reader.list('processVersion', { process: step.subProcess })
  const kind = reader.get('processVersion', step.processVersion)?.kind
  const inUse = versions.filter((v) => v.status !== 'retired')
  return inUse.find((v) => v.kind === kind) ?? inUse.find((v) => v.kind === 'asIs') ?? inUse[0] ?? versions[0]
}

/** Sums of the child process of a sub-process step; null without one, or when it contains itself. */
export function insideSums(
  reader: PlanReader,
  step: Opener,
  above: ReadonlySet<string> = new Set([step.processVersion]),
): InsideSums | null {
  const child = childVersion(reader, step)
  if (!child || above.has(child.id)) return null
  const within = new Set([...above, child.id])
  const sums: InsideSums = { processing: { working: 0, calendar: 0 }, waiting: { working: 0, calendar: 0 }, cost: 0 }
  for (const s of reader.list('step', { processVersion: child.id })) addStep(sums, s, insideSums(reader, s, within))
  return sums
}

/** Adds a step's times and cost to `sums`; what it has none of itself is that of its inside. */
export function addStep(sums: InsideSums, step: RowOf<'step'>, inside: InsideSums | null): void {
  for (const [sum, time, basis, more] of [
    [sums.processing, step.processingTime, step.processingBasis, inside?.processing],
    [sums.waiting, step.waitingTime, step.waitingBasis, inside?.waiting],
  ] as const) {
    if (time !== null) sum[basis] += time
    else if (more) {
      sum.working += more.working
      sum.calendar += more.calendar
    }
  }
  sums.cost += step.cost ?? inside?.cost ?? 0
}

export const isTimed = (sums: InsideSums | null): boolean =>
  sums !== null && sums.processing.working + sums.processing.calendar > 0
