// A data workbook among the cells of an untrusted file: its sheets, and the rows it was made from.
import { unpackBase } from '#host/excel/data/packBase.ts'
import type { SheetCells } from '#shared/sheets/cells.ts'
import { findCollected } from '#shared/sheets/collectedSteps/findCollected.ts'
import { isDataWorkbook, readDataBook, readMeta } from '#shared/sheets/dataWorkbook/readDataBook.ts'
import type { DataBook } from '#shared/sheets/dataWorkbook/types.ts'

/** A list of steps that came from a version of this plan (`versions`: those of the plan), to be compared with them; undefined when it is none. */
export function readCollectedSteps(sheets: readonly SheetCells[], versions: readonly string[]): DataBook | undefined {
  const collected = findCollected(sheets)
  if (!collected || !versions.includes(collected.version)) return undefined
  const { meta, packedBase } = readMeta(sheets)
  const base = packedBase === '' ? null : unpackBase(packedBase)
  return { meta, base, sheets: [], problems: [], collected }
}

/** The workbook's content; undefined when it is no data workbook. Never throws. */
export function readDataWorkbook(sheets: readonly SheetCells[]): DataBook | undefined {
  // A list of steps is none, though it has the hidden sheet of one.
  if (findCollected(sheets) || !isDataWorkbook(sheets)) return undefined
  const { packedBase } = readMeta(sheets)
  return readDataBook(sheets, packedBase === '' ? null : unpackBase(packedBase))
}
