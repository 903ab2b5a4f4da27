// Workload of people and roles in a period against the hours they have: process work, tasks and duties, each with where it comes from.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { expectedTime } from './flow/expectedTime.ts'
import { roleOfPerson } from './raciGenerated.ts'
import { availableHours, type Period, periodHours } from './workloadHours.ts'
import { currentVersions, type Worked } from './workloadVersions.ts'
import { volumesOf } from './workloadVolumes.ts'

export type { Period } from './workloadHours.ts'

/** What a part of somebody's load is. */
export interface WorkCause {
  readonly entity: 'step' | 'task' | 'duty'
  readonly id: string
  readonly title: string
  /** Of a step: the process it belongs to. */
  readonly process: string | null
  /** Hours of this person or role in the period. */
  readonly hours: number
  /** Of a step: how often it is done in the period, by all who do it. */
  readonly times: number | null
}

export interface Load {
  readonly id: string
  readonly hours: number
  /** Hours in the period, after holidays and leave; of a role those of its people and of posts that are not filled. */
  readonly available: number
  /** hours ÷ available; null without any availability. */
  readonly share: number | null
  /** The biggest first. */
  readonly causes: readonly WorkCause[]
}

export interface Workload {
  readonly people: readonly Load[]
  readonly roles: readonly Load[]
  /** Work that neither a person nor a role has. */
  readonly nobody: readonly WorkCause[]
  /** Processes that count for nothing because nobody said how often they run. */
  readonly withoutVolume: readonly string[]
  /** Tasks with an effort that count for nothing because they have no dates. */
  readonly withoutDates: readonly string[]
}

/** Who does a piece of work, and which part of it: a person in a role, or a role. */
interface Doer {
  readonly person: string | null
  readonly role: string | null
  readonly part: number
  /** The part of a role that its people share; otherwise posts have it that nobody in the plan fills. */
  readonly shared: boolean
}

const secondsPerHour = 3600

/**
 * Work in equal parts: of the named persons, else of the roles. With `open` (posts of a role that no person of the plan fills) the named
 * ones stand for their team: those posts do the same work.
 */
function doersOf(
  persons: readonly string[],
  roles: readonly (string | null | undefined)[],
  people: ReadonlyMap<string, RowOf<'person'>>,
  open: (role: string) => number = () => 0,
): Doer[] {
  const named = [...new Set(persons)].filter((id) => people.has(id))
  if (named.length > 0) {
    const inRole = named.map((person) => ({ person, role: roleOfPerson(people.get(person), roles) }))
    const posts = [...new Set(inRole.flatMap(({ role }) => role ?? []))].map((role) => ({ role, count: open(role) }))
    const all = posts.reduce((sum, { count }) => sum + count, named.length)
    return [
      ...inRole.map((one) => ({ ...one, part: 1 / all, shared: false })),
      ...posts.flatMap(({ role, count }) =>
        count > 0 ? [{ person: null, role, part: count / all, shared: false }] : [],
      ),
    ]
  }
  const doing = [...new Set(roles.filter((role): role is string => !!role))]
  return doing.map((role) => ({ person: null, role, part: 1 / doing.length, shared: true }))
}

/** Who a step names for its work: persons, and the roles that have it where no person is named; what it leaves open its lane says. */
export function handsOf(
  step: RowOf<'step'>,
  lane: RowOf<'lane'> | undefined,
): { persons: readonly string[]; roles: readonly (string | null | undefined)[] } {
  const ofLane = lane?.person && step.owners.length === 0 && step.ownerRole === null
  return {
    persons: ofLane ? [lane.person as string] : step.owners,
    roles: step.responsibleRoles.length > 0 ? step.responsibleRoles : [step.ownerRole ?? lane?.role],
  }
}

