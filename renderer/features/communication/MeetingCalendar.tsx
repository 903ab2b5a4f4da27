// The meeting calendar: a month or a week with every meeting of the cadence, minutes written and reports due; a press begins the minutes.
import { CalendarClock, ChevronLeft, ChevronRight, FileText, PenLine } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { PictureHeader } from '#platform/sheet/PictureHeader.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { StatusBarItem } from '#platform/statusBar.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { navigate, usePanel } from '#platform/windowState.ts'
import { mondayOf, monthBeside, monthDays, weekDays } from '#shared/analysis/schedule/monthGrid.ts'
import { daysOf } from '#shared/analysis/schedule/planCalendar.ts'
import { epochDay, isoDay } from '#shared/analysis/schedule/workCalendar.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { monthTitle } from '#shared/model/values/dates.ts'
import { formatNumber } from '#shared/model/values/numbers.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import type { EntryDrop } from '#ui/calendarDrag.ts'
import { type CalendarDayMark, type CalendarEntry, MonthGrid } from '#ui/MonthGrid.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import styles from './Communication.module.css'
import { type DayEvent, toneOf, useDayEvents, usePlanCalendar, writeMinutes } from './meetingModel.ts'
import { moveEvent } from './moveEvent.ts'
import { WeekGrid } from './WeekGrid.tsx'

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

