// Reads the mapped sheets of a workbook: processes and KPIs as drafts, rows of entities as one book to be compared with the plan.
import type { Lang } from '../../i18n/index.ts'
import type { EntityName } from '../../model/plan.ts'
import type { Problem } from '../../model/problem.ts'
import { type Cell, cellName, cellText, type SheetCells } from '../cells.ts'
import type { DataBook, ReadSheet, RefusedCell } from '../dataWorkbook/types.ts'
import { readKpiTable } from '../kpiSheet.ts'
import { type KpiColumn, type KpiTable, kpiColumns } from '../kpiSheetColumns.ts'
import { readStepTable } from '../visio.ts'
import type { SheetContext } from '../visioValues.ts'
import { entityTable } from './entityTable.ts'
import { headerTexts } from './headers.ts'
import type { NamesOfPlan } from './newNames.ts'
import { yearOf } from './periodHeaders.ts'
import { mappedStepTable } from './stepTable.ts'
import { tableRows } from './tableRows.ts'
import { targetFields } from './targets.ts'
import type { SheetMapping, SheetReading } from './types.ts'
import { titleSource } from './words.ts'

export interface ReadSheetsContext extends Omit<SheetContext, 'lenient'> {
  readonly lang: Lang
  /** YYYY-MM-DD */
  readonly today: string
  readonly names: NamesOfPlan
}

export interface SheetsRead {
  readonly parts: readonly SheetReading[]
  /** null: no sheet brings rows of an entity. */
  readonly book: DataBook | null
}

const missingTitle = (sheet: SheetCells, { target, header, columns }: SheetMapping, lang: Lang): Problem[] => {
  const title = targetFields(target).find(({ required }) => required)
  const source = target === 'step' || target === 'kpiSheet' ? undefined : titleSource[target]
  const mapped = Object.values(columns)
  if (!title || mapped.includes(title.name) || (source && mapped.includes(source))) return []
  const place = { sheet: sheet.name, cell: cellName(Math.max(0, header), 0) }
  return [{ code: 'titleColumnMissing', params: { column: title.label[lang] }, place }]
}

/** Columns with something in them that nobody asked for. */
function unusedColumns(sheet: SheetCells, { header, columns }: SheetMapping): Problem[] {
  return headerTexts(sheet, header).flatMap((text, at): Problem[] => {
    if (columns[at] !== undefined) return []
    if (!sheet.rows.some((row, i) => i > header && cellText(row[at]).trim() !== '')) return []
    const place = { sheet: sheet.name, cell: cellName(Math.max(0, header), at) }
    return [{ code: 'sheetColumnIgnored', params: { column: text.slice(0, 60) || '–' }, place, severity: 'warning' }]
  })
}

function readProcess(sheet: SheetCells, mapping: SheetMapping, context: ReadSheetsContext): SheetReading {
  const { table, rows } = mappedStepTable(sheet, mapping)
  const { draft, problems, refused } = readStepTable(table, { ...context, lenient: true })
  const told = problems.filter(({ code }) => code !== 'columnsMissing' && code !== 'rowIgnored')
  const titled = draft && mapping.title ? { ...draft, title: mapping.title } : draft
  return {
    ...base(sheet, mapping),
    draft: titled,
    taken: draft?.steps.length ?? 0,
    leftOut: rows.leftOut,
    refused,
    problems: told,
  }
}

const base = (sheet: SheetCells, mapping: SheetMapping) =>
  ({ sheet: mapping.sheet, name: sheet.name, target: mapping.target, draft: null, kpis: [], refused: [] }) as const

/** Problems of KPI sheets that are cells left out, rather than remarks. */
const refusals = new Set<Problem['code']>([
  'cellRefused',
  'notANumber',
  'notAChoice',
  'tooLarge',
  'kpiTwice',
  'kpiRowIgnored',
])

function readKpis(sheet: SheetCells, mapping: SheetMapping, context: ReadSheetsContext): SheetReading {
  const columns = new Map<KpiColumn, number>()
  const periods: { at: number; period: string; measure?: 'target' }[] = []
  for (const [at, use] of Object.entries(mapping.columns)) {
    const [name = '', period] = use.split('@')
    if (period === undefined && Object.hasOwn(kpiColumns, name)) columns.set(name as KpiColumn, Number(at))
    else if (period !== undefined)
      periods.push({ at: Number(at), period, ...(name === 'planned' ? { measure: 'target' as const } : {}) })
  }
  periods.sort((a, b) => a.at - b.at)
  const year = yearOf(sheet, mapping.header, context.today)
  const table: KpiTable = { sheet, header: mapping.header, year, columns, periods, unknown: [] }
  const { rows, leftOut } = tableRows(
    sheet,
    mapping.header,
    Object.keys(mapping.columns).map(Number),
    columns.get('title'),
  )
  const taken = new Set(rows)
  const fileTitle = context.fallbackTitle
  const reading = readKpiTable(table, { lang: context.lang, today: context.today, fileTitle }, (row) => taken.has(row))
  const refused = reading.problems.filter(({ code }) => refusals.has(code)).map((p) => refusedOf(sheet, p))
  const problems = reading.problems.filter(({ code }) => !refusals.has(code))
  return { ...base(sheet, mapping), kpis: reading.kpis, taken: reading.kpis.length, leftOut, refused, problems }
}

function refusedOf(sheet: SheetCells, problem: Problem): RefusedCell {
  const cell = problem.place?.cell ?? ''
  const match = /^([A-Z]+)(\d+)$/.exec(cell)
  let column = 0
  for (const letter of match?.[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  const value: Cell = sheet.rows[Number(match?.[2] ?? 1) - 1]?.[column - 1] ?? null
  return { sheet: sheet.name, cell, value: cellText(value).slice(0, 200), problem }
}

/** Reads every mapped sheet. Nothing in a sheet can make it throw. */
export function readSheets(
  sheets: readonly (SheetCells | null)[],
  mappings: readonly SheetMapping[],
  context: ReadSheetsContext,
): SheetsRead {
  const parts: SheetReading[] = []
  const rows: ReadSheet[] = []
  for (const mapping of mappings) {
    const sheet = sheets[mapping.sheet]
    if (!sheet) continue
    const missing = missingTitle(sheet, mapping, context.lang)
    if (missing.length > 0) {
      parts.push({ ...base(sheet, mapping), taken: 0, leftOut: [], problems: missing })
      continue
    }
    const unused = unusedColumns(sheet, mapping)
    if (mapping.target === 'step' || mapping.target === 'kpiSheet') {
      const part = (mapping.target === 'step' ? readProcess : readKpis)(sheet, mapping, context)
      parts.push({ ...part, problems: [...part.problems, ...unused] })
      continue
    }
    const entity: EntityName = mapping.target
    const read = entityTable(sheet, mapping, entity, context.names)
    rows.push(...read.sheets)
    const { rows: taken, leftOut } = read.table
    parts.push({ ...base(sheet, mapping), taken: taken.length, leftOut, problems: unused })
  }
  const book: DataBook | null =
    rows.length > 0 ? { meta: null, base: null, sheets: rows, problems: [], foreign: true } : null
  return { parts, book }
}
