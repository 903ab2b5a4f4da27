// Which row of the plan each row of a sheet is: by its hidden id; a copied row is a new one, and so is one without an id.
import { type AnyRow, idSchema } from '../../model/entity.ts'
import type { EntityName } from '../../model/plan.ts'
import { type Cell, cellText } from '../cells.ts'
import type { GivenRow, ReadSheet } from './types.ts'

/** A row of a sheet with the id it will have. */
export interface SheetRow {
  readonly sheet: ReadSheet
  readonly row: number
  readonly cells: readonly Cell[]
  id: string
  /** The id stands in the sheet; otherwise it is a fresh one. */
  readonly given: boolean
  /** See GivenRow. */
  readonly values?: GivenRow['values']
}

/** Number of cells that differ from the row of this id as it was exported (or is in the plan); the original has the fewest. */
export type Distance = (row: SheetRow, id: string) => number

/** What stand-ins for ids begin with, until the command gives real ones; no id may (see `idSchema`). */
export const freshMark = '+'

export type FreshId = () => string

function idOf(sheet: ReadSheet, cells: readonly Cell[]): string | undefined {
  const column = sheet.columns.find(({ field }) => field === null)?.column
  const id = column === undefined ? '' : cellText(cells[column]).trim()
  return idSchema.safeParse(id).success ? id : undefined
}

/** The rows of all sheets of an entity. Of several rows with one id the one nearest to what was exported keeps it. */
export function identifyRows(sheets: readonly ReadSheet[], freshId: FreshId, distance: Distance): SheetRow[] {
  const rows = sheets.flatMap((sheet) =>
    sheet.rows.map(({ row, cells, id: own, values }): SheetRow => {
      const id = own ?? idOf(sheet, cells)
      const given = id !== undefined && !id.startsWith(freshMark)
      return { sheet, row, cells, id: id ?? freshId(), given, ...(values ? { values } : {}) }
    }),
  )
  const byId = new Map<string, SheetRow[]>()
  for (const row of rows) {
    const list = byId.get(row.id)
    if (list) list.push(row)
    else byId.set(row.id, [row])
  }
  for (const [id, copies] of byId) {
    if (copies.length === 1) continue
    const distances = copies.map((copy) => distance(copy, id))
    const original = copies[distances.indexOf(Math.min(...distances))]
    for (const copy of copies) if (copy !== original) copy.id = freshId()
  }
  return rows
}

/** Rows of the plan by what names them to a person; null where a part of the key is empty or two rows share it. */
export function naturalKeys(rows: readonly AnyRow[], fields: readonly string[]): Map<string, string | null> {
  const ids = new Map<string, string | null>()
  for (const row of rows) {
    const key = naturalKeyOf(row, fields)
    if (key !== null) ids.set(key, ids.has(key) ? null : row.id)
  }
  return ids
}

export function naturalKeyOf(row: Readonly<Record<string, unknown>>, fields: readonly string[]): string | null {
  if (fields.length === 0 || fields.some((f) => row[f] === null || row[f] === undefined || row[f] === '')) return null
  return JSON.stringify(fields.map((f) => row[f]))
}

export type RowsOfEntity = ReadonlyMap<EntityName, readonly SheetRow[]>
