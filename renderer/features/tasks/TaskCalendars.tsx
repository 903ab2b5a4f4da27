// The calendars of the plan: week, public holidays loaded by year, and a month in which single days are changed by a click.
import { CalendarPlus, ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { usePlan, useRows } from '#platform/useRows.ts'
import { chinaHolidays } from '#shared/analysis/schedule/chinaHolidays.ts'
import { holidayRows } from '#shared/analysis/schedule/holidayRows.ts'
import { monthBeside, monthDays } from '#shared/analysis/schedule/monthGrid.ts'
import { calendarRules, daysOf } from '#shared/analysis/schedule/planCalendar.ts'
import { workCalendar } from '#shared/analysis/schedule/workCalendar.ts'
import { fieldLabel } from '#shared/i18n/index.ts'
import { monthTitle } from '#shared/model/values/dates.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import styles from './TaskCalendars.module.css'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

export function TaskCalendars({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const { today } = useValueContext()
  const plan = usePlan()
  const calendars = useRows('calendar')
  const days = useRows('calendarDay')
  const [chosen, setChosen] = useState<string | null>(plan?.calendar ?? null)
  const [month, setMonth] = useState(today.slice(0, 7))
  const own = calendars.find(({ id }) => id === chosen) ?? null
  const calendar = useMemo(
    () => workCalendar(calendarRules({ plan, calendars, days }, own?.id ?? null)),
    [plan, calendars, days, own],
  )
  const named = useMemo(() => {
    const found = new Map<string, (typeof days)[number]>()
    for (const row of days) {
      if (row.person || (row.calendar && row.calendar !== own?.id)) continue
      for (const day of daysOf(row)) if (!found.has(day) || row.calendar) found.set(day, row)
    }
    return found
  }, [days, own])

  /** A day becomes the opposite of what it is: its own row goes, or one is added. */
  const toggle = (day: string) => {
    const held = named.get(day)
    const ofThis = held && (held.calendar ?? null) === (own?.id ?? null) && !(held.endOn && held.endOn !== held.startOn)
    if (held && ofThis) return void execute('rows.remove', { entity: 'calendarDay', ids: [held.id] })
    const kind = calendar.isWorkday(day) ? 'closed' : 'makeUpWorkday'
    const title = t(kind === 'closed' ? 'tasks.dayOff' : 'tasks.dayWorked')
    void execute('rows.insert', {
      entity: 'calendarDay',
      rows: [{ title, kind, startOn: day, endOn: day, calendar: own?.id ?? null }],
    })
  }
  const load = (year: number) => {
    const rows = holidayRows(year, lang, days)
    if (rows.length > 0) void execute('rows.insert', { entity: 'calendarDay', rows })
  }
  const add = async () => {
    const id = newId()
    const row = {
      id,
      title: t('tasks.calendarNew', { n: calendars.length + 1 }),
      kind: 'own',
      position: nextPosition('calendar'),
    }
    if (await execute('rows.insert', { entity: 'calendar', rows: [row] })) setChosen(id)
  }
  const update = (patch: Record<string, unknown>) =>
    own && void execute('rows.update', { entity: 'calendar', id: own.id, patch })
  const isPlans = (plan?.calendar ?? null) === (own?.id ?? null)
  return (
    <Screen>
      <ScreenHeader
        title={t('sheet.tasks')}
        actions={
          <Button look="primary" icon={CalendarPlus} onClick={() => void add()}>
            {t('tasks.calendarAdd')}
          </Button>
        }
      >
        {header}
      </ScreenHeader>
      <div className={styles.calendars}>
        <aside>
          <ul aria-label={t('tasks.calendars')}>
            {[null, ...calendars].map((row) => (
              <li key={row?.id ?? ''}>
                <button
                  type="button"
                  className={styles.entry}
                  aria-pressed={(row?.id ?? null) === (own?.id ?? null)}
                  onClick={() => setChosen(row?.id ?? null)}
                >
                  {row?.title ?? t('tasks.calendarStandard')}
                  {(plan?.calendar ?? null) === (row?.id ?? null) && <small>{t('tasks.calendarOfPlan')}</small>}
                </button>
              </li>
            ))}
          </ul>
          <h2>{t('tasks.holidays')}</h2>
          {chinaHolidays.map((of) => {
            const missing = holidayRows(of.year, lang, days).length
            return (
              <div key={of.year} className={styles.load}>
                <Button disabled={missing === 0} onClick={() => load(of.year)}>
                  {t(missing === 0 ? 'tasks.holidaysLoaded' : 'tasks.holidaysLoad', { year: of.year })}
                </Button>
                {!of.announced && <p>{t('tasks.holidaysProvisional', { year: of.year })}</p>}
              </div>
            )
          })}
        </aside>
        <div className={styles.month}>
          <div className={styles.bar}>
            {own ? (
              <input
                key={own.id}
                aria-label={fieldLabel(lang, 'calendar', 'title')}
                defaultValue={own.title}
                onBlur={(e) =>
                  e.target.value.trim() && e.target.value !== own.title && update({ title: e.target.value.trim() })
                }
              />
            ) : (
              <strong>{t('tasks.calendarStandard')}</strong>
            )}
            {own &&
              weekdays.map((name) => (
                <label key={name}>
                  <input type="checkbox" checked={own[name]} onChange={(e) => update({ [name]: e.target.checked })} />
                  {fieldLabel(lang, 'calendar', name)}
                </label>
              ))}
            {plan && !isPlans && (
              <Button
                onClick={() =>
                  void execute('rows.update', { entity: 'plan', id: plan.id, patch: { calendar: own?.id ?? null } })
                }
              >
                {t('tasks.calendarUse')}
              </Button>
            )}
            {own && (
              <Button
                onClick={() => {
                  setChosen(null)
                  void removeRows('calendar', [own.id], lang)
                }}
              >
                {t('tasks.calendarRemove')}
              </Button>
            )}
          </div>
          <div className={styles.bar}>
            <IconButton
              icon={ChevronLeft}
              label={t('tasks.monthBefore')}
              onClick={() => setMonth(monthBeside(month, -1))}
            />
            <strong>{monthTitle(month, lang)}</strong>
            <IconButton
              icon={ChevronRight}
              label={t('tasks.monthAfter')}
              onClick={() => setMonth(monthBeside(month, 1))}
            />
            <span className={styles.hint}>{t('tasks.monthHint')}</span>
          </div>
          <div className={styles.grid}>
            {weekdays.map((name) => (
              <b key={name}>{fieldLabel(lang, 'calendar', name)}</b>
            ))}
            {monthDays(month).map((day) => {
              const worked = calendar.isWorkday(day)
              const title = named.get(day)?.title
              return (
                <button
                  type="button"
                  key={day}
                  data-day={day}
                  data-worked={worked}
                  aria-pressed={worked}
                  aria-label={[day, t(worked ? 'tasks.dayWorked' : 'tasks.dayOff'), title].filter(Boolean).join(' ')}
                  aria-current={day === today ? 'date' : undefined}
                  className={day.startsWith(month) ? undefined : styles.other}
                  onClick={() => toggle(day)}
                >
                  <span>{Number(day.slice(8))}</span>
                  <small>{title ?? ''}</small>
                </button>
              )
            })}
          </div>
        </div>
      </div>
    </Screen>
  )
}
