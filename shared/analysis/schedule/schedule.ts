// Places tasks in working time, forward from their starts, and finds the critical path (critical path method, Kelley & Walker 1959).
import { taskOrder } from './taskOrder.ts'
import { type Place, type TimeAxis, timeAxis } from './timeAxis.ts'
import type { WorkCalendar } from './workCalendar.ts'

/** Finish-to-start, start-to-start, finish-to-finish, start-to-finish. */
export type LinkKind = 'FS' | 'SS' | 'FF' | 'SF'

export interface ScheduleTask {
  readonly id: string
  /** The task it is part of. A task with parts spans them: its own duration, start and pin count for nothing. */
  readonly parent?: string | null
  /** Working seconds; 0 is a milestone. */
  readonly duration: number
  /** Not before this day (`YYYY-MM-DD`). */
  readonly start?: string | null
  /** It starts on `start`, whatever its predecessors say (begun, done, or set by hand). */
  readonly pinned?: boolean
  /** The day by which it must be done. */
  readonly due?: string | null
  /** Where its days differ from the plan's: its own calendar. It then takes whole days of that calendar. */
  readonly calendar?: WorkCalendar | null
}

export interface ScheduleLink {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: LinkKind
  /** Seconds that must pass, negative for an overlap. */
  readonly lag?: number
  /** Lag counts in working time, or in calendar time (86,400 s a day). */
  readonly lagBasis?: 'working' | 'calendar'
}

export interface ScheduleInput {
  readonly tasks: readonly ScheduleTask[]
  /** Links to or from unknown tasks count for nothing. */
  readonly links: readonly ScheduleLink[]
  readonly calendar: WorkCalendar
  /** Length of a working day. */
  readonly secondsPerDay: number
  /** Tasks without a start and without predecessors start here. */
  readonly start: string
}

export interface ScheduledTask {
  /** First and last worked day. */
  readonly start: string
  readonly finish: string
  /** Working seconds by which it can slip without moving the end of the plan; negative where a pinned date cannot be held. */
  readonly totalSlack: number
  /** … without moving any successor. */
  readonly freeSlack: number
  readonly critical: boolean
  /** Working days that it ends after its due day; 0 in time or without one. */
  readonly lateBy: number
  /** Ids of links that its pinned start breaks. */
  readonly broken: readonly string[]
}

export type Schedule =
  | { readonly tasks: ReadonlyMap<string, ScheduledTask>; readonly start: string; readonly finish: string }
  /** Tasks that wait for each other, in the order of the loop. */
  | { readonly loop: readonly string[] }

/**
 * Earliest places of all tasks, their slack against the end of the whole, and what is critical. A link to a task with parts holds
 * for every part; a link from one takes its earliest start or latest finish. Milestones that predecessors drive fall on the day on
 * which these end.
 */
export function schedule(input: ScheduleInput): Schedule {
  const order = taskOrder(input.tasks, input.links)
  if ('loop' in order) return order
  const { sequence, parts, incoming } = order
  const byId = new Map(input.tasks.map((t) => [t.id, t]))
  const axis = timeAxis(input.calendar, input.secondsPerDay)
  const opening = axis.opens(input.start)
  const places = new Map<string, Place>()
  const broken = new Map<string, string[]>()

  for (const id of sequence) {
    const inside = parts.get(id)
    if (inside) {
      places.set(id, spanOf(inside, places))
      continue
    }
    const task = byId.get(id) as ScheduleTask
    const own = task.start ? axis.opens(task.start) : undefined
    let from = own ?? (incoming.has(id) ? -Infinity : opening)
    let driven = false
    for (const link of incoming.get(id) ?? []) {
      const least = earliest(axis, link, places.get(link.from) as Place, task.duration)
      if (task.pinned && own !== undefined) {
        if (least > own) broken.set(id, [...(broken.get(id) ?? []), link.id])
      } else if (least > from || (least === from && own === undefined)) {
        from = least
        driven = true
      }
    }
    // An overlap or a finish-driven link may ask for a start before everything: the plan opens when it opens.
    if (own === undefined && from < opening) {
      from = opening
      driven = false
    }
    places.set(
      id,
      task.calendar
        ? axis.along(task.calendar, from, task.duration, driven)
        : { from, to: from + task.duration, driven },
    )
  }
  return judged(input, axis, places, order, broken)
}

