// What a merge of single rows leaves undone: rows that are needed come back, doubles become one, trees stay trees.
import { fieldChanges } from './diff.ts'
import type { AnyRow } from './entity.ts'
import type { Conflict, SidesOf } from './merge.ts'
import { type EntityName, entityNames, entityOf, isEntityName } from './plan.ts'
import { hangsOnRows, referencesFrom, referencesOf } from './references.ts'
import { compareText } from './rowOrder.ts'

type Merging = Map<EntityName, Map<string, AnyRow>>

const maxDepth = 100

/** Mends `merged` in place and adds to `conflicts`. */
export function mendMerge(merged: Merging, sidesOf: SidesOf, conflicts: Conflict[]): void {
  restoreUsed(merged, sidesOf, conflicts)
  joinDoubles(merged, sidesOf, conflicts)
  for (const name of entityNames) cutLoops(merged, name, sidesOf, conflicts)
}

const table = (merged: Merging, name: EntityName) => merged.get(name) as Map<string, AnyRow>

/** Rows that one side removed while the other made something refer to them; and what those in turn refer to. */
function restoreUsed(merged: Merging, sidesOf: SidesOf, conflicts: Conflict[]): void {
  const queue = entityNames.flatMap((name) => [...table(merged, name).values()].map((row) => [name, row] as const))
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [name, row] = next
    for (const { entity, id } of referencesOf(name, row)) {
      if (table(merged, entity).has(id)) continue
      const [base, mine, theirs] = sidesOf(entity, id)
      const kept = mine ?? theirs
      // A row that neither side has cannot be meant: the plans were broken before.
      if (!kept) continue
      table(merged, entity).set(id, kept)
      queue.push([entity, kept])
      conflicts.push({ kind: 'removedUsed', entity, id, field: null, base, mine, theirs })
    }
  }
}

/** Rows of one natural key that must be unique, added on both sides under different ids. */
function joinDoubles(merged: Merging, sidesOf: SidesOf, conflicts: Conflict[]): void {
  const moved = new Map<string, string>()
  for (const name of entityNames) {
    const entity = entityOf(name)
    if (!entity.unique) continue
    const byKey = new Map<string, AnyRow>()
    const rows = [...table(merged, name).values()].sort((a, b) => compareText(a.id, b.id))
    for (const row of rows) {
      const key = JSON.stringify(entity.naturalKey.map((field) => row[field]))
      const first = byKey.get(key)
      // Doubles that stand side by side in one of the plans were there before and are its own business.
      if (!first || [1, 2].some((side) => sidesOf(name, first.id)[side] && sidesOf(name, row.id)[side])) {
        byKey.set(key, row)
        continue
      }
      // Whose is whose: the values of mine win, whichever id stays.
      const mineIsFirst = sidesOf(name, first.id)[1] !== null
      const [mine, theirs] = mineIsFirst ? [first, row] : [row, first]
      const joined: AnyRow = { ...mine, id: first.id }
      for (const { field, before, after } of fieldChanges(name, mine, theirs)) {
        if (before === null || (Array.isArray(before) && before.length === 0)) joined[field] = after
        else if (after !== null && !entity.naturalKey.includes(field) && field !== entity.order)
          conflicts.push({ kind: 'field', entity: name, id: first.id, field, base: null, mine: before, theirs: after })
      }
      conflicts.push({ kind: 'duplicateKey', entity: name, id: row.id, field: null, base: null, mine, theirs })
      table(merged, name).set(first.id, joined)
      byKey.set(key, joined)
      table(merged, name).delete(row.id)
      moved.set(`${name}\n${row.id}`, first.id)
    }
  }
  if (moved.size > 0) redirect(merged, moved)
}

/** Lets everything that named a joined row name the one that stayed; `moved`: `entity\nid` → id. */
export function redirect(merged: Merging, moved: ReadonlyMap<string, string>): void {
  for (const name of entityNames)
    for (const row of table(merged, name).values()) {
      let next = row
      for (const { field, to } of referencesFrom(name)) {
        const at = (id: unknown) => moved.get(`${to}\n${id}`)
        const value = next[field]
        if (Array.isArray(value) && value.some(at))
          next = { ...next, [field]: [...new Set(value.map((id) => at(id) ?? id))] }
        else if (at(value)) next = { ...next, [field]: at(value) }
      }
      const on = String(next.onEntity)
      const target = hangsOnRows.includes(name) && isEntityName(on) ? moved.get(`${on}\n${next.onRow}`) : undefined
      if (target) next = { ...next, onRow: target }
      if (next !== row) table(merged, name).set(row.id, next)
    }
}

/** A row that is its own ancestor goes back to where mine has it, then to where the base had it, then to the top. */
function cutLoops(merged: Merging, name: EntityName, sidesOf: SidesOf, conflicts: Conflict[]): void {
  const { parent } = entityOf(name)
  if (parent === null) return
  const rows = table(merged, name)
  const parentOf = (id: string): string | null => (rows.get(id)?.[parent] as string | null | undefined) ?? null
  const put = (id: string, to: string | null) => rows.set(id, { ...(rows.get(id) as AnyRow), [parent]: to })
  /** A row of the loop that one side (0 base, 1 mine) has elsewhere, and where. */
  const backTo = (loop: readonly string[], side: 0 | 1): { at: string; to: string | null } | undefined =>
    loop.flatMap((at) => {
      const to = sidesOf(name, at)[side]?.[parent] as string | null | undefined
      return to !== undefined && to !== parentOf(at) && (to === null || rows.has(to)) ? [{ at, to }] : []
    })[0]
  for (const id of [...rows.keys()].sort(compareText)) {
    for (let loop = loopFrom(id, parentOf); loop; loop = loopFrom(id, parentOf)) {
      const chosen = backTo(loop, 1) ?? backTo(loop, 0) ?? { at: loop[0] as string, to: null }
      const [base, mine, theirs] = sidesOf(name, chosen.at)
      const { at, to } = chosen
      conflicts.push({
        kind: 'treeLoop',
        entity: name,
        id: at,
        field: parent,
        base: base?.[parent] ?? null,
        mine: mine?.[parent] ?? null,
        theirs: theirs?.[parent] ?? null,
      })
      // A second try of the same row ends at the top, so that this comes to an end.
      const tried = conflicts.filter((c) => c.kind === 'treeLoop' && c.entity === name && c.id === at).length > 1
      put(at, tried ? null : to)
    }
    if (depthOf(id, parentOf) > maxDepth) {
      conflicts.push({
        kind: 'treeDeep',
        entity: name,
        id,
        field: parent,
        base: null,
        mine: parentOf(id),
        theirs: parentOf(id),
      })
      put(id, null)
    }
  }
}

function loopFrom(id: string, parentOf: (id: string) => string | null): string[] | null {
  const path: string[] = []
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null; at = parentOf(at)) {
    if (seen.has(at)) return path.slice(path.indexOf(at))
    seen.add(at)
    path.push(at)
  }
  return null
}

function depthOf(id: string, parentOf: (id: string) => string | null): number {
  let depth = 0
  for (let at = parentOf(id); at !== null; at = parentOf(at)) depth++
  return depth
}
