// Carries out moves of rows within their sheet: order and tree.

import { execute } from '#platform/execute.ts'
import { rowsOf } from '#platform/useRows.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { indentRows, outdentRows, type Patch, type Placed, placeRows, shiftRows } from './treeMoves.ts'

export type RowMove = 'indent' | 'outdent' | 'up' | 'down'

const placed = (entity: EntityName): Placed[] => {
  const { parent } = entityOf(entity)
  return (rowsOf(entity) as unknown as readonly Record<string, unknown>[]).map((row) => ({
    id: row.id as string,
    parent: parent ? ((row[parent] as string | null) ?? null) : null,
    position: row.position as number,
  }))
}

async function apply(entity: EntityName, patches: readonly Patch[]): Promise<void> {
  const { parent } = entityOf(entity)
  if (patches.length === 0) return
  await execute('rows.apply', {
    writes: patches.map(({ id, parent: to, position }) => ({
      do: 'update' as const,
      entity,
      id,
      patch: { position, ...(parent && to !== undefined ? { [parent]: to } : {}) },
    })),
  })
}

/** Moves rows one place, or one level in a tree. */
export function moveRows(entity: EntityName, ids: readonly string[], move: RowMove): Promise<void> {
  const rows = placed(entity)
  if (move === 'indent') return apply(entity, indentRows(rows, ids))
  if (move === 'outdent') return apply(entity, outdentRows(rows, ids))
  return apply(entity, shiftRows(rows, ids, move === 'up' ? -1 : 1))
}

/** Puts a row before another (null: last); in a tree it becomes that row's sibling. */
export function moveRowBefore(entity: EntityName, id: string, before: string | null): Promise<void> {
  const rows = placed(entity)
  const row = rows.find((r) => r.id === id)
  const next = rows.find((r) => r.id === before)
  if (!row) return Promise.resolve()
  return apply(entity, placeRows(rows, [row], next ? next.parent : null, next?.id ?? null))
}

/** Position of a row to be inserted beside another, and the parent it shares with it. */
export function besideRow(entity: EntityName, id: string, after: boolean): Record<string, unknown> {
  const rows = placed(entity)
  const row = rows.find((r) => r.id === id)
  if (!row) return {}
  const level = rows.filter((r) => r.parent === row.parent)
  const at = level.indexOf(row)
  const other = level[after ? at + 1 : at - 1]
  const { parent } = entityOf(entity)
  const position = other ? (row.position + other.position) / 2 : row.position + (after ? 1 : -1)
  return { position, ...(parent ? { [parent]: row.parent } : {}) }
}
