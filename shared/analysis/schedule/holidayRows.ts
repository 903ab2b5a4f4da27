// The public holidays of a year as rows of the plan, to be loaded with one click.
import type { NewRowOf, RowOf } from '../../model/plan.ts'
import { chinaHolidays } from './chinaHolidays.ts'

/** Days off and make-up workdays of a year, for all calendars; those that the plan has already are left out. */
export function holidayRows(
  year: number,
  lang: 'zh' | 'en',
  known: readonly Pick<RowOf<'calendarDay'>, 'startOn' | 'kind' | 'calendar' | 'person'>[],
): NewRowOf<'calendarDay'>[] {
  const has = new Set(
    known.flatMap(({ startOn, kind, calendar, person }) => (calendar || person ? [] : `${kind} ${startOn}`)),
  )
  const holidays = chinaHolidays.find((of) => of.year === year)?.holidays ?? []
  return holidays
    .flatMap(({ zh, en, from, to, madeUpOn }): (NewRowOf<'calendarDay'> & { startOn: string })[] => {
      const title = lang === 'zh' ? zh : en
      const made = lang === 'zh' ? `${zh}调休上班` : `${en} (make-up workday)`
      return [
        { title, kind: 'holiday', startOn: from, endOn: to },
        ...madeUpOn.map((day) => ({ title: made, kind: 'makeUpWorkday' as const, startOn: day, endOn: day })),
      ]
    })
    .filter(({ kind, startOn }) => !has.has(`${kind} ${startOn}`))
}
