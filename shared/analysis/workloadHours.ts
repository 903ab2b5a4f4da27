// Hours in a period: its length in months and working weeks, and what people and roles have after holidays, leave and start dates.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { calendarRowsOf, calendarRules, planCalendar } from './schedule/planCalendar.ts'
import { epochDay, type WorkCalendar, workCalendar } from './schedule/workCalendar.ts'

/** First and last day, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** The month that a day lies in, or the one `by` months later. */
export function monthOf(day: string, by = 0): Period {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by
  const date = (at: number) => new Date(Date.UTC(Math.floor(month / 12), (month % 12) + at, at === 0 ? 1 : 0))
  return { from: date(0).toISOString().slice(0, 10), to: date(1).toISOString().slice(0, 10) }
}

/** The quarter that a day lies in, or the one `by` quarters later. */
export function quarterOf(day: string, by = 0): Period {
  const into = (Number(day.slice(5, 7)) - 1) % 3
  return { from: monthOf(day, by * 3 - into).from, to: monthOf(day, by * 3 - into + 2).to }
}

/** Workdays from the first to the last day, both included. */
const workdays = (calendar: WorkCalendar, from: string, to: string): number =>
  from > to ? 0 : calendar.workdaysBetween(from, to) + (calendar.isWorkday(from) ? 1 : 0)
const later = (a: string, b: string | null) => (b !== null && b > a ? b : a)
const earlier = (a: string, b: string | null) => (b !== null && b < a ? b : a)

/** Months of a period; a part of a month counts by its days. */
function monthsOf({ from, to }: Period): number {
  let sum = 0
  for (let at = from; at <= to; ) {
    const month = monthOf(at)
    const end = earlier(to, month.to)
    sum += (epochDay(end) - epochDay(at) + 1) / (epochDay(month.to) - epochDay(month.from) + 1)
    at = monthOf(at, 1).from
  }
  return sum
}

/** The period as work is spread over it. */
export function periodHours(reader: PlanReader, period: Period) {
  const rows = calendarRowsOf(reader)
  const calendar = planCalendar(rows)
  const days = workdays(calendar, period.from, period.to)
  return {
    months: monthsOf(period),
    /** Of five workdays, or as many as the plan says. */
    weeks: days / (rows.plan?.daysPerWeek || 5),
    /** The part of work from one day to another that lies in the period; null where the days are not known. */
    partOf(from: string | null, to: string | null): number | null {
      const [first, last] = [from ?? to, to ?? from]
      if (first === null || last === null || first > last) return null
      const whole = workdays(calendar, first, last)
      const inside = workdays(calendar, later(period.from, first), earlier(period.to, last))
      if (whole > 0) return inside / whole
      // Nothing but days off: the work is done all the same, on the first of them.
      return first >= period.from && first <= period.to ? 1 : 0
    },
  }
}

interface Team {
  /** People in this role who are there. */
  readonly members: readonly string[]
  /** How many share the role's work: its headcount, or its people where they are more. */
  readonly posts: number
}

/** The hours that people and roles have in a period. */
export function availableHours(reader: PlanReader, period: Period) {
  const rows = calendarRowsOf(reader)
  const { plan } = rows
  const fullWeek = (plan?.hoursPerDay || 8) * (plan?.daysPerWeek || 5)
  const people = new Map(reader.list('person').map((row) => [row.id, row]))
  const differing = new Set(rows.days.flatMap((day) => day.person ?? []))
  const calendars = new Map<string, { calendar: WorkCalendar; week: number }>()
  const calendarOf = (id: string | null, person: string | null) => {
    const key = `${id} ${person}`
    let made = calendars.get(key)
    if (!made) {
      const rules = calendarRules(rows, id, person)
      made = { calendar: workCalendar(rules), week: rules.weekdays.length || 7 }
      calendars.set(key, made)
    }
    return made
  }
  const inPeriod = (hoursPerWeek: number, id: string | null, person: RowOf<'person'> | null): number => {
    const { calendar, week } = calendarOf(id, person && differing.has(person.id) ? person.id : null)
    const from = later(period.from, person?.joinedOn ?? null)
    const to = earlier(period.to, person?.leftOn ?? null)
    return (hoursPerWeek / week) * workdays(calendar, from, to)
  }
  const known = new Map<string, number>()
  const ofPerson = (id: string): number => {
    const held = known.get(id)
    if (held !== undefined) return held
    const person = people.get(id)
    const own = person?.calendar ?? plan?.calendar ?? null
    const hours = person?.active ? inPeriod(person.hoursPerWeek ?? fullWeek, own, person) : 0
    known.set(id, hours)
    return hours
  }
  const roles = new Map(reader.list('role').map((row) => [row.id, row]))
  const members = new Map<string, string[]>()
  for (const person of people.values()) {
    if (!person.active || ofPerson(person.id) <= 0) continue
    for (const role of person.roles) {
      const list = members.get(role)
      if (list) list.push(person.id)
      else members.set(role, [person.id])
    }
  }
  const team = (role: string): Team => {
    const list = members.get(role) ?? []
    return { members: list, posts: Math.max(list.length, Math.ceil(roles.get(role)?.headcount ?? 0), 1) }
  }
  const openPosts = (role: string): number => Math.max(0, (roles.get(role)?.headcount ?? 0) - team(role).members.length)
  return {
    person: ofPerson,
    team,
    /** Posts of a role that no person of the plan fills. */
    openPosts,
    /** Somebody with several roles has a part of their time for each; a post that nobody fills counts with a full week. */
    role(id: string): number {
      const { members: list } = team(id)
      const filled = list.reduce((sum, one) => sum + ofPerson(one) / (people.get(one)?.roles.length || 1), 0)
      const open = openPosts(id)
      return filled + (open > 0 ? open * inPeriod(fullWeek, plan?.calendar ?? null, null) : 0)
    },
  }
}
