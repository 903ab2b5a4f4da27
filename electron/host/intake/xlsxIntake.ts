// Reads an untrusted .xlsx into plain cells; runs in the throw-away intake process.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { basename, posix } from 'node:path'
import { PlanError, type Problem, refuse } from '#shared/model/problem.ts'
import type { SheetCells } from '#shared/sheets/cells.ts'
import { fileProblem } from './fileProblem.ts'
import { readCellFormats } from './xlsx/cellFormats.ts'
import { SheetTooLarge, sheetLimits, type WorkbookParts } from './xlsx/cellReader.ts'
import { readSharedStrings, readSheet } from './xlsx/sheetReader.ts'
import { scanXml } from './xlsx/xmlScanner.ts'
import { attribute, XmlProblem } from './xlsx/xmlText.ts'
import { readZip, type ZipArchive, ZipProblem } from './xlsx/zipArchive.ts'

export const workbookLimits = {
  /** Bytes of the file. */
  bytes: 25 * 2 ** 20,
  zip: { entries: 2000, inflated: 200 * 2 ** 20 },
  sheets: 200,
  cells: 2_000_000,
  characters: 50_000_000,
} as const

/** A whole file of at most `max` bytes. Throws PlanError fileMissing, fileUnreadable, fileEmpty or fileTooLarge. */
export function readSmallFile(path: string, max: number): Buffer {
  const name = basename(path)
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    throw new PlanError(fileProblem(error, name))
  }
  try {
    const info = fstatSync(file)
    if (!info.isFile()) refuse('fileUnreadable', { name })
    if (info.size === 0) refuse('fileEmpty', { name })
    if (info.size > max) refuse('fileTooLarge', { name, max: Math.floor(max / 2 ** 20) })
    const bytes = Buffer.alloc(info.size)
    let length = 0
    while (length < bytes.length) {
      const count = readSync(file, bytes, length, bytes.length - length, length)
      if (count === 0) break
      length += count
    }
    return bytes.subarray(0, length)
  } catch (error) {
    if (error instanceof PlanError) throw error
    throw new PlanError(fileProblem(error, name))
  } finally {
    closeSync(file)
  }
}

const oleHeader = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** Name of the stream that a password-protected workbook keeps its content in. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le')

/** What the first bytes say the file is; only a ZIP archive is read further. */
function checkHeader(bytes: Buffer, name: string): void {
  if (bytes.subarray(0, 8).equals(oleHeader))
    refuse(bytes.includes(encryptedStream) ? 'workbookEncrypted' : 'workbookOldFormat', { name })
  if (bytes.toString('latin1', 0, 4) !== 'PK\x03\x04') refuse('notAWorkbook', { name })
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** The relationships of a part, targets as names in the archive. */
function relations(zip: ZipArchive, part: string): Relation[] {
  const folder = posix.dirname(part)
  const file = zip.read(posix.join(folder, '_rels', `${posix.basename(part)}.rels`))
  const found: Relation[] = []
  if (file)
    scanXml(file, {
      open(name, attributes) {
        if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
        const target = attribute(attributes, 'Target') ?? ''
        found.push({
          id: attribute(attributes, 'Id') ?? '',
          type: (attribute(attributes, 'Type') ?? '').replace(/^.*\//, ''),
          target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
        })
      },
    })
  return found
}

interface SheetEntry {
  readonly name: string
  readonly hidden: boolean
  readonly relation: string
}

function readWorkbookPart(part: Uint8Array): { sheets: SheetEntry[]; epoch1904: boolean } {
  const sheets: SheetEntry[] = []
  let epoch1904 = false
  scanXml(part, {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const state = attribute(attributes, 'state') ?? 'visible'
      sheets.push({
        name: (attribute(attributes, 'name') ?? '').slice(0, 100),
        hidden: state !== 'visible',
        relation: attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '',
      })
    },
  })
  return { sheets, epoch1904 }
}

function readSheets(zip: ZipArchive, name: string): SheetCells[] {
  const workbook = relations(zip, '').find((r) => r.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const part = zip.read(workbook)
  if (!part || !/\.xml$/i.test(workbook)) return refuse('notAWorkbook', { name })
  const { sheets, epoch1904 } = readWorkbookPart(part)
  if (sheets.length > workbookLimits.sheets) throw new ZipProblem('tooLarge', `<sheet> > ${workbookLimits.sheets}`)
  const related = relations(zip, workbook)
  const byType = (type: string) => {
    const target = related.find((r) => r.type === type)?.target
    return target === undefined ? undefined : zip.read(target)
  }
  if (!related.some((r) => r.type === 'worksheet')) return refuse('notAWorkbook', { name })
  const budget = { cells: workbookLimits.cells, characters: workbookLimits.characters }
  const parts: WorkbookParts = {
    strings: readSharedStrings(byType('sharedStrings'), budget),
    formats: readCellFormats(byType('styles')),
    epoch1904,
    budget,
  }
  return sheets.flatMap((sheet): SheetCells[] => {
    const relation = related.find((r) => r.id === sheet.relation)
    // Chart and dialog sheets have no cells.
    if (relation && relation.type !== 'worksheet') return []
    const content = relation ? zip.read(relation.target) : undefined
    if (!content) throw new XmlProblem(`sheet ${sheet.name}`)
    try {
      return [{ name: sheet.name, hidden: sheet.hidden, ...readSheet(content, parts) }]
    } catch (error) {
      if (error instanceof SheetTooLarge) throw new PlanError(tooLarge(error, name, sheet.name))
      throw error
    }
  })
}

function tooLarge(error: SheetTooLarge, name: string, sheet: string): Problem {
  const place = { sheet }
  if (error.what === 'rows') return { code: 'workbookTooManyRows', params: { max: sheetLimits.rows }, place }
  if (error.what === 'columns') return { code: 'workbookTooManyColumns', params: { max: sheetLimits.columns }, place }
  const what = error.what === 'merges' ? `<mergeCell> > ${sheetLimits.merges}` : `> ${workbookLimits.cells}`
  return { code: 'workbookTooLarge', params: { name, what }, place }
}

/**
 * The sheets of a workbook as cells. Throws PlanError: fileMissing, fileEmpty, fileTooLarge, notAWorkbook, workbookEncrypted,
 * workbookOldFormat, workbookTooLarge, workbookTooManyRows, workbookTooManyColumns or workbookDamaged.
 */
export function readWorkbook(path: string): SheetCells[] {
  const name = basename(path)
  const bytes = readSmallFile(path, workbookLimits.bytes)
  checkHeader(bytes, name)
  try {
    return readSheets(readZip(bytes, workbookLimits.zip), name)
  } catch (error) {
    if (error instanceof ZipProblem && error.kind === 'tooLarge')
      return refuse('workbookTooLarge', { name, what: error.what })
    if (error instanceof ZipProblem && error.kind === 'encrypted') return refuse('workbookEncrypted', { name })
    if (error instanceof SheetTooLarge) throw new PlanError(tooLarge(error, name, ''))
    if (error instanceof ZipProblem || error instanceof XmlProblem) return refuse('workbookDamaged', { name })
    throw error
  }
}
