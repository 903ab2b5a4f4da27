// Health of processes: mapped, owned, timed, decided, connected, and clear about who answers for what.
import type { RowOf } from '../../model/plan.ts'
import { branchShares } from '../branches.ts'
import { consultedLimit, isBegun, type RaciEntity, type RaciFields, type RaciIssue } from '../raci.ts'
import { raciJudge } from '../raciJudge.ts'
import { type Found, type HealthPlan, isBlank, objections, rule } from './rule.ts'

type Step = RowOf<'step'>
const workKinds = new Set<Step['kind']>(['task', 'subprocess', 'document', 'data', 'delay', 'decision'])
const timedKinds = new Set<Step['kind']>(['task', 'subprocess', 'document', 'delay'])
/** Stand beside the flow of work. */
const besideFlow = new Set<Step['kind']>(['note', 'data', 'document'])
const isProcess = ({ kind }: RowOf<'process'>) => kind === 'process'

const steps = (plan: HealthPlan, isWrong: (step: Step) => boolean, field?: keyof Step & string): Found[] =>
  plan.steps.filter(isWrong).map(({ id }) => ({ entity: 'step', id, ...(field ? { field } : {}) }))

/** Steps that no way from a start reaches; versions without a start are another rule's. */
function unreachable(plan: HealthPlan): Found[] {
  return plan.versions.flatMap((version) => {
    const inside = plan.by('step', 'processVersion').get(version.id) ?? []
    const open = inside.filter((s) => s.kind === 'start').map((s) => s.id)
    if (open.length === 0) return []
    const reached = new Set(open)
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const { to } of plan.by('sequenceFlow', 'from').get(at) ?? []) {
        if (!reached.has(to)) open.push(to)
        reached.add(to)
      }
    }
    return inside
      .filter((s) => !reached.has(s.id) && !besideFlow.has(s.kind) && s.kind !== 'event')
      .map(({ id }): Found => ({ entity: 'step', id }))
  })
}

const versionsWithout = (plan: HealthPlan, kind: Step['kind']): Found[] =>
  plan.versions
    .filter((v) => {
      const inside = plan.by('step', 'processVersion').get(v.id) ?? []
      return inside.length > 0 && !inside.some((s) => s.kind === kind)
    })
    .map(({ id }) => ({ entity: 'processVersion', id }))

function sharesOff(plan: HealthPlan): Found[] {
  return plan.steps.flatMap((step) => {
    const ways = plan.by('sequenceFlow', 'from').get(step.id) ?? []
    if (step.kind !== 'decision' || ways.length < 2) return []
    const { state, sum } = branchShares(step, ways)
    return state === 'off' || state === 'open'
      ? [{ entity: 'step' as const, id: step.id, params: { sum: Math.round(sum * 100) } }]
      : []
  })
}

function sameTitles(plan: HealthPlan): Found[] {
  return plan.versions.flatMap((version) => {
    const seen = new Set<string>()
    return (plan.by('step', 'processVersion').get(version.id) ?? []).flatMap(({ id, kind, title }): Found[] => {
      if (!timedKinds.has(kind) || isBlank(title)) return []
      if (seen.has(title)) return [{ entity: 'step', id, field: 'title' }]
      seen.add(title)
      return []
    })
  })
}

/**
 * Rows that break a RACI rule, as the matrix marks them. Where no role has a letter yet, that nobody does it is another rule's; only
 * several persons without one who answers are told here.
 */
function raciFound(plan: HealthPlan, issue: RaciIssue, field: keyof RaciFields, limit?: number): Found[] {
  const judge = raciJudge(plan.reader, limit)
  const marked = (row: RaciFields, issues: readonly RaciIssue[]) =>
    issues.includes(issue) && (issue === 'manyAccountable' || isBegun(row))
  const params = (row: RaciFields) =>
    issue === 'manyConsulted' ? { params: { count: row.consultedRoles.length } } : {}
  const found = (entity: RaciEntity, row: RaciFields & { id: string }, issues: readonly RaciIssue[]): Found[] =>
    marked(row, issues) ? [{ entity, id: row.id, field, ...params(row) }] : []
  return [
    ...plan.steps.flatMap((step) => found('step', step, judge.step(step))),
    ...plan.all('task').flatMap((task) => found('task', task, judge.task(task))),
    ...plan.all('process').flatMap((process) => found('process', process, judge.process(process))),
  ]
}

