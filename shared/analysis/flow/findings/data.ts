// Findings about what the figures lack: volume, times, shares of decisions, owners, and evidence of times.
import { branchShares } from '../../branches.ts'
import { isWork } from '../../processTotals.ts'
import { untimedSteps } from '../flowFigures.ts'
import type { FlowContext, Found } from './finding.ts'

/** How much of the cycle time may rest on guesses before it is said. */
const guessesFrom = 0.3

export function missingData({ model, measure, perMonth, isOutside }: FlowContext): Found[] {
  const all = [...model.steps.values()]
  const reached = all.filter(({ step }) => (measure.visits.get(step.id) ?? 0) > 0)
  const untimed = untimedSteps(model)
  const unshared = all.flatMap(({ step }) => {
    const flows = model.flow.ways.get(step.id)?.flows ?? []
    return step.kind === 'decision' && flows.length > 1 && branchShares(step, flows).state !== 'complete'
      ? [step.id]
      : []
  })
  const unowned = all.flatMap(({ step }) =>
    isWork(step.kind) && step.ownerRole === null && step.owners.length === 0 && !isOutside(step) ? [step.id] : [],
  )
  const guessed = reached.filter(
    ({ step, processing, waiting }) =>
      processing + waiting > 0 && (step.timingEvidence === null || step.timingEvidence === 'guess'),
  )
  const resting = guessed.reduce(
    (sum, { step, processing, waiting }) => sum + (measure.critical.get(step.id) ?? 0) * (processing + waiting),
    0,
  )
  const list = (kind: Found['kind'], steps: string[]): Found[] =>
    steps.length > 0 ? [{ kind, steps, numbers: { count: steps.length } }] : []
  return [
    ...(perMonth === null && all.length > 0 ? [{ kind: 'noVolume' as const, steps: [], numbers: {} }] : []),
    ...list('noTime', untimed),
    ...list('noShares', unshared),
    ...list('noOwner', unowned),
    ...(measure.cycle > 0 && resting / measure.cycle >= guessesFrom
      ? [
          {
            kind: 'guessed' as const,
            steps: guessed.map(({ step }) => step.id),
            numbers: { count: guessed.length, share: resting / measure.cycle },
          },
        ]
      : []),
  ]
}
