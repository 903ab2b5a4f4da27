// Three-way merge of a plan that two people changed apart: by id, then by field; what cannot be both is listed and the first one's kept.
import { fieldChanges, rowsOf, sameValue } from './diff.ts'
import { type AnyRow, linkFields } from './entity.ts'
import { mendMerge } from './mergeMend.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from './plan.ts'
import { compareText, planRows } from './rowOrder.ts'

/**
 * field: both changed it, differently. removedChanged: one removed the row that the other changed; it stays. removedUsed: one removed
 * the row that something of the other needs; it stays. duplicateKey: both added a row of the same natural key; one of them stays.
 * treeLoop: both moved rows below each other; they stand where the first put them. treeDeep: a row got too deep and is now on top.
 */
export type ConflictKind = 'field' | 'removedChanged' | 'removedUsed' | 'duplicateKey' | 'treeLoop' | 'treeDeep'

/** Something that only a person can decide; the merge has taken `mine`, and kept what one of the two removed. */
export interface Conflict {
  readonly kind: ConflictKind
  readonly entity: EntityName
  readonly id: string
  /** null: the row as a whole. */
  readonly field: string | null
  /** Values of the field, or the whole rows (null: not there). */
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merged {
  readonly rows: PlanRows
  readonly conflicts: readonly Conflict[]
}

export type Sides = readonly [base: AnyRow | null, mine: AnyRow | null, theirs: AnyRow | null]
/** Rows of one entity by id, on all three sides. */
export type SidesOf = (entity: EntityName, id: string) => Sides

/**
 * Both changes of a list of links: what either removed is gone, what either added is there. What stays keeps the order of the base,
 * what is new follows by id, so that it does not matter who merges.
 */
function mergeLinks(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const [own, other, known] = [new Set(mine), new Set(theirs), new Set(base)]
  const added = [...new Set([...mine, ...theirs])].filter((id) => !known.has(id))
  return [...base.filter((id) => own.has(id) && other.has(id)), ...added.sort(compareText)]
}

function mergeFields(entity: EntityName, [base, mine, theirs]: Sides, conflicts: Conflict[]): AnyRow {
  const links = new Set(linkFields(entityOf(entity)).map(([field]) => field))
  const merged: AnyRow = { ...(mine as AnyRow) }
  for (const { field, before, after } of fieldChanges(entity, mine, theirs)) {
    const old = base?.[field] ?? (links.has(field) ? [] : null)
    if (base && sameValue(after, old)) continue
    if (base && sameValue(before, old)) merged[field] = after
    else if (links.has(field))
      merged[field] = mergeLinks(old as string[], (before ?? []) as string[], (after ?? []) as string[])
    // Both added the row: what one of them left empty is no contradiction.
    else if (!base && (before === null || after === null)) merged[field] = before ?? after
    else conflicts.push({ kind: 'field', entity, id: merged.id, field, base: old, mine: before, theirs: after })
  }
  return merged
}

function mergeRow(entity: EntityName, id: string, sides: Sides, conflicts: Conflict[]): AnyRow | null {
  const [base, mine, theirs] = sides
  if (mine && theirs) return mergeFields(entity, sides, conflicts)
  const left = mine ?? theirs
  if (!base || !left) return left
  if (fieldChanges(entity, base, left).length === 0) return null
  conflicts.push({ kind: 'removedChanged', entity, id, field: null, base, mine, theirs })
  return left
}

/**
 * Merges what two people made of `base`. Without conflicts the result is the same whoever is `mine`; references in it are whole,
 * trees are trees, and natural keys that must be unique are.
 */
export function mergePlans(base: Partial<PlanRows>, mine: Partial<PlanRows>, theirs: Partial<PlanRows>): Merged {
  const index = (rows: Partial<PlanRows>) =>
    new Map(entityNames.map((name) => [name, new Map(rowsOf(rows, name).map((row) => [row.id, row]))]))
  const [bases, mines, others] = [index(base), index(mine), index(theirs)]
  const sidesOf: SidesOf = (entity, id) => [
    bases.get(entity)?.get(id) ?? null,
    mines.get(entity)?.get(id) ?? null,
    others.get(entity)?.get(id) ?? null,
  ]
  const conflicts: Conflict[] = []
  const merged = new Map<EntityName, Map<string, AnyRow>>()
  for (const name of entityNames) {
    const rows = new Map<string, AnyRow>()
    const ids = new Set([
      ...(bases.get(name)?.keys() ?? []),
      ...(mines.get(name)?.keys() ?? []),
      ...(others.get(name)?.keys() ?? []),
    ])
    for (const id of ids) {
      const row = mergeRow(name, id, sidesOf(name, id), conflicts)
      if (row) rows.set(id, row)
    }
    merged.set(name, rows)
  }
  mendMerge(merged, sidesOf, conflicts)
  return { rows: planRows((name) => [...(merged.get(name)?.values() ?? [])]), conflicts }
}
