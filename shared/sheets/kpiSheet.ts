// Reads KPIs from a workbook with periods as columns: units, directions, targets, actuals, and the sheet's own totals as a check.

import { choiceLabel, type Lang } from '../i18n/index.ts'
import { type KpiDraft, maxKpiDrafts } from '../model/kpiDraft.ts'
import type { Problem, ProblemCode } from '../model/problem.ts'
import { aggregate } from '../model/values/aggregate.ts'
import { folded, nameKey } from '../model/values/context.ts'
import { clean } from '../model/values/numbers.ts'
import { type Cell, cellName, cellText, isBlank, type SheetCells } from './cells.ts'
import { findKpiTable, type KpiColumn, type KpiTable, yearIn } from './kpiSheetColumns.ts'
import {
  type KpiNumber,
  readDirection,
  readFrequency,
  readKpiNumber,
  readPerspective,
  readWeight,
} from './kpiSheetValues.ts'

export interface KpiSheetContext {
  readonly lang: Lang
  /** YYYY-MM-DD; its year is taken where the sheet names none. */
  readonly today: string
  /** The file's name without its ending; it may name the year. */
  readonly fileTitle: string
}

export interface KpiSheetReading {
  readonly kpis: readonly KpiDraft[]
  /** First and last period with a column; null without any. */
  readonly periods: { readonly from: string; readonly to: string } | null
  /** Totals of the sheet that were computed again, and how many came out equal. */
  readonly totals: { readonly checked: number; readonly equal: number }
  readonly problems: readonly Problem[]
}

const maxProblems = 200
const totalRow = /^(合计|总计|小计|汇总|平均|total|subtotal|sum|average)$/i
/** Numbers of a share above this are per cent written without the sign. */
const largestShare = 2

