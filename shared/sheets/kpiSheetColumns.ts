// The headers of a KPI sheet: what each column is, which year it speaks of, which period it holds.
import { folded, nameKey } from '../model/values/context.ts'
import { readPeriod } from '../model/values/dates.ts'
import { type Cell, cellText, type SheetCells } from './cells.ts'

export const kpiColumns = {
  title: {
    zh: '指标名称',
    en: 'KPI',
    words: ['指标', '指标名', 'kpi指标', 'kpi名称', '关键指标', '考核指标', 'indicator', 'metric', 'kpi name'],
  },
  perspective: { zh: '维度', en: 'Perspective', words: ['bsc维度', '类别', '视角', '指标维度', 'dimension'] },
  formulaText: {
    zh: '指标说明/计算公式',
    en: 'Definition',
    words: ['计算公式', '指标说明', '指标定义', '说明', '公式', '定义', 'formula', 'definition/formula', 'calculation'],
  },
  unit: { zh: '单位', en: 'Unit', words: ['计量单位'] },
  direction: { zh: '方向', en: 'Direction', words: ['指标方向', '趋势要求', '评价方向', 'better'] },
  weight: { zh: '权重', en: 'Weight', words: ['指标权重', '占比'] },
  baseline: {
    zh: '基线',
    en: 'Baseline',
    words: ['基准', '基准值', '基线值', '上年实际', '去年实际', '年实际', 'last year', 'base'],
  },
  target: { zh: '目标', en: 'Target', words: ['目标值', '年目标', '年度目标', '年度目标值', '考核目标', 'goal'] },
  owner: { zh: '责任人', en: 'Owner', words: ['负责人', '指标责任人', '责任岗位', 'responsible'] },
  frequency: {
    zh: '频率',
    en: 'Frequency',
    words: ['统计周期', '考核周期', '周期', '统计频率', '更新频率', 'period', 'cycle'],
  },
  dataSource: { zh: '数据来源', en: 'Data source', words: ['来源', '取数来源', 'source'] },
  total: {
    zh: '累计/平均',
    en: 'Total',
    words: ['累计', '平均', '合计', '总计', '年度累计', '全年', '平均值', '累计值', 'ytd', 'average', 'year'],
  },
} as const
export type KpiColumn = keyof typeof kpiColumns

const columnOf = new Map<string, KpiColumn>()
for (const [column, { zh, en, words }] of Object.entries(kpiColumns))
  for (const word of [zh, en, ...words]) columnOf.set(nameKey(word), column as KpiColumn)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The period of a header, its year taken from `year` where it names none: 1月, Jan 2026, 2026-03, Q2, 第12周, or a date. */
export function headerPeriod(cell: Cell | undefined, year: number): string | null {
  if (typeof cell === 'object' && cell !== null && 'date' in cell) return cell.date.slice(0, 7)
  const text = folded(cellText(cell)).replace(/\s*(实际值?|完成值?|actual)$/i, '')
  const english = /^([a-z]{3})[a-z]*\.?\s*(\d{4})?$/i.exec(text)
  const month = english ? months.indexOf((english[1] as string).toLowerCase()) : -1
  if (month >= 0) return `${english?.[2] ?? String(year)}-${String(month + 1).padStart(2, '0')}`
  // A bare year is a column of its own only as such (2025 年 as a baseline has words beside it).
  const week = /^(?:W|第)(\d{1,2})周?$/i.exec(text)
  return readPeriod(week ? `${year}-W${week[1]}` : text, `${String(year).padStart(4, '0')}-01-01`) ?? null
}

/** What a header says: the column, and the year written into it (2026目标). */
export function readKpiHeader(cell: Cell | undefined): { column: KpiColumn; year: number | null } | null {
  if (cell === null || cell === undefined || typeof cell === 'object') return null
  const text = folded(cellText(cell))
    .replace(/\s*[(（][^)）]*[)）]\s*$/, '')
    .replace(/\s*\/\s*/g, '/')
  const year = /(?:^|\D)((?:19|20)\d{2})\s*年?/.exec(text)?.[1]
  const bare = text.replace(/(?:19|20)\d{2}\s*年?\s*/, '').trim()
  const column = columnOf.get(nameKey(text)) ?? columnOf.get(nameKey(bare))
  return column ? { column, year: year === undefined ? null : Number(year) } : null
}

/** Headers stand below titles and notes, but not further down than this. */
const headerRows = 50

export interface KpiTable {
  readonly sheet: SheetCells
  /** Zero-based row of the headers. */
  readonly header: number
  readonly year: number
  readonly columns: ReadonlyMap<KpiColumn, number>
  /** Columns of a period, in the order of the sheet: its actuals unless `measure` says that they are its targets. */
  readonly periods: readonly { readonly at: number; readonly period: string; readonly measure?: 'target' }[]
  /** Columns with a header that means nothing to us. */
  readonly unknown: readonly { readonly at: number; readonly header: string }[]
}

function tableAt(sheet: SheetCells, header: number, fallbackYear: number): KpiTable {
  const cells = sheet.rows[header] ?? []
  const read = cells.map(readKpiHeader)
  const year =
    read.find((h) => h?.column === 'target' && h.year !== null)?.year ??
    yearIn(sheet.rows.slice(0, header).flat().map(cellText).join(' ')) ??
    yearIn(sheet.name) ??
    fallbackYear
  const columns = new Map<KpiColumn, number>()
  const periods: { at: number; period: string }[] = []
  const unknown: { at: number; header: string }[] = []
  cells.forEach((cell, at) => {
    const text = cellText(cell).trim()
    if (text === '') return
    const found = read[at]
    if (found && !columns.has(found.column)) {
      columns.set(found.column, at)
      return
    }
    const period = found ? null : headerPeriod(cell, year)
    if (period !== null && !periods.some((p) => p.period === period)) periods.push({ at, period })
    else unknown.push({ at, header: text })
  })
  return { sheet, header, year, columns, periods, unknown }
}

/** The year that a text speaks of; null for none. */
export const yearIn = (text: string): number | null => {
  const year = /(?:^|\D)(20\d{2})(?:\D|$)/.exec(text)?.[1]
  return year === undefined ? null : Number(year)
}

const isKpiTable = (table: KpiTable) =>
  table.columns.has('title') &&
  (table.periods.length >= 2 || (table.periods.length === 1 && table.columns.has('target'))) &&
  ['unit', 'direction', 'target', 'weight', 'frequency'].some((column) => table.columns.has(column as KpiColumn))

/** The KPI table of a workbook: of the first visible sheet that has one, else of a hidden one; null for any other workbook. */
export function findKpiTable(sheets: readonly SheetCells[], fallbackYear: number): KpiTable | null {
  for (const sheet of [...sheets.filter((s) => !s.hidden), ...sheets.filter((s) => s.hidden)]) {
    let best: KpiTable | null = null
    for (let row = 0; row < Math.min(headerRows, sheet.rows.length); row++) {
      const table = tableAt(sheet, row, fallbackYear)
      if (!isKpiTable(table)) continue
      if (best === null || table.columns.size + table.periods.length > best.columns.size + best.periods.length)
        best = table
    }
    if (best) return best
  }
  return null
}
