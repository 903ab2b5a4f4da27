// Health of the team: every role filled, nobody overloaded, nobody who has left still answers for work, every duty has one holder.
import { dutyGaps, dutyOverlaps } from '../dutiesChecked.ts'
import { workload } from '../workload.ts'
import { monthOf } from '../workloadHours.ts'
import { daysBetween, type Found, type HealthPlan, objections, rule } from './rule.ts'

/** Roles that own or do a step or a task. */
function rolesAtWork(plan: HealthPlan): Set<string> {
  const rows = [...plan.steps, ...plan.all('task'), ...plan.all('process')]
  return new Set(rows.flatMap((row) => [...(row.ownerRole ? [row.ownerRole] : []), ...row.responsibleRoles]))
}

/** People who are inactive or have left, with how much still hangs on them. */
function gone(plan: HealthPlan): Found[] {
  const steps = new Map<string, number>()
  const count = (id: string | null) => id && steps.set(id, (steps.get(id) ?? 0) + 1)
  for (const step of plan.steps) step.owners.forEach(count)
  for (const task of plan.all('task')) if (task.status !== 'done' && task.status !== 'cancelled') count(task.owner)
  for (const goal of plan.all('goal')) if (goal.status !== 'done' && goal.status !== 'dropped') count(goal.owner)
  for (const risk of plan.all('risk')) if (risk.status !== 'closed') count(risk.owner)
  return plan.all('person').flatMap((person) => {
    const left = !person.active || (person.leftOn !== null && daysBetween(person.leftOn, plan.today) > 0)
    const held = steps.get(person.id) ?? 0
    return left && held > 0 ? [{ entity: 'person' as const, id: person.id, params: { count: held } }] : []
  })
}

export const peopleRules = [
  rule('roleNobody', 'people', 'warning', (plan) => {
    const staffed = new Set(plan.all('person').flatMap((p) => (p.active ? p.roles : [])))
    const atWork = rolesAtWork(plan)
    return objections(plan, 'role', (r) => atWork.has(r.id) && !staffed.has(r.id))
  }),
  rule('personGone', 'people', 'error', gone),
  rule('personNoHours', 'people', 'hint', (plan) =>
    objections(plan, 'person', (p) => p.active && p.hoursPerWeek === null, 'hoursPerWeek'),
  ),
  rule('personNoRole', 'people', 'hint', (plan) =>
    objections(plan, 'person', (p) => p.active && p.roles.length === 0, 'roles'),
  ),
  rule('dutyNobody', 'people', 'warning', (plan) =>
    dutyGaps(plan.reader).flatMap(({ entity, id }) => (entity === 'duty' ? [{ entity, id, field: 'role' }] : [])),
  ),
  rule('dutyOverlap', 'people', 'hint', (plan) =>
    dutyOverlaps(plan.reader).flatMap(({ places }) => {
      const roles = new Set(places.map(({ role }) => role))
      const names = [...roles].flatMap((id) => (id && plan.reader.get('role', id)?.name) || [])
      const [first] = places
      return first ? [{ entity: first.entity, id: first.id, params: { roles: names.join(' / ') } }] : []
    }),
  ),
  rule(
    'personOverloaded',
    'people',
    'warning',
    (plan, limit) =>
      workload(plan.reader, monthOf(plan.today)).people.flatMap(({ id, hours, available, share }) =>
        share !== null && share * 100 > limit
          ? [
              {
                entity: 'person' as const,
                id,
                field: 'hoursPerWeek',
                params: { hours: Math.round(hours), available: Math.round(available), share: Math.round(share * 100) },
              },
            ]
          : [],
      ),
    100,
  ),
]