/** Adds up what each person and role has to do. */
function ledger(reader: PlanReader, period: Period) {
  const people = new Map(reader.list('person').map((row) => [row.id, row]))
  const hours = availableHours(reader, period)
  const ofPerson = new Map<string, WorkCause[]>()
  const ofRole = new Map<string, WorkCause[]>()
  const nobody: WorkCause[] = []
  const put = (map: Map<string, WorkCause[]>, id: string, cause: WorkCause) => {
    const list = map.get(id)
    const last = list?.at(-1)
    if (!list) map.set(id, [cause])
    // Several of one role do the same work: for the role it is one.
    else if (last?.entity === cause.entity && last.id === cause.id)
      list[list.length - 1] = { ...cause, hours: last.hours + cause.hours }
    else list.push(cause)
  }
  const book = (cause: WorkCause, doers: readonly Doer[]) => {
    if (cause.hours <= 0) return
    if (doers.length === 0) nobody.push(cause)
    for (const { person, role, part, shared } of doers) {
      const own = { ...cause, hours: cause.hours * part }
      if (role !== null) put(ofRole, role, own)
      if (person !== null) put(ofPerson, person, own)
      else if (role !== null && shared) {
        const { members, posts } = hours.team(role)
        for (const member of members) put(ofPerson, member, { ...own, hours: own.hours / posts })
      }
    }
  }
  const load = (id: string, causes: readonly WorkCause[], available: number): Load => {
    const sum = causes.reduce((all, cause) => all + cause.hours, 0)
    const sorted = [...causes].sort((a, b) => b.hours - a.hours)
    return { id, hours: sum, available, share: available > 0 ? sum / available : null, causes: sorted }
  }
  return {
    people,
    openPosts: hours.openPosts,
    book,
    nobody,
    loads: () => ({
      people: reader
        .list('person')
        .filter((person) => person.active || ofPerson.has(person.id))
        .map(({ id }) => load(id, ofPerson.get(id) ?? [], hours.person(id))),
      roles: reader.list('role').map(({ id }) => load(id, ofRole.get(id) ?? [], hours.role(id))),
    }),
  }
}

/**
 * The load of a period: visits × processing time × cases for the steps of one version of each process, the effort of tasks as far as
 * it lies in the period (spread evenly over its workdays), and the weekly hours of duties. Waiting is nobody's work. `worked` may be
 * the versions themselves, one of each process.
 */
export function workload(
  reader: PlanReader,
  period: Period,
  worked: Worked | readonly RowOf<'processVersion'>[] = 'asIs',
): Workload {
  const book = ledger(reader, period)
  const { people } = book
  const hours = periodHours(reader, period)
  const lanes = new Map(reader.list('lane').map((lane) => [lane.id, lane]))
  const versions = typeof worked === 'string' ? currentVersions(reader, worked) : worked
  const { volumes, withoutVolume } = volumesOf(reader, versions)

  for (const { step, process, perMonth } of volumes) {
    const seconds = expectedTime(step, 'processing')
    if (seconds === null || step.kind === 'delay') continue
    const { persons, roles } = handsOf(step, step.lane === null ? undefined : lanes.get(step.lane))
    const times = perMonth * hours.months
    book.book(
      {
        entity: 'step',
        id: step.id,
        title: step.title,
        process,
        hours: (times * seconds) / secondsPerHour,
        times,
      },
      doersOf(persons, roles, people, book.openPosts),
    )
  }

  const tasks = reader.list('task')
  const partsWithEffort = new Set(tasks.flatMap((task) => (task.effort !== null && task.parent ? [task.parent] : [])))
  const withoutDates: string[] = []
  for (const task of tasks) {
    if (task.effort === null || task.status === 'cancelled' || partsWithEffort.has(task.id)) continue
    const part = hours.partOf(task.startedOn ?? task.startOn, task.finishedOn ?? task.dueOn)
    if (part === null) {
      if (task.status !== 'done') withoutDates.push(task.id)
      continue
    }
    const roles = task.responsibleRoles.length > 0 ? task.responsibleRoles : [task.ownerRole]
    book.book(
      {
        entity: 'task',
        id: task.id,
        title: task.title,
        process: null,
        hours: (task.effort * part) / secondsPerHour,
        times: null,
      },
      doersOf([...(task.owner ? [task.owner] : []), ...task.participants], roles, people),
    )
  }

  for (const duty of reader.list('duty'))
    if (duty.hoursPerWeek !== null)
      book.book(
        {
          entity: 'duty',
          id: duty.id,
          title: duty.title,
          process: duty.process,
          hours: duty.hoursPerWeek * hours.weeks,
          times: null,
        },
        doersOf(duty.person ? [duty.person] : [], [duty.role], people),
      )

  return { ...book.loads(), nobody: book.nobody, withoutVolume, withoutDates }
}