/** The least start that `link` allows its successor. */
function earliest(axis: TimeAxis, link: ScheduleLink, before: Place, duration: number): number {
  const after = axis.later(fromFinish(link) ? before.to : before.from, link, closes(link, before))
  return link.kind === 'FF' || link.kind === 'SF' ? after - duration : after
}

const fromFinish = ({ kind }: ScheduleLink) => kind === 'FS' || kind === 'FF'
/** Whether the moment that a link counts from closes a day; a milestone with a date of its own opens it. */
const closes = (link: ScheduleLink, { from, to, driven }: Place) => fromFinish(link) && (from < to || driven)

function spanOf(ids: readonly string[], places: ReadonlyMap<string, Place>): Place {
  const inside = ids.map((id) => places.get(id) as Place)
  return {
    from: Math.min(...inside.map((p) => p.from)),
    to: Math.max(...inside.map((p) => p.to)),
    driven: inside.every((p) => p.driven),
  }
}

type Order = Exclude<ReturnType<typeof taskOrder>, { loop: readonly string[] }>

/** The backward pass, and every task as it is reported. */
function judged(
  input: ScheduleInput,
  axis: TimeAxis,
  places: ReadonlyMap<string, Place>,
  { sequence, parts, outgoing }: Order,
  broken: ReadonlyMap<string, readonly string[]>,
): Schedule {
  const byId = new Map(input.tasks.map((t) => [t.id, t]))
  const placeOf = (id: string) => places.get(id) as Place
  const end = [...places.values()].reduce((last, { to }) => Math.max(last, to), axis.opens(input.start))
  /** Latest finish of each task. */
  const latest = new Map<string, number>()
  /** Latest finish that leaves every successor where it is. */
  const unmoved = new Map<string, number>()
  const lower = (map: Map<string, number>, id: string, limit: number) =>
    map.set(id, Math.min(map.get(id) ?? end, limit))

  /** The task itself, or the parts of a whole that start when it does. */
  const firstOf = (id: string): string[] =>
    parts.get(id)?.flatMap((part) => (placeOf(part).from === placeOf(id).from ? firstOf(part) : [])) ?? [id]

  for (const id of sequence.toReversed()) {
    const inside = parts.get(id)
    const place = placeOf(id)
    for (const link of outgoing.get(id) ?? []) {
      const next = placeOf(link.to)
      const length = next.to - next.from
      const pinned = byId.get(link.to)?.pinned === true && byId.get(link.to)?.start
      const allowed = pinned ? next.to : (latest.get(link.to) ?? end)
      for (const [map, finish] of [
        [latest, allowed],
        [unmoved, next.to],
      ] as const) {
        const toStart = link.kind === 'FS' || link.kind === 'SS'
        const limit = axis.earlier(toStart ? finish - length : finish, link, closes(link, place))
        if (fromFinish(link)) lower(map, id, limit)
        // What waits for a start waits for the first part of a whole alone.
        else for (const first of firstOf(id)) lower(map, first, limit + placeOf(first).to - place.from)
      }
    }
    if (!latest.has(id)) latest.set(id, end)
    if (!unmoved.has(id)) unmoved.set(id, end)
    for (const part of inside ?? []) {
      lower(latest, part, latest.get(id) as number)
      lower(unmoved, part, unmoved.get(id) as number)
    }
  }

  const tasks = new Map<string, ScheduledTask>()
  const slackOf = (id: string): number => {
    const inside = parts.get(id)
    return inside ? Math.min(...inside.map(slackOf)) : (latest.get(id) as number) - placeOf(id).to
  }
  for (const { id, due } of input.tasks) {
    const place = placeOf(id)
    const totalSlack = slackOf(id)
    const finish = axis.lastDay(place)
    tasks.set(id, {
      start: axis.firstDay(place),
      finish,
      totalSlack,
      freeSlack: Math.min((unmoved.get(id) as number) - place.to, Math.max(totalSlack, 0)),
      critical: totalSlack <= 0,
      lateBy: due ? Math.max(0, input.calendar.workdaysBetween(due, finish)) : 0,
      broken: broken.get(id) ?? [],
    })
  }
  const days = [...tasks.values()]
  return {
    tasks,
    start: days.reduce((first, t) => (t.start < first ? t.start : first), days[0]?.start ?? input.start),
    finish: days.reduce((last, t) => (t.finish > last ? t.finish : last), days[0]?.finish ?? input.start),
  }
}
