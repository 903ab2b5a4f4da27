// Finds the row that a name in a cell means: among the rows as they will be, as they were exported, and by title or code.
import type { AnyRow } from '../../model/entity.ts'
import { type EntityName, entityOf, type PlanRows } from '../../model/plan.ts'
import { nameKey } from '../../model/values/context.ts'
import { type Cell, cellText } from '../cells.ts'
import { displayNames } from './displayNames.ts'
import type { RowsOfEntity, SheetRow } from './identify.ts'
import type { FindRow } from './parseCell.ts'
import type { DataBase } from './types.ts'

interface Index {
  readonly unique: ReadonlyMap<string, string>
  readonly exported: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<string, readonly string[]>
  readonly ids: ReadonlySet<string>
}

const cellOf = (row: SheetRow, field: string): Cell => {
  const column = row.sheet.columns.find((c) => c.field === field)?.column
  return column === undefined ? null : (row.cells[column] ?? null)
}

/** Rows as they will be after the import, with title and code alone. `removed`: ids that will be gone. */
function futureRows(entity: EntityName, plan: PlanRows, sheetRows: readonly SheetRow[], removed: ReadonlySet<string>) {
  const { title, fields } = entityOf(entity)
  const rows = new Map((plan[entity] as AnyRow[]).filter((row) => !removed.has(row.id)).map((row) => [row.id, row]))
  for (const row of sheetRows) {
    const known = rows.get(row.id)
    const read = (field: string) => cellText(cellOf(row, field)) || known?.[field]
    rows.set(row.id, {
      ...known,
      id: row.id,
      [title]: fields[title]?.kind === 'text' || fields[title]?.kind === 'longText' ? read(title) : known?.[title],
      ...('code' in fields ? { code: read('code') } : {}),
    })
  }
  return [...rows.values()]
}

/** A finder over the plan and the sheets together. */
export function rowFinder(
  plan: PlanRows,
  sheetRows: RowsOfEntity,
  base: DataBase | null,
  removed: (entity: EntityName) => ReadonlySet<string>,
): { find: FindRow; titleOf(entity: EntityName, id: string): string | undefined } {
  const future = new Map<EntityName, AnyRow[]>()
  const rowsOf = (entity: EntityName) => {
    const rows = future.get(entity) ?? futureRows(entity, plan, sheetRows.get(entity) ?? [], removed(entity))
    future.set(entity, rows)
    return rows
  }
  const names = displayNames(rowsOf)
  const indexes = new Map<EntityName, Index>()
  const index = (entity: EntityName): Index => {
    const done = indexes.get(entity)
    if (done) return done
    const rows = rowsOf(entity)
    const { title, fields } = entityOf(entity)
    const titles = new Map<string, string[]>()
    for (const row of rows)
      for (const text of new Set([row[title], 'code' in fields ? row.code : null])) {
        if (!text) continue
        const key = nameKey(String(text))
        titles.set(key, [...(titles.get(key) ?? []), row.id])
      }
    const made: Index = {
      unique: new Map([...names(entity)].map(([id, name]) => [nameKey(name), id])),
      exported: new Map((base?.names[entity] ?? []).map(([id, name]) => [nameKey(name), id])),
      titles,
      ids: new Set(rows.map((row) => row.id)),
    }
    indexes.set(entity, made)
    return made
  }
  return {
    find: (entity, text): ReturnType<FindRow> => {
      const { unique, exported, titles, ids } = index(entity)
      const key = nameKey(text)
      const now = unique.get(key)
      if (now !== undefined) return now
      const then = exported.get(key)
      if (then !== undefined && ids.has(then)) return then
      const titled = titles.get(key) ?? []
      if (titled.length === 1) return titled[0] as string
      const shown = text.slice(0, 60)
      if (titled.length > 1) return { code: 'ambiguous', params: { text: shown, count: titled.length } }
      return { code: 'notFound', params: { text: shown } }
    },
    titleOf: (entity, id) => names(entity).get(id),
  }
}
