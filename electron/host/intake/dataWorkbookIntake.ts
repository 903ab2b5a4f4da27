// A data workbook among the cells of an untrusted file: its sheets, and the rows it was made from.
import { unpackBase } from '#host/excel/data/packBase.ts'
import type { SheetCells } from '#shared/sheets/cells.ts'
import { isDataWorkbook, readDataBook, readMeta } from '#shared/sheets/dataWorkbook/readDataBook.ts'
import type { DataBook } from '#shared/sheets/dataWorkbook/types.ts'

/** The workbook's content; undefined when it is no data workbook. Never throws. */
export function readDataWorkbook(sheets: readonly SheetCells[]): DataBook | undefined {
  if (!isDataWorkbook(sheets)) return undefined
  const { packedBase } = readMeta(sheets)
  return readDataBook(sheets, packedBase === '' ? null : unpackBase(packedBase))
}
