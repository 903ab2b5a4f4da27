// A change of a plan as data: which row was what before and is what after.
import type { AnyRow } from './entity.ts'
import type { EntityName } from './plan.ts'

export interface RowChange {
  readonly entity: EntityName
  readonly id: string
  /** null: the row did not exist before. */
  readonly before: AnyRow | null
  /** null: the row does not exist any more. */
  readonly after: AnyRow | null
}

/** One field of many rows that stay, as columns: thousands of pasted numbers are told this way. */
export interface FieldChange {
  readonly entity: EntityName
  readonly field: string
  readonly ids: readonly string[]
  /** What the field is now, in the order of `ids`. */
  readonly values: readonly unknown[]
}

/** The change that takes `change` back. */
export const inverse = (change: RowChange): RowChange => ({ ...change, before: change.after, after: change.before })

/** One change per row – first before, last after – leaving out rows that end as they began. */
export function squash(changes: readonly RowChange[]): RowChange[] {
  const byRow = new Map<string, RowChange>()
  for (const change of changes) {
    const key = `${change.entity}\n${change.id}`
    const first = byRow.get(key)
    byRow.set(key, first ? { ...first, after: change.after } : change)
  }
  return [...byRow.values()].filter((c) => JSON.stringify(c.before) !== JSON.stringify(c.after))
}
