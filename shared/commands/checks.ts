// Checks on rows that no table constraint can make: natural keys that must be unique, and trees that must stay trees.
import type { AnyRow, Entity } from '../model/entity.ts'
import { type EntityName, entityOf, type Plan } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'

const maxDepth = 100

function checkUnique(plan: Plan, name: EntityName, entity: Entity, row: AnyRow): void {
  const key = Object.fromEntries(entity.naturalKey.map((field) => [field, row[field]]))
  const same = plan.list(name, key as never)
  if (same.length > 1)
    refuse(
      'duplicateKey',
      { title: String(row[entity.title] ?? '') },
      { entity: name, row: row.id, field: entity.title },
    )
}

function checkTree(plan: Plan, name: EntityName, parent: string, row: AnyRow): void {
  let at = row[parent] as string | null
  for (let depth = 1; at !== null; depth++) {
    if (at === row.id)
      refuse(
        'treeCycle',
        { title: String(row[entityOf(name).title] ?? '') },
        { entity: name, row: row.id, field: parent },
      )
    if (depth > maxDepth) refuse('treeTooDeep', { max: maxDepth }, { entity: name, row: row.id, field: parent })
    at = ((plan.get(name, at) as AnyRow | undefined)?.[parent] as string | null | undefined) ?? null
  }
}

/** Throws PlanError 'duplicateKey', 'treeCycle' or 'treeTooDeep' when the rows just written break a rule. */
export function checkRows(plan: Plan, name: EntityName, ids: Iterable<string>): void {
  const entity = entityOf(name)
  if (!entity.unique && entity.parent === null) return
  for (const id of ids) {
    const row = plan.get(name, id) as AnyRow | undefined
    if (!row) continue
    if (entity.unique) checkUnique(plan, name, entity, row)
    if (entity.parent !== null) checkTree(plan, name, entity.parent, row)
  }
}
