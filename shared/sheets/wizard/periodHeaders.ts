// Headers of periods: which period, and whether the column holds what was planned or what came of it.

import { cellText, type SheetCells } from '../cells.ts'
import { headerPeriod, readKpiHeader, yearIn } from '../kpiSheetColumns.ts'
import { headerKey } from './headers.ts'
import type { SheetTarget } from './types.ts'

const planned = /\s*(预算数?|计划值?|目标值?|plan(?:ned)?|budget(?:ed)?|target)\s*/i
const actual = /\s*(实际数?|实际值|完成值?|执行数?|发生数?|支出|actual|spent)\s*/i

/** The year that a table speaks of: in its headers, above it, in the sheet's name, else this year. */
export function yearOf(sheet: SheetCells, header: number, today: string): number {
  const cells = sheet.rows[header] ?? []
  return (
    cells.map(readKpiHeader).find((h) => h?.column === 'target' && h.year !== null)?.year ??
    yearIn(sheet.rows.slice(0, Math.max(0, header)).flat().map(cellText).join(' ').slice(0, 2000)) ??
    yearIn(sheet.name) ??
    Number(today.slice(0, 4))
  )
}

/** `planned@2026-03`, `actual@2026-Q1`; null for a header that is no period. */
export function periodUse(
  sheet: SheetCells,
  header: number,
  at: number,
  text: string,
  year: number,
  target: SheetTarget,
) {
  const cell = sheet.rows[header]?.[at]
  if (typeof cell === 'object' && cell !== null && 'date' in cell) return `${plain(target)}@${cell.date.slice(0, 7)}`
  const key = headerKey(text)
  if (key === '' || key.length > 40) return null
  const measure = planned.test(key) ? 'planned' : actual.test(key) ? 'actual' : plain(target)
  const period = headerPeriod(key.replace(planned, ' ').replace(actual, ' ').trim(), year)
  // A bare year is a number or a base line far more often than a column of that year.
  if (period === null || /^\d{4}$/.test(period)) return null
  return `${measure}@${period}`
}

/** What a period's column holds where its header does not say. */
const plain = (target: SheetTarget): 'planned' | 'actual' => (target === 'budgetLine' ? 'planned' : 'actual')
