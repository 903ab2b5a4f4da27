// For tests over random plans: what is wrong with a plan, and numbers that come again.
import { type AnyRow, rowSchema } from './entity.ts'
import { entityNames, entityOf, type PlanRows } from './plan.ts'
import { referencesOf } from './references.ts'
import type { Random } from './testRandomPlan.ts'

/** mulberry32 */
export function numbers(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const schemas = new Map(entityNames.map((name) => [name, rowSchema(entityOf(name))]))

/** What a plan must be for the plan file to take it. */
export function faults(rows: PlanRows): string[] {
  const ids = new Map(entityNames.map((name) => [name, new Set((rows[name] as AnyRow[]).map((row) => row.id))]))
  return entityNames.flatMap((name) => {
    const entity = entityOf(name)
    const parents = new Map(
      (rows[name] as AnyRow[]).map((row) => [row.id, entity.parent ? (row[entity.parent] as string | null) : null]),
    )
    const keys = new Set<string>()
    return (rows[name] as AnyRow[]).flatMap((row) => {
      const found: string[] = []
      const read = schemas.get(name)?.safeParse(row)
      if (!read?.success) found.push(`${name} ${row.id}: ${read?.error.message}`)
      for (const ref of referencesOf(name, row))
        if (!ids.get(ref.entity)?.has(ref.id)) found.push(`${name}.${ref.field} → ${ref.id}`)
      const key = JSON.stringify(entity.naturalKey.map((f) => row[f]))
      if (entity.unique && keys.has(key)) found.push(`${name} twice: ${key}`)
      keys.add(key)
      let depth = 0
      for (let at = parents.get(row.id); at && depth <= 200; at = parents.get(at)) depth++
      if (depth > 100) found.push(`${name} ${row.id}: loop or too deep`)
      return found
    })
  })
}
