// Findings about time that nobody works: the share of waiting, the longest waits, steps that bring nothing, people who are too busy.

import type { StepChange } from '../flowChange.ts'
import { busyFrom } from '../flowLoads.ts'
import type { FlowContext, Found } from './finding.ts'

const half: StepChange = { waiting: 0.5 }
const none: StepChange = { waiting: 0, processing: 0 }
const sumOf = (ids: readonly string[], value: (id: string) => number) => ids.reduce((sum, id) => sum + value(id), 0)

/** Waiting that lengthens a case, by step, the longest first. */
function waitsOf({ model, waits }: FlowContext): string[] {
  return [...model.steps.keys()].filter((id) => waits(id) > 0).sort((a, b) => waits(b) - waits(a))
}

/** Waiting makes most of the cycle time: the steps that hold four fifths of it. Halving it is what queues allow as a first goal. */
export function waitingShare(context: FlowContext): Found[] {
  const { measure, waits } = context
  const sorted = waitsOf(context)
  const all = sumOf(sorted, waits)
  if (measure.cycle <= 0 || all / measure.cycle < 0.6 || sorted.length < 3) return []
  let sum = 0
  const steps = sorted.filter((id) => {
    const needed = sum < all * 0.8
    if (needed) sum += waits(id)
    return needed
  })
  const change = { steps: new Map(steps.map((id) => [id, half])) }
  return [{ kind: 'waitingShare', steps, numbers: { seconds: all, share: all / measure.cycle }, change }]
}

/** Single steps at which a case waits for more than a tenth of its cycle time; five at most. */
export function longWaits(context: FlowContext): Found[] {
  const { measure, waits } = context
  return waitsOf(context)
    .filter((id) => waits(id) >= measure.cycle * 0.1)
    .slice(0, 5)
    .map((id) => ({
      kind: 'longWait',
      steps: [id],
      numbers: { seconds: waits(id), share: waits(id) / measure.cycle },
      change: { steps: new Map([[id, half]]) },
    }))
}

/** Steps marked as waste, each with what its removal saves. */
export function wasteSteps({ model, measure }: FlowContext): Found[] {
  return [...model.steps.values()]
    .filter(({ step }) => step.valueClass === 'waste' && (measure.visits.get(step.id) ?? 0) > 0)
    .map(({ step, processing, waiting }) => ({
      kind: 'waste',
      steps: [step.id],
      numbers: { seconds: (measure.visits.get(step.id) ?? 0) * (processing + waiting) },
      change: { steps: new Map([[step.id, none]]) },
    }))
}

/** Roles that have more work than 85 % of their time; people where no role tells the same. */
export function overloads({ loads }: FlowContext): Found[] {
  const busy = loads.filter(({ share, ofThis }) => share > busyFrom && ofThis > 0)
  const roles = busy.filter(({ entity }) => entity === 'role')
  const told = new Set(roles.flatMap(({ steps }) => steps))
  const people = busy.filter(({ entity, steps }) => entity === 'person' && steps.some((id) => !told.has(id)))
  return [...roles, ...people].map(({ name, share, hours, available, steps }) => ({
    kind: 'overload',
    steps,
    numbers: { name, share, hours: hours - available * busyFrom, available },
    weight: Math.min(1, share - busyFrom + 0.15),
  }))
}
