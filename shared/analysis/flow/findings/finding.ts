// What the analysis of a flow finds: a kind, the steps it is about, the numbers of its sentence, and the change it proposes as a what-if.
import type { PlanReader, RowOf } from '../../../model/plan.ts'
import type { FlowChange } from '../flowChange.ts'
import type { FlowLoad } from '../flowLoads.ts'
import type { FlowMeasure } from '../flowMeasure.ts'
import type { FlowModel } from '../flowModel.ts'

/** `data`: what the figures lack; the others are about the flow itself. */
export const findingKinds = [
  'overload',
  'waitingShare',
  'longWait',
  'rework',
  'waste',
  'approvals',
  'parallel',
  'pingPong',
  'mergeSteps',
  'needlessDecision',
  'noVolume',
  'noTime',
  'noShares',
  'noOwner',
  'guessed',
] as const
export type FindingKind = (typeof findingKinds)[number]
export const dataKinds: ReadonlySet<FindingKind> = new Set(['noVolume', 'noTime', 'noShares', 'noOwner', 'guessed'])

/** Numbers and names that a finding's sentence is made of; times in seconds of working time. */
export interface FindingNumbers {
  readonly count?: number
  readonly seconds?: number
  readonly share?: number
  readonly hours?: number
  readonly available?: number
  /** Who is meant. */
  readonly name?: string
  /** The step where it is decided. */
  readonly at?: string
}

export interface Found {
  readonly kind: FindingKind
  readonly steps: readonly string[]
  readonly numbers: FindingNumbers
  /** What is proposed; without one nothing is gained in time by itself. */
  readonly change?: FlowChange
  /** How much it matters, 0 … 1, where it gains nothing by itself. */
  readonly weight?: number
}

/** What rules look at: the version's rows, its model, what it measures and who is busy. */
export interface FlowContext {
  readonly reader: PlanReader
  readonly version: RowOf<'processVersion'>
  readonly model: FlowModel
  readonly measure: FlowMeasure
  readonly loads: readonly FlowLoad[]
  readonly perMonth: number | null
  /** Seconds by which a step lengthens a case. */
  readonly waits: (step: string) => number
  readonly place: ReadonlyMap<string, number>
  readonly into: ReadonlyMap<string, readonly string[]>
  readonly isOutside: (step: RowOf<'step'>) => boolean
}

/** Nodes that only lead on: no work is done there. */
const passing: ReadonlySet<RowOf<'step'>['kind']> = new Set(['parallel', 'event', 'note'])
export const isPassing = (kind: RowOf<'step'>['kind']): boolean => passing.has(kind)

/** Steps that a case comes to next from one step, nodes that only lead on left out; decisions too, where `through` says so. */
export function nextWork(
  { model }: FlowContext,
  from: string,
  through: (step: RowOf<'step'>) => boolean = ({ kind }) => isPassing(kind),
): string[] {
  const found = new Set<string>()
  const seen = new Set([from])
  const open = (model.flow.ways.get(from)?.flows ?? []).map(({ to }) => to)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const step = model.steps.get(at)?.step
    if (!step) continue
    if (through(step)) open.push(...(model.flow.ways.get(at)?.flows ?? []).map(({ to }) => to))
    else found.add(at)
  }
  return [...found]
}
