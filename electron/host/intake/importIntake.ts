// Reads an untrusted workbook, BPMN or JSON file for import; runs in the throw-away intake process.
import { closeSync, openSync, readSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { PlanError, type Problem, refuse } from '#shared/model/problem.ts'
import { isBlank, type SheetCells } from '#shared/sheets/cells.ts'
import type { DataBook } from '#shared/sheets/dataWorkbook/types.ts'
import { readKpiSheet } from '#shared/sheets/kpiSheet.ts'
import { findKpiTable, kpiColumns } from '#shared/sheets/kpiSheetColumns.ts'
import { readVisioSheet } from '#shared/sheets/visio.ts'
import { findStepTable } from '#shared/sheets/visioTable.ts'
import { findMapping } from '#shared/sheets/wizard/findTable.ts'
import { readPlanJson } from '../documents/planJson.ts'
import type { ImportContext, ImportedFile, ImportKind } from '../intakeSeam.ts'
import { readCsv } from './csv/csvIntake.ts'
import { readCollectedSteps, readDataWorkbook } from './dataWorkbookIntake.ts'
import { fileProblem } from './fileProblem.ts'
import { readSmallFile, readWorkbook } from './xlsxIntake.ts'

/** Bytes of the largest JSON file that is read. */
const maxJsonBytes = 100 * 2 ** 20

/** Tables as text: their content does not say what they are. */
const textEndings: ReadonlySet<string> = new Set(['.csv', '.tsv', '.tab', '.txt'])
/** Files of modelling tools; other files that begin as XML are taken for one, too. */
const modelEndings: ReadonlySet<string> = new Set(['.bpmn', '.bpmn2', '.xml'])
/** First bytes of an old or encrypted workbook. */
const oleMark = 0xd0cf11e0

const hasErrors = (problems: readonly Problem[]) => problems.some((p) => (p.severity ?? 'error') === 'error')

/** What a file is by its first bytes; its ending decides only where they say nothing. */
function kindOf(path: string): 'workbook' | 'csv' | 'json' | 'bpmn' {
  const name = basename(path)
  const head = Buffer.alloc(64)
  let length = 0
  try {
    const file = openSync(path, 'r')
    try {
      length = readSync(file, head, 0, head.length, 0)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw new PlanError(fileProblem(error, name))
  }
  const text = head.toString('utf8', 0, length).replace(/^\ufeff/, '')
  const ending = extname(path).toLowerCase()
  const isArchive = text.startsWith('PK') || head.readUInt32BE(0) === oleMark
  if (!isArchive && textEndings.has(ending)) return 'csv'
  if (/^\s*\{/.test(text)) return 'json'
  if (modelEndings.has(ending) || (/^\s*<(\?xml|\w*:?definitions)/.test(text) && !ending.startsWith('.xls')))
    return 'bpmn'
  return !isArchive && ending === '.json' ? 'json' : 'workbook'
}

function readJson(path: string): ImportedFile {
  const fileName = basename(path)
  const bytes = readSmallFile(path, maxJsonBytes)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('jsonFormat', { name: fileName })
  }
  const { rows, blobs, problems } = readPlanJson(text, fileName)
  const counts = Object.fromEntries(Object.entries(rows).map(([entity, list]) => [entity, list.length]))
  const refused = hasErrors(problems)
  return {
    preview: { kind: 'json', fileName, draft: null, counts, problems },
    rows: refused ? null : rows,
    blobs: refused ? [] : blobs,
  }
}

function readVisio(path: string, sheets: readonly SheetCells[], context: ImportContext): ImportedFile {
  const fileName = basename(path)
  const { draft, problems } = readVisioSheet(sheets, { ...context, fallbackTitle: titleOf(fileName) })
  const named = problems.map((p) => (p.code === 'sheetEmpty' ? { ...p, params: { name: fileName } } : p))
  return { preview: { kind: 'visio', fileName, draft, counts: {}, problems: named }, rows: null, blobs: [] }
}

const titleOf = (fileName: string) => basename(fileName, extname(fileName)).trim() || fileName

/** A workbook as a KPI sheet; null when it is none. */
function readKpis(path: string, sheets: readonly SheetCells[], context: ImportContext): ImportedFile | null {
  const fileName = basename(path)
  const reading = readKpiSheet(sheets, { ...context, fileTitle: titleOf(fileName) })
  if (!reading) return null
  const { kpis, periods, totals, problems } = reading
  const people = new Set(kpis.flatMap((kpi) => kpi.owner ?? [])).size
  const counts = { kpi: kpis.length, kpiValue: kpis.reduce((sum, kpi) => sum + kpi.values.length, 0), person: people }
  return {
    preview: { kind: 'kpiSheet', fileName, draft: null, counts, kpiSheet: { periods, totals }, problems },
    rows: null,
    kpis,
    blobs: [],
  }
}

function bookFile(path: string, book: DataBook): ImportedFile {
  const fileName = basename(path)
  const preview = { kind: 'data', fileName, draft: null, counts: {}, problems: book.problems } as const
  return { preview, rows: null, blobs: [], book }
}

/** The sheets as they are: what they become is asked. */
function sheetsFile(path: string, sheets: readonly SheetCells[]): ImportedFile {
  const preview = { kind: 'sheets', fileName: basename(path), draft: null, counts: {}, problems: [] } as const
  return { preview, rows: null, blobs: [], sheets }
}

/** Whether sheets of the file besides the one of a known layout hold tables, too. */
function hasMore(sheets: readonly SheetCells[], read: SheetCells, context: ImportContext): boolean {
  const find = { today: context.today, names: { person: new Set<string>() } }
  return sheets.some((sheet, i) => sheet !== read && !sheet.hidden && findMapping(sheet, i, find) !== null)
}

/** One table in a known layout is read as it is; for any other workbook its sheets are handed over, to be mapped. */
function readKnown(path: string, sheets: readonly SheetCells[], context: ImportContext): ImportedFile {
  const steps = findStepTable(sheets)
  if ('table' in steps)
    return hasMore(sheets, steps.table.sheet, context) ? sheetsFile(path, sheets) : readVisio(path, sheets, context)
  const kpis = findKpiTable(sheets, Number(context.today.slice(0, 4)))
  if (kpis && !hasMore(sheets, kpis.sheet, context)) return readKpis(path, sheets, context) ?? sheetsFile(path, sheets)
  const filled = sheets.some((sheet) => sheet.rows.some((row) => row.filter((cell) => !isBlank(cell)).length > 1))
  return filled ? sheetsFile(path, sheets) : readVisio(path, sheets, context)
}

function readTables(
  path: string,
  as: Exclude<ImportKind, 'json'>,
  isText: boolean,
  context: ImportContext,
): ImportedFile {
  const sheets = isText ? readCsv(path) : readWorkbook(path)
  const book =
    as === 'auto' ? (readCollectedSteps(sheets, context.versions ?? []) ?? readDataWorkbook(sheets)) : undefined
  if (book) return bookFile(path, book)
  if (as === 'sheets') return sheetsFile(path, sheets)
  if (as === 'visio') return readVisio(path, sheets, context)
  if (as === 'auto') return readKnown(path, sheets, context)
  const kpis = readKpis(path, sheets, context)
  if (kpis) return kpis
  const columns = [kpiColumns.title, kpiColumns.target].map((column) => `${column.en} (${column.zh})`).join(', ')
  const place = sheets[0] ? { place: { sheet: sheets[0].name } } : {}
  const problems: Problem[] = [{ code: 'columnsMissing', params: { columns }, ...place }]
  const preview = { kind: 'kpiSheet', fileName: basename(path), draft: null, counts: {}, problems } as const
  return { preview, rows: null, blobs: [] }
}

/** Reads a file for import. What is wrong inside it is in `preview.problems`; a file that cannot be read throws PlanError. */
export async function readImport(path: string, as: ImportKind, context: ImportContext): Promise<ImportedFile> {
  if (as === 'json') return readJson(path)
  const kind = kindOf(path)
  if (kind === 'bpmn' && as === 'auto') {
    const { readBpmnFile } = await import('../bpmn/bpmnIntake.ts')
    return readBpmnFile(path, context)
  }
  return kind === 'json' && as === 'auto' ? readJson(path) : readTables(path, as, kind === 'csv', context)
}