export const processRules = [
  rule('processEmpty', 'process', 'warning', (plan) => {
    const mapped = new Set(plan.all('step').map((s) => s.processVersion))
    const versions = plan.by('processVersion', 'process')
    return objections(plan, 'process', (p) => isProcess(p) && !versions.get(p.id)?.some((v) => mapped.has(v.id)))
  }),
  rule('processNoOwner', 'process', 'warning', (plan) =>
    objections(plan, 'process', (p) => isProcess(p) && p.owner === null && p.ownerRole === null, 'owner'),
  ),
  rule('processNoCustomer', 'process', 'hint', (plan) =>
    objections(plan, 'process', (p) => isProcess(p) && (isBlank(p.customer) || isBlank(p.result)), 'customer'),
  ),
  rule('processNoVolume', 'process', 'hint', (plan) =>
    objections(plan, 'process', (p) => isProcess(p) && p.volumePerMonth === null, 'volumePerMonth'),
  ),
  rule('processNoToBe', 'process', 'hint', (plan) => {
    const versions = plan.by('processVersion', 'process')
    const planned = (id: string) => versions.get(id)?.some((v) => v.kind === 'toBe' || v.status === 'published')
    return objections(plan, 'process', (p) => isProcess(p) && versions.has(p.id) && !planned(p.id))
  }),
  rule('versionNoStart', 'process', 'error', (plan) => versionsWithout(plan, 'start')),
  rule('versionNoEnd', 'process', 'error', (plan) => versionsWithout(plan, 'end')),
  rule('stepNoOwner', 'process', 'warning', (plan) =>
    // Where a role has another letter, the missing A is told by the rule of RACI.
    steps(plan, (s) => workKinds.has(s.kind) && s.owners.length === 0 && !isBegun(s), 'ownerRole'),
  ),
  rule('stepNoTime', 'process', 'warning', (plan) =>
    steps(
      plan,
      (s) => timedKinds.has(s.kind) && s.processingTime === null && s.waitingTime === null && s.subProcess === null,
      'processingTime',
    ),
  ),
  rule('stepTimeGuessed', 'process', 'hint', (plan) =>
    steps(
      plan,
      (s) => s.processingTime !== null && (s.timingEvidence === null || s.timingEvidence === 'guess'),
      'timingEvidence',
    ),
  ),
  rule('stepTimeRange', 'process', 'error', (plan) =>
    steps(
      plan,
      (s) => {
        const outOfOrder = (least: number | null, mode: number | null, most: number | null) =>
          (least !== null && mode !== null && least > mode) ||
          (most !== null && mode !== null && most < mode) ||
          (least !== null && most !== null && least > most)
        return (
          outOfOrder(s.processingTimeMin, s.processingTime, s.processingTimeMax) ||
          outOfOrder(s.waitingTimeMin, s.waitingTime, s.waitingTimeMax)
        )
      },
      'processingTimeMin',
    ),
  ),
  rule('stepNotValued', 'process', 'hint', (plan) =>
    steps(plan, (s) => timedKinds.has(s.kind) && s.valueClass === null, 'valueClass'),
  ),
  rule('stepWasteKept', 'process', 'warning', (plan) => {
    const toBe = new Set(plan.versions.filter((v) => v.kind === 'toBe').map((v) => v.id))
    return steps(plan, (s) => s.valueClass === 'waste' && toBe.has(s.processVersion), 'valueClass')
  }),
  rule('stepUnreachable', 'process', 'error', unreachable),
  rule('stepDeadEnd', 'process', 'error', (plan) => {
    const goesOn = plan.by('sequenceFlow', 'from')
    return steps(plan, (s) => s.kind !== 'end' && !besideFlow.has(s.kind) && !goesOn.has(s.id))
  }),
  rule('stepSameTitle', 'process', 'hint', sameTitles),
  rule('stepNoSubProcess', 'process', 'warning', (plan) =>
    steps(plan, (s) => s.kind === 'subprocess' && s.subProcess === null, 'subProcess'),
  ),
  rule('decisionOneWay', 'process', 'warning', (plan) => {
    const ways = plan.by('sequenceFlow', 'from')
    return steps(plan, (s) => s.kind === 'decision' && ways.get(s.id)?.length === 1)
  }),
  rule('decisionNoLabel', 'process', 'warning', (plan) => {
    const ways = plan.by('sequenceFlow', 'from')
    return steps(
      plan,
      (s) =>
        s.kind === 'decision' && (ways.get(s.id)?.length ?? 0) > 1 && !!ways.get(s.id)?.some((f) => isBlank(f.label)),
    )
  }),
  rule('decisionSharesOff', 'process', 'error', sharesOff),
  rule(
    'tooManyApprovals',
    'process',
    'hint',
    (plan, limit) =>
      plan.versions.flatMap(({ id }) => {
        const count = (plan.by('step', 'processVersion').get(id) ?? []).filter((s) => s.isApproval).length
        return count > limit ? [{ entity: 'processVersion' as const, id, params: { count } }] : []
      }),
    3,
  ),
  rule('raciNoAccountable', 'process', 'error', (plan) => raciFound(plan, 'noAccountable', 'ownerRole')),
  rule('raciManyAccountable', 'process', 'warning', (plan) => raciFound(plan, 'manyAccountable', 'ownerRole')),
  rule('raciNoResponsible', 'process', 'hint', (plan) => raciFound(plan, 'noResponsible', 'responsibleRoles')),
  rule(
    'raciManyConsulted',
    'process',
    'hint',
    (plan, limit) => raciFound(plan, 'manyConsulted', 'consultedRoles', limit),
    consultedLimit,
  ),
]
