// What comes back with a row that the plan has removed: its parts, which were removed with it – the values of a KPI, the steps of a process.
import type { AnyRow } from '../../model/entity.ts'
import { isFrozen, isVersionContent } from '../../model/frozenVersion.ts'
import { type EntityName, entityOf, type RowOf } from '../../model/plan.ts'
import { hangsOnRows, referencesFrom, referencesTo } from '../../model/references.ts'

export type RowsById = ReadonlyMap<EntityName, ReadonlyMap<string, AnyRow>>
export interface Part {
  readonly entity: EntityName
  readonly row: AnyRow
}

const at = (rows: RowsById, entity: EntityName, id: unknown) => rows.get(entity)?.get(String(id))

/**
 * Parts of the row, and theirs, containers first, as the copy has them. `told`: rows that are differences of their own. References to
 * rows that are not there any more are left out, and so is a part that cannot be without one.
 */
export function broughtAlong(
  entity: EntityName,
  row: AnyRow,
  mine: RowsById,
  theirs: RowsById,
  told: (entity: EntityName, id: string) => boolean,
): Part[] {
  const parts: Part[] = []
  /** What a version published here holds stays as it was approved. */
  const held = (name: EntityName, part: AnyRow) => {
    const version = isVersionContent(name) ? at(mine, 'processVersion', part.processVersion) : undefined
    return version !== undefined && isFrozen(version as RowOf<'processVersion'>)
  }
  const within = new Set([`${entity}\n${row.id}`])
  for (let open: Part[] = [{ entity, row }]; open.length > 0; ) {
    const next: Part[] = []
    const take = (name: EntityName, part: AnyRow) => {
      const key = `${name}\n${part.id}`
      if (within.has(key) || at(mine, name, part.id) || told(name, part.id) || held(name, part)) return
      within.add(key)
      next.push({ entity: name, row: part })
    }
    for (const whole of open) {
      for (const { entity: name, field, onRemove } of referencesTo(whole.entity)) {
        if (onRemove !== 'removed') continue
        for (const part of theirs.get(name)?.values() ?? []) if (part[field] === whole.row.id) take(name, part)
      }
      for (const name of hangsOnRows)
        for (const part of theirs.get(name)?.values() ?? [])
          if (part.onEntity === whole.entity && part.onRow === whole.row.id) take(name, part)
    }
    parts.push(...next)
    open = next
  }
  const there = (to: EntityName, id: unknown) => at(mine, to, id) !== undefined || within.has(`${to}\n${id}`)
  return parts.flatMap(({ entity: name, row: part }): Part[] => {
    const whole: Record<string, unknown> = { ...part }
    for (const { field, to } of referencesFrom(name)) {
      const value = whole[field]
      if (Array.isArray(value)) whole[field] = value.filter((id) => there(to, id))
      else if (value !== null && !there(to, value)) {
        if (entityOf(name).fields[field]?.required) {
          within.delete(`${name}\n${part.id}`)
          return []
        }
        whole[field] = null
      }
    }
    return [{ entity: name, row: whole as AnyRow }]
  })
}