const quarterOf = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`

/** The KPI's own period of a column: the quarter of a month, the year of either; null for a shorter one than the column's. */
function ownPeriod(column: string, frequency: KpiDraft['frequency']): string | null {
  const kind =
    column.length === 4 ? 'yearly' : column[5] === 'Q' ? 'quarterly' : column[5] === 'W' ? 'weekly' : 'monthly'
  if (kind === frequency) return column
  if (frequency === 'yearly') return column.slice(0, 4)
  return frequency === 'quarterly' && kind === 'monthly' ? quarterOf(column) : null
}

type Report = (
  code: ProblemCode,
  row: number,
  column: number,
  params?: Problem['params'],
  severity?: Problem['severity'],
) => void

/** The cell, or for a blank one the cell that a vertical merge shows there. */
function shownCell(sheet: SheetCells, row: number, column: number): Cell | undefined {
  const cell = sheet.rows[row]?.[column]
  if (!isBlank(cell)) return cell
  const merge = sheet.merges.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right)
  return merge ? sheet.rows[merge.top]?.[merge.left] : cell
}

const line = (cell: Cell | undefined): string | null => {
  if (typeof cell === 'object' && cell !== null && 'error' in cell) return null
  const text = folded(cellText(cell).replace(/\s*[\r\n]+\s*/g, ' '))
    .toWellFormed()
    .slice(0, 1000)
  return text === '' || /^[-–—]$/.test(text) ? null : text
}

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1e-3, Math.abs(a), Math.abs(b))

/** How the sheet adds up this row, told by its own total; null where none of the ways gives it. */
function waysOf(total: number, numbers: readonly number[]): KpiDraft['aggregation'][] {
  return (['average', 'sum', 'last'] as const).filter((how) => {
    const computed = aggregate(how, numbers)
    return computed !== null && same(computed, total)
  })
}

function readRow(
  table: KpiTable,
  row: number,
  context: KpiSheetContext,
  report: Report,
): { kpi: KpiDraft; total: 'none' | 'equal' | 'differs' } | null {
  const { sheet, columns } = table
  const at = (column: KpiColumn) => columns.get(column) ?? -1
  const text = (column: KpiColumn) => (columns.has(column) ? line(shownCell(sheet, row, at(column))) : null)
  const title = columns.has('title') ? line(sheet.rows[row]?.[at('title')]) : null
  if (title === null) return null
  const chosen = <T>(column: KpiColumn, read: (text: string) => T | undefined, choices: () => string): T | null => {
    const written = text(column)
    if (written === null) return null
    const value = read(written)
    if (value !== undefined) return value
    report('notAChoice', row, at(column), { text: written, choices: choices() }, 'warning')
    return null
  }
  const labels = (field: string, codes: readonly string[]) =>
    codes.map((code) => choiceLabel(context.lang, 'kpi', field, code)).join(context.lang === 'zh' ? '、' : ', ')

  const unit = text('unit')
  const direction = chosen('direction', readDirection, () => labels('direction', ['higher', 'lower', 'band']))
  const frequency =
    chosen('frequency', readFrequency, () => labels('frequency', ['weekly', 'monthly', 'quarterly', 'yearly'])) ??
    (table.periods[0]?.period[5] === 'W' ? 'weekly' : table.periods[0]?.period[5] === 'Q' ? 'quarterly' : 'monthly')

  const numberAt = (column: number): KpiNumber => {
    const read = readKpiNumber(sheet.rows[row]?.[column])
    // A cell that cannot be read is a gap and is named: the rest of the sheet is still worth having.
    if (read.kind === 'refused') report(read.code, row, column, { text: read.text }, 'warning')
    return read
  }
  const numberOf = (column: KpiColumn): KpiNumber =>
    columns.has(column) ? numberAt(at(column)) : { kind: 'gap', note: null }
  const [baseline, target, weight] = [numberOf('baseline'), numberOf('target'), numberOf('weight')]
  const entered = table.periods.map(({ at: column, period, measure }) => ({
    column,
    period,
    measure,
    read: numberAt(column),
  }))
  const plain = [baseline, target, ...entered.map((e) => e.read)].filter((n) => n.kind === 'number')
  const isPercent = unit === '%' || plain.some((n) => n.percent)
  const inPoints = isPercent && plain.some((n) => !n.percent && Math.abs(n.value) > largestShare)
  const measured = (number: KpiNumber): number | null => {
    if (number.kind !== 'number') return null
    return inPoints && !number.percent ? clean(number.value / 100) : number.value
  }

  const values = new Map<string, { period: string; actual: number | null; target?: number; note: string | null }>()
  for (const { column, period, measure, read } of entered) {
    const actual = measured(read)
    const note = read.kind === 'gap' ? read.note : null
    if (actual === null && note === null) continue
    const own = ownPeriod(period, frequency)
    const known = own === null ? undefined : values.get(own)
    if (measure === 'target' && own !== null) {
      if (actual !== null) values.set(own, { period: own, actual: null, note: null, ...known, target: actual })
      continue
    }
    if (own === null || (known && known.actual !== null && actual !== null)) {
      if (own === null) report('columnIgnored', row, column, { column: period }, 'warning')
      else report('periodTwice', row, column, { period: own }, 'warning')
      if (own === null) continue
    }
    values.set(own, {
      ...known,
      period: own,
      actual: actual ?? known?.actual ?? null,
      note: note ?? known?.note ?? null,
    })
  }

  const total = columns.has('total') ? readKpiNumber(sheet.rows[row]?.[at('total')]) : null
  const numbers = [...values.values()].map((v) => v.actual).filter((v): v is number => v !== null)
  const stated = total?.kind === 'number' ? (measured(total) as number) : null
  const ways = stated === null ? [] : waysOf(stated, numbers)
  if (stated !== null && ways.length === 0 && numbers.length > 0)
    report(
      'totalDiffers',
      row,
      at('total'),
      {
        total: stated,
        sum: clean(aggregate('sum', numbers) as number),
        average: clean(aggregate('average', numbers) as number),
      },
      'warning',
    )
  const share = weight.kind === 'number' ? readWeight(weight) : undefined
  if (weight.kind === 'number' && share === undefined) report('tooLarge', row, at('weight'), { max: '100%' }, 'warning')
  const perspective = chosen('perspective', readPerspective, () =>
    labels('perspective', ['financial', 'customer', 'internalProcess', 'learningGrowth']),
  )
  const scaledBound = (bound: number | null) =>
    bound !== null && isPercent && Math.abs(bound) > largestShare ? clean(bound / 100) : bound
  return {
    kpi: {
      title,
      perspective,
      formulaText: text('formulaText'),
      unit,
      valueKind: isPercent ? 'percent' : 'number',
      direction: direction?.direction ?? 'higher',
      bandLow: scaledBound(direction?.bandLow ?? null),
      bandHigh: scaledBound(direction?.bandHigh ?? null),
      weight: share ?? null,
      baseline: measured(baseline),
      target: measured(target),
      owner: text('owner'),
      frequency,
      aggregation: ways[0] ?? null,
      dataSource: text('dataSource'),
      values: [...values.values()],
    },
    total: stated === null || numbers.length === 0 ? 'none' : ways.length > 0 ? 'equal' : 'differs',
  }
}

/** The KPIs of a workbook; null when no sheet of it is a KPI sheet. What is wrong in it is named by cell; nothing of it forbids the import. */
export function readKpiSheet(sheets: readonly SheetCells[], context: KpiSheetContext): KpiSheetReading | null {
  const year = yearIn(context.fileTitle) ?? Number(context.today.slice(0, 4))
  const table = findKpiTable(sheets, year)
  if (!table) return null
  return readKpiTable(table, context)
}

/** The KPIs of one table. `isRow`: whether a row of the sheet belongs to it; blank rows and totals never do. */
export function readKpiTable(
  table: KpiTable,
  context: KpiSheetContext,
  isRow: (row: number) => boolean = () => true,
): KpiSheetReading {
  const { sheet } = table
  const problems: Problem[] = []
  const report: Report = (code, row, column, params, severity = 'error') => {
    if (problems.length >= maxProblems) return
    problems.push({
      code,
      ...(params ? { params } : {}),
      place: { sheet: sheet.name, cell: cellName(row, column) },
      severity,
    })
  }
  const kpis: KpiDraft[] = []
  const titles = new Map<string, number>()
  const totals = { checked: 0, equal: 0 }
  for (let row = table.header + 1; row < sheet.rows.length && kpis.length < maxKpiDrafts; row++) {
    const cells = sheet.rows[row] ?? []
    const filled = cells.findIndex((cell) => !isBlank(cell))
    if (filled < 0 || !isRow(row)) continue
    const titleAt = table.columns.get('title') as number
    const title = line(cells[titleAt])
    if (title === null || totalRow.test(title) || cells.filter((cell) => !isBlank(cell)).length < 2) {
      report('kpiRowIgnored', row, filled, undefined, 'warning')
      continue
    }
    const first = titles.get(nameKey(title))
    if (first !== undefined) {
      report('kpiTwice', row, titleAt, { title, first: cellName(first, titleAt) }, 'warning')
      continue
    }
    titles.set(nameKey(title), row)
    const read = readRow(table, row, context, report)
    if (!read) continue
    kpis.push(read.kpi)
    if (read.total !== 'none') totals.checked++
    if (read.total === 'equal') totals.equal++
  }
  for (const { at, header } of table.unknown)
    report('kpiColumnIgnored', table.header, at, { column: header.slice(0, 60) }, 'warning')
  if (kpis.length === 0) report('noKpis', table.header, table.columns.get('title') ?? 0)
  const periods = table.periods.map((p) => p.period)
  return {
    kpis,
    periods: periods.length > 0 ? { from: periods[0] as string, to: periods.at(-1) as string } : null,
    totals,
    problems,
  }
}
