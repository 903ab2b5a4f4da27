// Health of SOPs and training: written, approved, up to date, and everyone they touch trained.
import type { RowOf } from '../../model/plan.ts'
import { sopChanges } from '../sopStale.ts'
import { type Found, type HealthPlan, isBlank, objections, overdue, rule } from './rule.ts'

type Sop = RowOf<'sopDocument'>

/** Approved SOPs with people in their roles who have not attended a training about them since the last revision that asks for it. */
function untrained(plan: HealthPlan): Found[] {
  const peopleOf = plan.by('person', 'roles')
  return plan.all('sopDocument').flatMap((sop) => {
    if (sop.status !== 'approved' || sop.rolesToTrain.length === 0) return []
    const since = (plan.by('sopRevision', 'sop').get(sop.id) ?? [])
      .filter((r) => r.retrain && r.effectiveOn !== null && r.effectiveOn <= plan.today)
      .reduce((latest, r) => ((r.effectiveOn as string) > latest ? (r.effectiveOn as string) : latest), '')
    const trained = trainedIn(plan, sop, since)
    const touched = new Set(sop.rolesToTrain.flatMap((role) => (peopleOf.get(role) ?? []).filter((p) => p.active)))
    const count = [...touched].filter((p) => !trained.has(p.id)).length
    return count > 0 ? [{ entity: 'sopDocument' as const, id: sop.id, params: { count } }] : []
  })
}

function trainedIn(plan: HealthPlan, sop: Sop, since: string): Set<string> {
  const trainings = plan.by('training', 'sops').get(sop.id) ?? []
  const sessions = trainings
    .flatMap((t) => plan.by('trainingSession', 'training').get(t.id) ?? [])
    .filter((s) => s.status === 'held' && (s.heldOn ?? '') >= since)
  const records = sessions.flatMap((s) => plan.by('trainingAttendance', 'session').get(s.id) ?? [])
  return new Set(records.filter((r) => r.status === 'attended' && r.result !== 'failed').map((r) => r.person))
}

export const sopRules = [
  rule('processNoSop', 'sop', 'hint', (plan) => {
    const written = plan.by('sopDocument', 'process')
    const published = new Set(plan.all('processVersion').flatMap((v) => (v.status === 'published' ? v.process : [])))
    return objections(plan, 'process', (p) => published.has(p.id) && !written.has(p.id))
  }),
  rule('sopNoProcess', 'sop', 'warning', (plan) =>
    objections(plan, 'sopDocument', (s) => s.status !== 'withdrawn' && s.process === null, 'process'),
  ),
  rule('sopNotApproved', 'sop', 'error', (plan) =>
    objections(
      plan,
      'sopDocument',
      (s) => (s.status === 'draft' || s.status === 'inReview') && s.effectiveOn !== null && s.effectiveOn <= plan.today,
      'status',
    ),
  ),
  rule('sopNoApprover', 'sop', 'warning', (plan) =>
    objections(plan, 'sopDocument', (s) => s.status === 'approved' && s.approvedBy === null, 'approvedBy'),
  ),
  rule('sopReviewOverdue', 'sop', 'warning', (plan) =>
    overdue(plan, 'sopDocument', 'nextReviewOn', (s) => s.status === 'approved'),
  ),
  rule('sopStale', 'sop', 'warning', (plan) =>
    plan.all('sopDocument').flatMap((s) => {
      const count = s.status === 'approved' ? (sopChanges(plan.reader, s)?.length ?? 0) : 0
      return count > 0 ? [{ entity: 'sopDocument' as const, id: s.id, field: 'status', params: { count } }] : []
    }),
  ),
  rule('stepNoSop', 'sop', 'hint', (plan) => {
    const toBe = new Set(plan.versions.filter((v) => v.kind === 'toBe').map((v) => v.id))
    return plan.steps
      .filter((s) => s.kind === 'task' && toBe.has(s.processVersion) && isBlank(s.sopSteps))
      .map(({ id }) => ({ entity: 'step' as const, id, field: 'sopSteps' }))
  }),
]

export const trainingRules = [
  rule('sopUntrained', 'training', 'warning', untrained),
  rule('trainingPastDue', 'training', 'error', (plan) =>
    overdue(plan, 'training', 'dueOn', (t) => t.status !== 'done' && t.status !== 'cancelled'),
  ),
  rule('trainingNoOwner', 'training', 'warning', (plan) =>
    objections(
      plan,
      'training',
      (t) => t.owner === null && isBlank(t.trainer) && t.status !== 'done' && t.status !== 'cancelled',
      'owner',
    ),
  ),
  rule('sessionNoRecord', 'training', 'hint', (plan) => {
    const records = plan.by('trainingAttendance', 'session')
    return objections(plan, 'trainingSession', (s) => s.status === 'held' && !records.has(s.id))
  }),
]
