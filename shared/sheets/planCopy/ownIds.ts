// Rows that both copies of a plan added under one unique key (the value of a KPI in a month) are one row: the copy's takes the plan's id.
import { rowsOf } from '../../model/diff.ts'
import type { AnyRow } from '../../model/entity.ts'
import { redirect } from '../../model/mergeMend.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '../../model/plan.ts'
import { planRows } from '../../model/rowOrder.ts'

/** `theirs` with the ids of `mine` for such rows, and for the one row of settings that every plan has. */
export function withOwnIds(base: PlanRows | null, mine: PlanRows, theirs: PlanRows): PlanRows {
  const moved = new Map<string, string>()
  for (const name of entityNames) {
    const { unique, naturalKey } = entityOf(name)
    const key = name === 'plan' ? () => '' : unique ? keyOver(naturalKey) : null
    if (!key) continue
    const [own, others] = [rowsOf(mine, name), rowsOf(theirs, name)]
    const known = new Set([...rowsOf(base ?? {}, name), ...others].map(({ id }) => id))
    const added = new Map(own.filter(({ id }) => !known.has(id)).map((row) => [key(row), row.id]))
    const held = new Set([...rowsOf(base ?? {}, name), ...own].map(({ id }) => id))
    for (const row of others) {
      const id = held.has(row.id) ? undefined : added.get(key(row))
      if (id !== undefined) moved.set(`${name}\n${row.id}`, id)
    }
  }
  if (moved.size === 0) return theirs
  const idOf = (name: EntityName, id: string) => moved.get(`${name}\n${id}`) ?? id
  const rows = new Map(
    entityNames.map((name) => [
      name,
      new Map(
        rowsOf(theirs, name).map((row): [string, AnyRow] => [idOf(name, row.id), { ...row, id: idOf(name, row.id) }]),
      ),
    ]),
  )
  redirect(rows, moved)
  return planRows((name) => [...(rows.get(name)?.values() ?? [])])
}

const keyOver = (fields: readonly string[]) => (row: AnyRow) => JSON.stringify(fields.map((field) => row[field]))
