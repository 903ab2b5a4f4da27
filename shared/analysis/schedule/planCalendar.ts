// The working calendars of a plan: the plan's own, those of tasks and people, each with the days on which it differs.
import type { PlanReader, RowOf } from '../../model/plan.ts'
import { type CalendarRules, epochDay, isoDay, type WorkCalendar, workCalendar } from './workCalendar.ts'

export interface CalendarRows {
  readonly plan: RowOf<'plan'> | undefined
  readonly calendars: readonly RowOf<'calendar'>[]
  readonly days: readonly RowOf<'calendarDay'>[]
}

export const calendarRowsOf = (reader: PlanReader): CalendarRows => ({
  plan: reader.list('plan')[0],
  calendars: reader.list('calendar'),
  days: reader.list('calendarDay'),
})

const weekFields = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/** A day that lasts longer than this was mistyped. */
const longest = 400

/** Whether the days of such a row are worked. A shift of no hours is a day off. */
export const isWorked = ({ kind, hours }: Pick<RowOf<'calendarDay'>, 'kind' | 'hours'>): boolean =>
  (kind === 'makeUpWorkday' || kind === 'shift') && hours !== 0

/** The days of a row, first to last, `YYYY-MM-DD`. */
export function daysOf({ startOn, endOn }: Pick<RowOf<'calendarDay'>, 'startOn' | 'endOn'>): string[] {
  const first = epochDay(startOn)
  const last = Math.min(endOn ? epochDay(endOn) : first, first + longest)
  return Array.from({ length: Math.max(last - first + 1, 1) }, (_, i) => isoDay(first + i))
}

/** The calendar and those it is based on, the furthest first. */
function chain(calendars: readonly RowOf<'calendar'>[], id: string | null): RowOf<'calendar'>[] {
  const found: RowOf<'calendar'>[] = []
  for (let at = id; at; ) {
    const row = calendars.find((c) => c.id === at)
    if (!row || found.includes(row)) break
    found.unshift(row)
    at = row.basedOn
  }
  return found
}

/**
 * Rules of a calendar (null: Monday to Friday) and, where given, of one person. Days without a calendar and a person hold for all;
 * those of the calendar come before those it is based on, a person's before both.
 */
export function calendarRules(
  rows: CalendarRows,
  calendar: string | null,
  person: string | null = null,
): CalendarRules {
  const line = chain(rows.calendars, calendar)
  const own = line.at(-1)
  const weekdays = own ? weekFields.flatMap((name, i) => (own[name] ? [i + 1] : [])) : [1, 2, 3, 4, 5]
  const exceptions = new Map<string, boolean>()
  const take = (of: (day: RowOf<'calendarDay'>) => boolean) => {
    for (const row of rows.days) if (of(row)) for (const day of daysOf(row)) exceptions.set(day, isWorked(row))
  }
  take((day) => day.calendar === null && day.person === null)
  for (const { id } of line) take((day) => day.calendar === id && day.person === null)
  if (person) take((day) => day.person === person)
  return { weekdays, exceptions }
}

/** Length of the plan's working day in seconds. */
export function secondsPerDay({ plan, calendars }: CalendarRows): number {
  const own = plan?.calendar ? calendars.find((c) => c.id === plan.calendar)?.hoursPerDay : null
  return Math.round((own || plan?.hoursPerDay || 8) * 3600)
}

/** The calendar that the plan is scheduled on. */
export const planCalendar = (rows: CalendarRows): WorkCalendar =>
  workCalendar(calendarRules(rows, rows.plan?.calendar ?? null))

/** The calendar of a task where it differs from the plan's: its own, else its owner's, with the owner's shifts and leave. */
export function taskCalendars(
  rows: CalendarRows,
  people: readonly RowOf<'person'>[],
): (task: Pick<RowOf<'task'>, 'calendar' | 'owner'>) => WorkCalendar | null {
  const byId = new Map(people.map((person) => [person.id, person]))
  const differing = new Set(rows.days.flatMap((day) => day.person ?? []))
  const known = new Map<string, WorkCalendar>()
  return ({ calendar, owner }) => {
    const person = owner ? byId.get(owner) : undefined
    const of = calendar ?? person?.calendar ?? null
    const leave = owner && differing.has(owner) ? owner : null
    if (!of && !leave) return null
    const key = `${of} ${leave}`
    const made = known.get(key) ?? workCalendar(calendarRules(rows, of ?? rows.plan?.calendar ?? null, leave))
    known.set(key, made)
    return made
  }
}
