// Overlaps and gaps of duties: what several roles answer for, and what nobody has.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { nameKey } from '../model/values/context.ts'
import { isWork } from './processTotals.ts'
import { currentVersions } from './workloadVersions.ts'

export interface DutyPlace {
  readonly entity: 'step' | 'task' | 'duty'
  readonly id: string
  readonly title: string
  /** The role that answers for it there. */
  readonly role: string | null
  readonly process: string | null
}

export interface DutyOverlap {
  readonly title: string
  /** At least two places with different roles. */
  readonly places: readonly DutyPlace[]
}

export type DutyGapReason = 'noHolder' | 'roleEmpty' | 'personGone'
export interface DutyGap extends DutyPlace {
  readonly reason: DutyGapReason
}

const isOpen = ({ status }: RowOf<'task'>) => status !== 'done' && status !== 'cancelled'

/** Roles that somebody who is there has. */
export const staffedRoles = (reader: PlanReader): Set<string> =>
  new Set(reader.list('person').flatMap((person) => (person.active ? person.roles : [])))

/** Steps, tasks and duties with who answers for them. */
function placesOf(reader: PlanReader): (DutyPlace & { persons: readonly string[]; ours: boolean })[] {
  const outside = new Set(reader.list('lane').flatMap((lane) => (lane.kind === 'outside' ? [lane.id] : [])))
  const steps = currentVersions(reader, 'newest').flatMap((version) =>
    reader
      .list('step', { processVersion: version.id })
      .filter((step) => isWork(step.kind) && step.kind !== 'data' && step.kind !== 'delay')
      .map((step) => ({
        entity: 'step' as const,
        id: step.id,
        title: step.title,
        role: step.ownerRole ?? (step.responsibleRoles[0] as string | undefined) ?? null,
        process: version.process,
        persons: step.owners,
        ours: step.lane === null || !outside.has(step.lane),
      })),
  )
  const wholes = new Set(reader.list('task').flatMap((task) => task.parent ?? []))
  const tasks = reader
    .list('task')
    .filter((task) => isOpen(task) && !wholes.has(task.id))
    .map((task) => ({
      entity: 'task' as const,
      id: task.id,
      title: task.title,
      role: task.ownerRole,
      process: null,
      persons: task.owner ? [task.owner] : task.participants,
      ours: true,
    }))
  const duties = reader.list('duty').map((duty) => ({
    entity: 'duty' as const,
    id: duty.id,
    title: duty.title,
    role: duty.role,
    process: duty.process,
    persons: duty.person ? [duty.person] : [],
    ours: true,
  }))
  return [...steps, ...tasks, ...duties]
}

/** Work of the same name that different roles answer for: in several processes, or once as a step and once as a duty. */
export function dutyOverlaps(reader: PlanReader): DutyOverlap[] {
  const byTitle = new Map<string, DutyPlace[]>()
  for (const { persons, ours, ...place } of placesOf(reader)) {
    if (place.role === null || !ours || !place.title) continue
    const key = nameKey(place.title)
    byTitle.set(key, [...(byTitle.get(key) ?? []), place])
  }
  return [...byTitle.values()]
    .filter((places) => new Set(places.map(({ role }) => role)).size > 1)
    .map((places) => ({ title: places[0]?.title ?? '', places }))
}

/** Work that nobody does: without role and person, of a role in which there is nobody, or of people who have gone. */
export function dutyGaps(reader: PlanReader): DutyGap[] {
  const staffed = staffedRoles(reader)
  const there = new Set(reader.list('person').flatMap(({ id, active }) => (active ? [id] : [])))
  return placesOf(reader).flatMap(({ persons, ours, ...place }): DutyGap[] => {
    if (!ours || persons.some((id) => there.has(id))) return []
    if (place.role !== null && staffed.has(place.role)) return []
    const reason = persons.length > 0 ? 'personGone' : place.role === null ? 'noHolder' : 'roleEmpty'
    return [{ ...place, reason }]
  })
}
