// Reads an untrusted workbook or JSON file for import; runs in the throw-away intake process.
import { closeSync, openSync, readSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { PlanError, type Problem, refuse } from '#shared/model/problem.ts'
import { readVisioSheet } from '#shared/sheets/visio.ts'
import { readPlanJson } from '../documents/planJson.ts'
import type { ImportContext, ImportedFile } from '../intakeSeam.ts'
import { fileProblem } from './fileProblem.ts'
import { readSmallFile, readWorkbook } from './xlsxIntake.ts'

/** Bytes of the largest JSON file that is read. */
const maxJsonBytes = 100 * 2 ** 20

const hasErrors = (problems: readonly Problem[]) => problems.some((p) => (p.severity ?? 'error') === 'error')

/** What a file is by its first bytes; its ending decides only where they say nothing. */
function kindOf(path: string): 'visio' | 'json' {
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
  return !text.startsWith('PK') && extname(path).toLowerCase() === '.json' ? 'json' : 'visio'
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

function readVisio(path: string, context: ImportContext): ImportedFile {
  const fileName = basename(path)
  const fallbackTitle = basename(fileName, extname(fileName)).trim() || fileName
  const { draft, problems } = readVisioSheet(readWorkbook(path), { ...context, fallbackTitle })
  const named = problems.map((p) => (p.code === 'sheetEmpty' ? { ...p, params: { name: fileName } } : p))
  return { preview: { kind: 'visio', fileName, draft, counts: {}, problems: named }, rows: null, blobs: [] }
}

/** Reads a file for import. What is wrong inside it is in `preview.problems`; a file that cannot be read throws PlanError. */
export function readImport(path: string, as: 'auto' | 'visio' | 'json', context: ImportContext): ImportedFile {
  const kind = as === 'auto' ? kindOf(path) : as
  return kind === 'json' ? readJson(path) : readVisio(path, context)
}
