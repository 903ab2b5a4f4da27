// What meeting calendar and minutes share: the entries of a day, who is expected, the minutes of one meeting on one day.
import { useMemo } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { currentT, today, useT } from '#platform/text.ts'
import { rowsOf, usePlan, useRows } from '#platform/useRows.ts'
import { meetingDays, occurrencesOf, reportDays } from '#shared/analysis/meetingCalendar.ts'
import { planCalendar } from '#shared/analysis/schedule/planCalendar.ts'
import { epochDay, isoDay, type WorkCalendar } from '#shared/analysis/schedule/workCalendar.ts'
import type { RowOf } from '#shared/model/plan.ts'

export type Meeting = RowOf<'meeting'>
export type Report = RowOf<'reportPlan'>

export interface DayEvent {
  /** `meeting id@day`, unique in a calendar. */
  readonly id: string
  readonly on: string
  readonly meeting?: Meeting
  /** Its minutes, where they are written. */
  readonly minutes?: RowOf<'meetingMinutes'>
  readonly report?: Report
  readonly movedFrom: string | null
  /** HH:MM, null where none is set. */
  readonly startTime: string | null
  /** Seconds. */
  readonly length: number
  readonly title: string
}

/** How an event looks: written minutes are done, a report is a duty, a meeting is to come. */
export const toneOf = ({ minutes, report }: DayEvent) => (minutes ? 'green' : report ? 'amber' : 'blue')

const anHour = 3600

/** The calendar of the plan. */
export function usePlanCalendar(): WorkCalendar {
  const plan = usePlan()
  const calendars = useRows('calendar')
  const days = useRows('calendarDay')
  return useMemo(() => planCalendar({ plan, calendars, days }), [plan, calendars, days])
}

/** What happens from a day to another, by day and time; a meeting that was held has its minutes, and stays where they say it was. */
export function useDayEvents(from: string, to: string, shows: { meetings: boolean; reports: boolean }) {
  const t = useT()
  const plan = usePlan()
  const calendar = usePlanCalendar()
  const meetings = useRows('meeting')
  const minutes = useRows('meetingMinutes')
  const reports = useRows('reportPlan')
  return useMemo(() => {
    const byDay = new Map<string, DayEvent[]>()
    const put = (event: DayEvent) => {
      const list = byDay.get(event.on)
      if (list) list.push(event)
      else byDay.set(event.on, [event])
    }
    if (shows.meetings) {
      const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]))
      const written = new Map(minutes.map((row) => [`${row.meeting}@${row.heldOn}`, row]))
      const taken = new Set<string>()
      for (const list of meetingDays(meetings, from, to, calendar, plan?.yearStartMonth ?? 1).values())
        for (const { meeting: id, on, movedFrom } of list) {
          const meeting = byId.get(id) as Meeting
          const held = written.get(`${id}@${on}`)
          if (held) taken.add(held.id)
          put({
            id: `${id}@${on}`,
            on,
            meeting,
            ...(held ? { minutes: held } : {}),
            movedFrom,
            startTime: held?.startTime ?? meeting.startTime,
            length: meeting.length ?? anHour,
            title: meeting.title,
          })
        }
      // Held on another day than the cadence names, or without one.
      for (const row of minutes) {
        if (taken.has(row.id) || row.heldOn < from || row.heldOn > to) continue
        const meeting = row.meeting ? byId.get(row.meeting) : undefined
        put({
          id: row.id,
          on: row.heldOn,
          ...(meeting ? { meeting } : {}),
          minutes: row,
          movedFrom: null,
          startTime: row.startTime ?? meeting?.startTime ?? null,
          length: meeting?.length ?? anHour,
          title: row.title,
        })
      }
    }
    if (shows.reports)
      for (const report of reports)
        for (const on of reportDays(report, to, calendar))
          if (on >= from)
            put({
              id: `${report.id}@${on}`,
              on,
              report,
              movedFrom: null,
              startTime: null,
              length: 0,
              title: t('communication.reportDue', { title: report.title }),
            })
    for (const list of byDay.values())
      list.sort((a, b) => (a.startTime ?? '99').localeCompare(b.startTime ?? '99') || a.title.localeCompare(b.title))
    return byDay
  }, [t, plan, calendar, meetings, minutes, reports, from, to, shows.meetings, shows.reports])
}

/** Ids of those expected: named people, those in the named roles, and the host. */
export function expected(meeting: Meeting): string[] {
  const inRoles = rowsOf('person').filter(
    ({ active, roles }) => active && roles.some((role) => meeting.participantRoles.includes(role)),
  )
  return [
    ...new Set([...(meeting.host ? [meeting.host] : []), ...meeting.participants, ...inRoles.map(({ id }) => id)]),
  ]
}

/** Begins the minutes of a meeting held on a day; returns their id. */
export async function writeMinutes(meeting: Meeting, on: string, calendar: WorkCalendar): Promise<string | undefined> {
  const t = currentT()
  const id = newId()
  const tomorrow = isoDay(epochDay(on) + 1)
  const next = occurrencesOf(meeting, tomorrow, isoDay(epochDay(on) + 400), calendar)[0]?.on ?? null
  const agenda = meeting.agenda?.trim()
  const row = {
    id,
    title: t('communication.minutesTitle', { meeting: meeting.title, date: on.slice(5) }),
    meeting: meeting.id,
    heldOn: on,
    startTime: meeting.startTime,
    host: meeting.host,
    attendees: expected(meeting),
    text: agenda ? `${t('communication.agendaHead')}\n${agenda}` : null,
    nextOn: next,
  }
  return (await execute('rows.insert', { entity: 'meetingMinutes', rows: [row] })) && id
}

/** Begins minutes that belong to no meeting yet. */
export async function newMinutes(): Promise<string | undefined> {
  const id = newId()
  const title = currentT()('communication.newMinutesTitle', { date: today() })
  return (await execute('rows.insert', { entity: 'meetingMinutes', rows: [{ id, title, heldOn: today() }] })) && id
}
