// Reads the cells, merges and hidden columns of one worksheet part, and the texts that a workbook's cells share.
import type { Cell, CellRange } from '#shared/sheets/cells.ts'
import {
  CellReader,
  codes,
  decodeEscapes,
  elementCodes,
  parseRange,
  SheetTooLarge,
  sheetLimits,
  type WorkbookParts,
} from './cellReader.ts'
import { XmlReader } from './xmlReader.ts'
import { attribute, XmlProblem } from './xmlText.ts'

export interface SheetContent {
  readonly rows: Cell[][]
  readonly hiddenColumns: number[]
  readonly merges: CellRange[]
}

/** The texts cells refer to by number. Rich text is joined, phonetic hints are left out. */
export function readSharedStrings(part: Uint8Array | undefined, budget: { characters: number }): string[] {
  const strings: string[] = []
  if (!part) return strings
  let current: string | null = null
  let inText = false
  let phonetic = 0
  const xml = new XmlReader(part, elementCodes)
  for (let kind = xml.next(); kind !== null; kind = xml.next()) {
    const { code } = xml
    if (kind === 'text') {
      if (!inText || current === null) continue
      const text = xml.text()
      current = current === '' ? text : current + text
      budget.characters -= text.length
      if (budget.characters < 0) throw new SheetTooLarge('cells')
    } else if (kind === 'open') {
      if (code === codes.si) current = ''
      else if (code === codes.rPh) phonetic++
      else if (code === codes.t) inText = phonetic === 0
    } else if (code === codes.t) inText = false
    else if (code === codes.rPh) phonetic--
    else if (code === codes.si && current !== null) {
      strings.push(decodeEscapes(current))
      if (strings.length > 2_000_000) throw new SheetTooLarge('cells')
      current = null
    }
  }
  return strings
}

/** Reads a worksheet. Throws SheetTooLarge beyond a limit and XmlProblem when the part is damaged. */
export function readSheet(part: Uint8Array, parts: WorkbookParts): SheetContent {
  const hiddenColumns: number[] = []
  const merges: CellRange[] = []
  const xml = new XmlReader(part, elementCodes)
  const cells = new CellReader(xml, parts)
  const hideColumns = (): void => {
    const attributes = xml.attributes()
    if (!/^(1|true)$/.test(attribute(attributes, 'hidden') ?? '')) return
    const first = Number(attribute(attributes, 'min'))
    const last = Math.min(Number(attribute(attributes, 'max')), sheetLimits.columns)
    for (let n = first; n >= 1 && n <= last && hiddenColumns.length < sheetLimits.columns; n++)
      hiddenColumns.push(n - 1)
  }
  const merge = (): void => {
    const range = parseRange(attribute(xml.attributes(), 'ref') ?? '')
    if (!range) throw new XmlProblem('merge')
    if (merges.push(range) > sheetLimits.merges) throw new SheetTooLarge('merges')
  }
  for (let kind = xml.next(); kind !== null; kind = xml.next()) {
    if (kind === 'text') cells.text()
    else if (kind === 'close') cells.close()
    else if (xml.code === codes.col) hideColumns()
    else if (xml.code === codes.mergeCell) merge()
    else cells.open()
  }
  return { rows: cells.rows, hiddenColumns, merges }
}