export function MeetingCalendar({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const { today } = useValueContext()
  const meetings = useRows('meeting')
  const reports = useRows('reportPlan')
  const minutes = useRows('meetingMinutes')
  const holidays = useRows('calendarDay')
  const calendar = usePlanCalendar()
  const [view, setView] = usePanel<string>('communication/calendar', 'month')
  const [day, setDay] = useState(today)
  const [shows, setShows] = useState({ meetings: true, reports: true })
  const [selected, setSelected] = useState<DayEvent | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('communication/calendarInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const isWeek = view === 'week'
  const month = day.slice(0, 7)
  const days = isWeek ? weekDays(mondayOf(day)) : monthDays(month)
  const [from, to] = [days[0] as string, days.at(-1) as string]
  const events = useDayEvents(from, to, shows)
  const names = new Map<string, string>()
  for (const row of holidays) if (!row.person) for (const one of daysOf(row)) names.set(one, row.title)

  const markOf = (one: string): CalendarDayMark => {
    const off = !calendar.isWorkday(one)
    const weekend = (((epochDay(one) + 3) % 7) + 7) % 7 > 4
    const name = names.get(one)
    return {
      off,
      ...(name ? { name } : {}),
      ...(off !== weekend ? { mark: t(off ? 'communication.dayOff' : 'communication.dayWorked') } : {}),
    }
  }
  const hintOf = ({ movedFrom }: DayEvent) => (movedFrom ? { hint: t('communication.moved', { date: movedFrom }) } : {})
  const entryOf = (event: DayEvent): CalendarEntry => ({
    id: event.id,
    title: event.title,
    tone: toneOf(event),
    loose: event.movedFrom !== null,
    ...(event.startTime ? { time: event.startTime } : {}),
    ...hintOf(event),
  })
  const choose = (id: string, on: string) => {
    setSelected(events.get(on)?.find((event) => event.id === id) ?? null)
    setInspector(true)
  }
  const step = (by: number) => setDay(isWeek ? isoDay(epochDay(day) + 7 * by) : `${monthBeside(month, by)}-01`)
  const add = async () => {
    const id = newId()
    const row = {
      id,
      title: t('communication.newMeetingTitle'),
      frequency: 'weekly',
      weekday: weekdayNames[(((epochDay(day) + 3) % 7) + 7) % 7],
      startTime: '09:00',
      length: 3600,
      position: nextPosition('meeting'),
    }
    if (await execute('rows.insert', { entity: 'meeting', rows: [row] }))
      navigate('communication', { tab: 'meeting', row: id })
  }
  const openMinutes = async ({ minutes: written, meeting, on }: DayEvent) => {
    const id = written?.id ?? (meeting && (await writeMinutes(meeting, on, calendar)))
    if (id) navigate('communication', { tab: 'minutes', of: id })
  }
  const shown = days.filter((one) => isWeek || one.startsWith(month)).flatMap((one) => events.get(one) ?? [])
  const held = shown.filter(({ meeting }) => meeting)
  const hours = held.reduce((sum, { length }) => sum + length, 0) / 3600
  // What is shown beside the calendar follows what is there now: minutes just written, a meeting just moved.
  const now = selected && (events.get(selected.on)?.find(({ id }) => id === selected.id) ?? null)
  const shownRow = now ? (now.report ?? now.meeting ?? now.minutes ?? null) : null
  const shownEntity = now?.report ? 'reportPlan' : now?.meeting ? 'meeting' : 'meetingMinutes'

  if (meetings.length === 0 && minutes.length === 0 && reports.length === 0)
    return (
      <Screen>
        <ScreenHeader title={t('areas.communication')}>{header}</ScreenHeader>
        <NothingYet
          icon={CalendarClock}
          text={t('areas.emptyMeeting')}
          addLabel={t('communication.newMeeting')}
          onAdd={() => void add()}
        />
      </Screen>
    )
  const moved = async (drop: EntryDrop) => {
    const event = events.get(drop.from)?.find(({ id }) => id === drop.id)
    if (event) await moveEvent(event, drop)
  }
  const shared = { days, today, markOf, selected: now?.id ?? null, onSelect: choose, onMove: moved }
  const weekdays = weekdayNames.map((name) => choiceLabel(lang, 'meeting', 'weekday', name))
  return (
    <Screen>
      <PictureHeader
        title={t('areas.communication')}
        inspector={inspector}
        onInspector={setInspector}
        addLabel={t('communication.newMeeting')}
        onAdd={() => void add()}
      >
        {header}
      </PictureHeader>
      <div className={styles.bar}>
        <Segmented
          label={t('communication.view')}
          value={isWeek ? 'week' : 'month'}
          options={(['month', 'week'] as const).map((value) => ({ value, label: t(`communication.${value}`) }))}
          onChange={setView}
        />
        <IconButton icon={ChevronLeft} label={t('communication.before')} onClick={() => step(-1)} />
        <Button onClick={() => setDay(today)}>{t('communication.today')}</Button>
        <IconButton icon={ChevronRight} label={t('communication.after')} onClick={() => step(1)} />
        <strong>{isWeek ? t('communication.weekOf', { from, to }) : monthTitle(month, lang)}</strong>
        <span className={styles.space} />
        {(['meetings', 'reports'] as const).map((which) => (
          <label key={which}>
            <input
              type="checkbox"
              checked={shows[which]}
              onChange={(e) => setShows({ ...shows, [which]: e.target.checked })}
            />
            {t(which === 'meetings' ? 'communication.showMeetings' : 'communication.showReports')}
          </label>
        ))}
      </div>
      <div className={styles.split}>
        {isWeek ? (
          <WeekGrid
            {...shared}
            label={t('communication.calendar')}
            weekdays={weekdays}
            eventsOf={(one) => events.get(one) ?? []}
            hintOf={(event) => hintOf(event).hint}
          />
        ) : (
          <MonthGrid
            {...shared}
            label={t('communication.calendar')}
            month={month}
            weekdays={weekdays}
            entriesOf={(one) => (events.get(one) ?? []).map(entryOf)}
            moreText={(count) => t('communication.more', { count })}
            onMore={(one) => {
              setDay(one)
              setView('week')
            }}
          />
        )}
        {inspector && (
          <RowInspector
            entity={shownEntity}
            row={shownRow?.id ?? null}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          >
            {now && !now.report && (
              <div className={styles.held}>
                <span>
                  {t('communication.onDay', {
                    date: now.on,
                    weekday: weekdays[(((epochDay(now.on) + 3) % 7) + 7) % 7] ?? '',
                    time: now.startTime ?? '',
                  })}
                </span>
                {now.movedFrom && <span>{t('communication.moved', { date: now.movedFrom })}</span>}
                <Button icon={now.minutes ? FileText : PenLine} onClick={() => void openMinutes(now)}>
                  {t(now.minutes ? 'communication.showMinutes' : 'communication.writeMinutes')}
                </Button>
              </div>
            )}
          </RowInspector>
        )}
      </div>
      <StatusBarItem>
        {t('communication.counts', { count: held.length, hours: formatNumber(Math.round(hours * 10) / 10) })}
      </StatusBarItem>
    </Screen>
  )
}
