// Reads an untrusted workbook or JSON file for import; runs in the throw-away intake process.
import { closeSync, openSync, readSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { PlanError, type Problem, refuse } from '#shared/model/problem.ts'
import type { SheetCells } from '#shared/sheets/cells.ts'
import { readKpiSheet } from '#shared/sheets/kpiSheet.ts'
import { kpiColumns } from '#shared/sheets/kpiSheetColumns.ts'
import { readVisioSheet } from '#shared/sheets/visio.ts'
import { findStepTable } from '#shared/sheets/visioTable.ts'
import { readPlanJson } from '../documents/planJson.ts'
import type { ImportContext, ImportedFile, ImportKind } from '../intakeSeam.ts'
import { readDataWorkbook } from './dataWorkbookIntake.ts'
import { fileProblem } from './fileProblem.ts'
import { readSmallFile, readWorkbook } from './xlsxIntake.ts'

/** Bytes of the largest JSON file that is read. */
const maxJsonBytes = 100 * 2 ** 20

const hasErrors = (problems: readonly Problem[]) => problems.some((p) => (p.severity ?? 'error') === 'error')

/** What a file is by its first bytes; its ending decides only where they say nothing. */
function kindOf(path: string): 'workbook' | 'json' {
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
  if (/^\s*\{/.test(text)) return 'json'
  return !text.startsWith('PK') && extname(path).toLowerCase() === '.json' ? 'json' : 'workbook'
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

/** A process table where there is one, else a KPI sheet; what is neither is told what a process table needs. */
function readTables(path: string, as: ImportKind, context: ImportContext): ImportedFile {
  const sheets = readWorkbook(path)
  const book = as === 'auto' ? readDataWorkbook(sheets) : undefined
  if (book) {
    const preview = {
      kind: 'data',
      fileName: basename(path),
      draft: null,
      counts: {},
      problems: book.problems,
    } as const
    return { preview, rows: null, blobs: [], book }
  }
  if (as === 'visio' || (as === 'auto' && 'table' in findStepTable(sheets))) return readVisio(path, sheets, context)
  const kpis = readKpis(path, sheets, context)
  if (kpis) return kpis
  if (as === 'auto') return readVisio(path, sheets, context)
  const columns = [kpiColumns.title, kpiColumns.target].map((column) => `${column.en} (${column.zh})`).join(', ')
  const place = sheets[0] ? { place: { sheet: sheets[0].name } } : {}
  const problems: Problem[] = [{ code: 'columnsMissing', params: { columns }, ...place }]
  const preview = { kind: 'kpiSheet', fileName: basename(path), draft: null, counts: {}, problems } as const
  return { preview, rows: null, blobs: [] }
}

/** Reads a file for import. What is wrong inside it is in `preview.problems`; a file that cannot be read throws PlanError. */
export function readImport(path: string, as: ImportKind, context: ImportContext): ImportedFile {
  const kind = as === 'auto' ? kindOf(path) : as
  return kind === 'json' ? readJson(path) : readTables(path, as, context)
}
