// A Plan in memory for tests of commands: defaults, increasing ids and references as the plan file keeps them.
import { type AnyRow, withDefaults } from './entity.ts'
import { type EntityName, entityNames, entityOf, type Plan, type PlanRows } from './plan.ts'
import { refuse } from './problem.ts'
import { rowsReader } from './rowsReader.ts'

/** A plan over copies of `rows`; `rows` of the result is what it holds now. Values are not checked. */
export function testPlan(given: Partial<PlanRows> = {}): Plan & { rows: PlanRows } {
  const rows = Object.fromEntries(
    entityNames.map((name) => [name, structuredCloneOf((given[name] ?? []) as AnyRow[])]),
  ) as unknown as Record<EntityName, AnyRow[]>
  let count = 0
  const newId = () => `new-${String(++count).padStart(6, '0')}`
  const reader = () => rowsReader(rows as unknown as PlanRows)
  const at = (name: EntityName, id: string): number => {
    const index = rows[name].findIndex((row) => row.id === id)
    return index < 0 ? refuse('rowMissing', {}, { entity: name, row: id }) : index
  }
  const remove = (name: EntityName, id: string): void => {
    rows[name].splice(at(name, id), 1)
    for (const other of entityNames)
      for (const [field, { kind, to, onDelete }] of Object.entries(entityOf(other).fields)) {
        if (to !== name) continue
        for (const row of [...rows[other]]) {
          // A row removed above may have taken this one along.
          if (!rows[other].includes(row)) continue
          if (kind === 'refs') row[field] = (row[field] as string[]).filter((one) => one !== id)
          else if (row[field] === id) {
            if (onDelete === 'CASCADE') remove(other, row.id)
            else row[field] = null
          }
        }
      }
  }
  const update = (name: EntityName, id: string, patch: Readonly<Record<string, unknown>>): AnyRow => {
    const changed = { ...(rows[name][at(name, id)] as AnyRow) }
    for (const [field, value] of Object.entries(patch)) if (value !== undefined) changed[field] = value
    rows[name][at(name, id)] = changed
    return changed
  }
  return {
    rows: rows as unknown as PlanRows,
    get: (name, id) => reader().get(name, id),
    among: (name, field, values) =>
      reader()
        .list(name)
        .filter((row) => values.includes(String(row[field]))),
    amongAs: (name, fields, field, values) =>
      reader()
        .list(name)
        .filter((row) => values.includes(String(row[field])))
        .map((row) => fields.map((one) => row[one])),
    list: (name, where) => {
      const { order } = entityOf(name)
      const found = reader().list(name, where)
      return order === null ? found : found.sort((a, b) => Number((a as AnyRow)[order]) - Number((b as AnyRow)[order]))
    },
    insert: (name, row) => {
      const made = withDefaults(entityOf(name), { ...row, id: row.id ?? newId() }) as AnyRow
      rows[name].push(made)
      return made as never
    },
    update: (name, id, patch) => update(name, id, patch) as never,
    setField: (name, field, ids, _before, after) =>
      ids.forEach((id, i) => void update(name, id, { [field]: after[i] })),
    remove,
    newId,
    now: '2026-03-01T00:00:00.000Z',
  }
}

const structuredCloneOf = (rows: readonly AnyRow[]): AnyRow[] => JSON.parse(JSON.stringify(rows)) as AnyRow[]
