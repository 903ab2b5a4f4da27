// The very hidden sheet that says what a workbook was made from: the plan, its state, and the rows as they were exported.
import type { WorkbookStream } from '#host/excel/stream/workbookStream.ts'
import { type DataBase, type DataMeta, metaMark, metaVersion } from '#shared/sheets/dataWorkbook/types.ts'
import { packBase } from './packBase.ts'

export const metaSheet = '_opsmap'

/** Writes it; read back by `readMeta`. */
export function writeMeta(book: WorkbookStream, meta: DataMeta, base: DataBase): Promise<void> {
  return book.sheet({ name: metaSheet, state: 'veryHidden', columns: [] }, async (sheet) => {
    sheet.row([metaMark, String(metaVersion)], [])
    for (const [key, value] of Object.entries(meta)) sheet.row([key, String(value)], [])
    for (const piece of packBase(base)) {
      sheet.row(['base', piece], [])
      if (sheet.full) await sheet.drain()
    }
    return {}
  })
}
