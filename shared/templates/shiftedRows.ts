// The sample plan as a template: its days are fixed, so that they move along to the day on which a plan is made of it.
import { frequencyOf, periodDays, periodIndex, periodOfDay, shiftPeriod } from '../analysis/kpiPeriods.ts'
import { epochDay, isoDay } from '../analysis/schedule/workCalendar.ts'
import type { AnyRow } from '../model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '../model/plan.ts'

/** The day on which the sample plan plays. */
export const sampleDay = '2026-11-20'
/** Holidays stay where they are. */
const fixed: ReadonlySet<EntityName> = new Set(['calendarDay'])
/** What is planned in whole months: first and last days of a month stay such days. */
const monthly: ReadonlySet<EntityName> = new Set(['plan', 'goal', 'strategy', 'evaluationCycle'])

/** The rows with days moved by whole weeks, periods by as many as lie between the days, and years in texts. */
export function shiftedRows(rows: PlanRows, today: string, from = sampleDay): PlanRows {
  const weeks = Math.ceil((epochDay(today) - epochDay(from)) / 7)
  if (weeks <= 0) return rows
  const years = Number(today.slice(0, 4)) - Number(from.slice(0, 4))
  const period = (text: string) => {
    const frequency = frequencyOf(text)
    return shiftPeriod(text, periodIndex(periodOfDay(frequency, today)) - periodIndex(periodOfDay(frequency, from)))
  }
  const day = (text: string, inMonths: boolean) => {
    const month = text.slice(0, 7)
    const { from: first, to: last } = periodDays(month)
    if (inMonths && text === first) return periodDays(period(month)).from
    if (inMonths && text === last) return periodDays(period(month)).to
    const moved = isoDay(epochDay(text) + weeks * 7)
    // What has happened has happened, what lies ahead still does.
    return text <= from && moved > today ? today : moved
  }
  const moved = (name: EntityName, row: AnyRow): AnyRow => {
    const out: AnyRow = { ...row }
    for (const [field, { kind, hidden }] of Object.entries(entityOf(name).fields)) {
      const value = row[field]
      if (typeof value !== 'string') continue
      if (kind === 'date') out[field] = day(value, monthly.has(name))
      else if (kind === 'period') out[field] = period(value)
      else if (kind === 'timestamp') out[field] = `${day(value.slice(0, 10), false)}${value.slice(10)}`
      else if ((kind === 'text' || kind === 'longText') && !hidden && years > 0)
        out[field] = value.replace(/(?<!\d)202[5-7](?!\d)/g, (year) => `${Number(year) + years}`)
    }
    return out
  }
  return Object.fromEntries(
    entityNames.map((name) => [
      name,
      fixed.has(name) ? rows[name] : (rows[name] as AnyRow[]).map((row) => moved(name, row)),
    ]),
  ) as unknown as PlanRows
}
