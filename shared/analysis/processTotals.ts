// The figures of one process version that its header and its sheet show: counts, summed times, cost and hand-overs.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { addStep, insideSums, isTimed } from '../model/subProcess.ts'
import { isHandOver } from './handOver.ts'

export interface ProcessTotals {
  /** Nodes that are work or a decision (start, end, events and notes are not). */
  steps: number
  decisions: number
  approvals: number
  flows: number
  lanes: number
  /** Flows to another lane, or to another owner inside one, see isHandOver. */
  handOvers: number
  /** Sums over all steps, seconds, by basis; not the cycle time, which weighs branches. */
  processing: { working: number; calendar: number }
  waiting: { working: number; calendar: number }
  /** Minor units. */
  cost: number
  withoutOwner: number
  withoutTime: number
}

/** Whether a node is a step of work or a decision, as steps are counted for people. */
export const isWork = (kind: RowOf<'step'>['kind']) =>
  kind !== 'start' && kind !== 'end' && kind !== 'event' && kind !== 'note' && kind !== 'parallel'

export interface TotalsOptions {
  /**
   * Sub-process steps without a time or cost of their own count with those of their child process. Only for one process on its own:
   * over several processes the children would count twice.
   */
  inside?: boolean
}

/** Totals of a version; all zero for an unknown one. */
export function processTotals(
  reader: PlanReader,
  processVersion: string,
  { inside = false }: TotalsOptions = {},
): ProcessTotals {
  const steps = reader.list('step', { processVersion })
  const flows = reader.list('sequenceFlow', { processVersion })
  const byId = new Map(steps.map((s) => [s.id, s]))
  const totals: ProcessTotals = {
    steps: 0,
    decisions: 0,
    approvals: 0,
    flows: flows.length,
    lanes: reader.list('lane', { processVersion }).length,
    handOvers: 0,
    processing: { working: 0, calendar: 0 },
    waiting: { working: 0, calendar: 0 },
    cost: 0,
    withoutOwner: 0,
    withoutTime: 0,
  }
  for (const s of steps) {
    const sums = inside ? insideSums(reader, s) : null
    addStep(totals, s, sums)
    if (s.kind === 'decision') totals.decisions++
    if (s.isApproval) totals.approvals++
    if (!isWork(s.kind)) continue
    totals.steps++
    if (s.owners.length === 0 && s.ownerRole === null) totals.withoutOwner++
    if (s.processingTime === null && s.kind !== 'decision' && !isTimed(sums)) totals.withoutTime++
  }
  for (const f of flows) {
    if (isHandOver(byId.get(f.from), byId.get(f.to))) totals.handOvers++
  }
  return totals
}
