// What puts a finding right at once, where there is only one way to do it; everything else needs a person's decision.
import type { Write } from '../../commands/rows.ts'
import type { EntityName, PlanReader, RowOf } from '../../model/plan.ts'
import { branchShares } from '../branches.ts'
import { type Cadence, reviewAfter } from '../goalReview.ts'
import { perspectives, perspectiveWeightField, perspectiveWeights } from '../kpiPerspectives.ts'
import type { RaciEntity, RaciFields } from '../raci.ts'
import type { ScheduleLink } from '../schedule/schedule.ts'
import { taskOrder } from '../schedule/taskOrder.ts'
import type { Finding } from './index.ts'

interface Context {
  readonly reader: PlanReader
  /** `YYYY-MM-DD` */
  readonly today: string
  /** Gives the id of a row that the fix adds. */
  readonly newId: () => string
}
/** Writes that end the finding; null where it takes a decision. */
type Fix = (id: string, context: Context) => Write[] | null

const update = (entity: EntityName, id: string, patch: Record<string, unknown>): Write => ({
  do: 'update',
  entity,
  id,
  patch,
})

/** A step that can still be edited; steps of published versions are as they were approved. */
function draftStep({ reader }: Context, id: string): RowOf<'step'> | null {
  const step = reader.get('step', id)
  return step && reader.get('processVersion', step.processVersion)?.status === 'draft' ? step : null
}

/** A row that carries RACI and can still be edited. */
function raciRow(context: Context, id: string): (RaciFields & { entity: RaciEntity }) | null {
  const step = draftStep(context, id)
  if (step) return { ...step, entity: 'step' }
  const task = context.reader.get('task', id)
  if (task) return { ...task, entity: 'task' }
  const process = context.reader.get('process', id)
  return process ? { ...process, entity: 'process' } : null
}

/** Weights changed in proportion, in whole percent; what rounding leaves goes to the heaviest. Null where one is missing. */
export function scaledWeights(weights: readonly (number | null)[]): number[] | null {
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0)
  if (sum <= 0 || weights.some((weight) => weight === null)) return null
  const percents = weights.map((weight) => Math.round(((weight ?? 0) / sum) * 100))
  const heaviest = percents.indexOf(Math.max(...percents))
  const left = 100 - percents.reduce((total, percent) => total + percent, 0)
  return percents.map((percent, i) => (percent + (i === heaviest ? left : 0)) / 100)
}

/** Cadences in those that reviews are reckoned in. */
const cadences: Readonly<Record<string, readonly [Cadence, times: number]>> = {
  weekly: ['weekly', 1],
  biweekly: ['weekly', 2],
  monthly: ['monthly', 1],
  quarterly: ['quarterly', 1],
  halfYearly: ['monthly', 6],
  yearly: ['yearly', 1],
}

/** Sets the next review a cadence from today. */
const nextReview =
  (entity: 'goal' | 'risk' | 'sopDocument'): Fix =>
  (id, { reader, today }) => {
    const [cadence, times] = cadences[reader.get(entity, id)?.reviewCadence ?? ''] ?? []
    return cadence ? [update(entity, id, { nextReviewOn: reviewAfter(cadence, today, times) })] : null
  }

/** Least, mode and most in their order, as far as they are given. */
function inOrder(step: RowOf<'step'>, kind: 'processing' | 'waiting'): Record<string, number> {
  const fields = [`${kind}TimeMin`, `${kind}Time`, `${kind}TimeMax`] as const
  const given = fields.filter((field) => step[field] !== null)
  const values = given.map((field) => step[field] as number).sort((a, b) => a - b)
  return Object.fromEntries(given.map((field, i) => [field, values[i] as number]))
}

const fixes: Readonly<Record<string, Fix>> = {
  commentOpen: (id) => [update('comment', id, { resolved: true })],
  taskDoneUnfinished: (id) => [update('task', id, { progress: 1 })],
  goalReviewOverdue: nextReview('goal'),
  riskReviewOverdue: nextReview('risk'),
  sopReviewOverdue: nextReview('sopDocument'),
  goalWeightsOff: (id, { reader }) => {
    const parts = reader.list('goal', { parent: id }).filter((g) => g.status !== 'dropped')
    const weights = scaledWeights(parts.map((g) => g.weight))
    return weights && parts.map((g, i) => update('goal', g.id, { weight: weights[i] }))
  },
  perspectiveWeightsOff: (id, { reader }) => {
    const entered = perspectiveWeights(reader.get('plan', id))
    const weights = entered && scaledWeights(perspectives.map((p) => entered[p]))
    if (!weights) return null
    const patch = Object.fromEntries(perspectives.map((p, i) => [perspectiveWeightField[p], weights[i]]))
    return [update('plan', id, patch)]
  },
  decisionSharesOff: (id, context) => {
    const step = draftStep(context, id)
    if (!step) return null
    const { evenOut } = branchShares(step, context.reader.list('sequenceFlow', { from: id }))
    return Object.entries(evenOut).map(([flow, probability]) => update('sequenceFlow', flow, { probability }))
  },
  stepTimeRange: (id, context) => {
    const step = draftStep(context, id)
    return step && [update('step', id, { ...inOrder(step, 'processing'), ...inOrder(step, 'waiting') })]
  },
  stepNoOwner: (id, context) => {
    const step = draftStep(context, id)
    const lane = step?.lane ? context.reader.get('lane', step.lane) : undefined
    if (lane?.role) return [update('step', id, { ownerRole: lane.role, responsibleRoles: [lane.role] })]
    return lane?.person ? [update('step', id, { owners: [lane.person] })] : null
  },
  raciNoAccountable: (id, context) => {
    const row = raciRow(context, id)
    const [only, ...others] = row?.responsibleRoles ?? []
    return row && only !== undefined && others.length === 0 ? [update(row.entity, id, { ownerRole: only })] : null
  },
  raciNoResponsible: (id, context) => {
    const row = raciRow(context, id)
    return row?.ownerRole ? [update(row.entity, id, { responsibleRoles: [row.ownerRole] })] : null
  },
  taskLoop: (_, { reader }) => {
    const links = reader.list('taskDependency').map((d): ScheduleLink => ({ ...d, lag: d.lag ?? 0 }))
    const order = taskOrder(reader.list('task'), links)
    if (!('loop' in order)) return null
    const inLoop = links.filter((link) => order.loop.includes(link.from) && order.loop.includes(link.to))
    const closing = inLoop.find((link) => link.from === order.loop.at(-1) && link.to === order.loop[0])
    const removed = closing ?? inLoop[0]
    return removed ? [{ do: 'remove', entity: 'taskDependency', id: removed.id }] : null
  },
  threatNoRisk: (id, { reader, newId }) => {
    const threat = reader.get('swotEntry', id)
    if (!threat) return null
    const risk = newId()
    const position = reader.list('risk').reduce((most, row) => Math.max(most, row.position), 0) + 1
    return [
      { do: 'insert', entity: 'risk', row: { id: risk, title: threat.title, owner: threat.owner, position } },
      update('swotEntry', id, { risk }),
    ]
  },
}

/** Rules of which some findings can be put right at once; `health.fix.<id>` says how. */
export const fixedRules: readonly string[] = Object.keys(fixes)

/** The writes that end a finding, as one change; null where it takes a decision. */
export function fixOf(finding: Pick<Finding, 'rule' | 'id'>, context: Context): Write[] | null {
  const writes = fixes[finding.rule]?.(finding.id, context) ?? null
  return writes && writes.length > 0 ? writes : null
}
