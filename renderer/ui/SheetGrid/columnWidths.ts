// Widths of columns that fit what is in them, measured as the canvas will draw it.

import type { ViewRow } from '#shared/model/sheetView/view.ts'
import { chevronWidth, indent, pad } from './drawCells.ts'
import { isRight, type SheetColumn } from './sheetTypes.ts'

const narrowest = 56
const widest: Partial<Record<SheetColumn['kind'], number>> = { longText: 320, refs: 240, text: 320 }
const sample = 200

/** Pixels per column id: the title and the first rows fit, within sensible bounds. */
export function fittingWidths(
  columns: readonly SheetColumn[],
  view: readonly ViewRow[],
  fonts: { readonly cell: string; readonly header: string },
  tree: boolean,
): Record<string, number> {
  const ctx = document.createElement('canvas').getContext('2d')
  if (!ctx) return {}
  const rows = view.slice(0, sample)
  const out: Record<string, number> = {}
  columns.forEach((column, i) => {
    if (column.width !== undefined) {
      out[column.id] = column.width
      return
    }
    ctx.font = fonts.header
    const first = tree && i === 0
    // Room for the mark of a required field, the arrow of a sort and the menu's sign.
    const title =
      ctx.measureText(column.title + (column.required ? ' *' : '')).width + 2 * pad + (first ? chevronWidth : 0) + 16
    ctx.font = fonts.cell
    let width = title
    for (const { row, depth } of rows) {
      const extra = (first ? chevronWidth + depth * indent : 0) + (column.tone ? 25 : 0)
      width = Math.max(width, ctx.measureText(column.format(row)).width + 2 * pad + 6 + extra)
    }
    const least = first || (i === 0 && column.kind === 'text') ? 200 : isRight(column) ? 72 : narrowest
    out[column.id] = Math.ceil(Math.max(least, Math.min(width, Math.max(title, widest[column.kind] ?? 240))))
  })
  return out
}
