// A change of a process as a what-if: what is left of the times of its steps and of the shares of its ways, and the model after it.
import type { WaysOut } from '../workloadVisits.ts'
import type { FlowModel, FlowStep } from './flowModel.ts'

/** What becomes of a step's time, as the part that is left of it; `aside`: it no longer lengthens the case. */
export interface StepChange {
  readonly processing?: number
  readonly waiting?: number
  readonly aside?: boolean
}
/** A what-if: by step what is left of its times, by flow what is left of the share of cases that take it. */
export interface FlowChange {
  readonly steps?: ReadonlyMap<string, StepChange>
  readonly flows?: ReadonlyMap<string, number>
}

/** What is left of a step. */
export function changedStep(step: FlowStep, { processing = 1, waiting = 1, aside }: StepChange): FlowStep {
  if (processing === 1 && waiting === 1 && !aside) return step
  return {
    ...step,
    processing: step.processing * processing,
    waiting: step.waiting * waiting,
    work: step.work * processing,
    cost: step.cost * processing,
    ...(aside ? { aside } : {}),
  }
}

/** The model after a change; the same flow where no case goes another way. What a way loses goes to the other ways of its decision; a way that is the only one keeps its cases. */
export function changed(model: FlowModel, change: FlowChange): FlowModel {
  const steps = new Map(model.steps)
  for (const [id, what] of change.steps ?? []) {
    const step = steps.get(id)
    if (step) steps.set(id, changedStep(step, what))
  }
  const left = change.flows
  if (!left || left.size === 0) return { flow: model.flow, steps }
  const ways = new Map(model.flow.ways)
  let isOther = false
  for (const [id, out] of model.flow.ways) {
    const now = weighed(out, left)
    if (now === out) continue
    ways.set(id, now)
    isOther = true
  }
  return { flow: isOther ? { ...model.flow, ways } : model.flow, steps }
}

function weighed(out: WaysOut, left: ReadonlyMap<string, number>): WaysOut {
  if (out.splits || !out.flows.some(({ id }) => left.has(id))) return out
  const kept = out.flows.map(({ id }, i) =>
    left.has(id) ? (out.shares[i] as number) * (left.get(id) as number) : null,
  )
  const taken = kept.reduce<number>((sum, share) => sum + (share ?? 0), 0)
  const others = out.shares.reduce((sum, share, i) => sum + (kept[i] === null ? share : 0), 0)
  if (others <= 0) return out
  return { ...out, shares: out.shares.map((share, i) => kept[i] ?? (share / others) * (1 - taken)) }
}

/** Several changes made together: of each step and flow the least that one of them leaves. */
export function together(changes: readonly FlowChange[]): FlowChange {
  const steps = new Map<string, StepChange>()
  const flows = new Map<string, number>()
  for (const change of changes) {
    for (const [id, { processing = 1, waiting = 1, aside = false }] of change.steps ?? []) {
      const before = steps.get(id)
      steps.set(id, {
        processing: Math.min(processing, before?.processing ?? 1),
        waiting: Math.min(waiting, before?.waiting ?? 1),
        aside: aside || (before?.aside ?? false),
      })
    }
    for (const [id, left] of change.flows ?? []) flows.set(id, Math.min(left, flows.get(id) ?? 1))
  }
  return { steps, flows }
}
