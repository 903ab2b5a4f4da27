// One row of a sheet against the plan and against what was exported: what is new, changed, or changed on both sides.
import { type AnyRow, withDefaults } from '../../model/entity.ts'
import { type EntityName, entityOf } from '../../model/plan.ts'
import { cellName } from '../cells.ts'
import type { ReadRow } from './readRows.ts'
import type { DataWrite, DifferenceKind, FieldDifference } from './types.ts'

/** The text of a value as people read it. */
export type TextOf = (
  entity: EntityName,
  field: string,
  value: unknown,
  row: Readonly<Record<string, unknown>>,
) => string

export interface Found {
  readonly kind: DifferenceKind
  readonly fields: FieldDifference[]
  readonly write: DataWrite
  readonly removedIn?: 'plan' | 'sheet'
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) return JSON.stringify(a) === JSON.stringify(b)
  return false
}

const cellAt = ({ at }: ReadRow, field: string): string | null => {
  const column = at.sheet.columns.find((c) => c.field === field)?.column
  return column === undefined ? null : cellName(at.row, column)
}

/** A row that the plan does not have. */
export function addedRow(read: ReadRow, textOf: TextOf): Found {
  const { entity } = read.at.sheet
  const row = withDefaults(entityOf(entity), read.values)
  const fields = Object.keys(read.values).flatMap((field): FieldDifference[] => {
    const sheet = textOf(entity, field, read.values[field], row)
    return sheet === '' || entityOf(entity).fields[field]?.hidden
      ? []
      : [{ field, cell: cellAt(read, field), plan: '', sheet }]
  })
  return { kind: 'added', fields, write: { do: 'insert', entity, id: read.at.id, values: row } }
}

/** A row that both have; undefined when the sheet brings nothing new. `guarded`: changes are not taken unless chosen. */
export function changedRow(
  read: ReadRow,
  base: AnyRow | undefined,
  plan: AnyRow,
  textOf: TextOf,
  guarded = false,
): Found | undefined {
  const { entity } = read.at.sheet
  const fields: FieldDifference[] = []
  const values: Record<string, unknown> = {}
  let conflict = guarded
  for (const [field, value] of Object.entries(read.values)) {
    if (sameValue(value, plan[field]) || (base && sameValue(value, base[field]))) continue
    values[field] = value
    const both = base !== undefined && !sameValue(base[field], plan[field])
    if (both) conflict = true
    fields.push({
      field,
      cell: cellAt(read, field),
      plan: textOf(entity, field, plan[field], plan),
      sheet: textOf(entity, field, value, { ...plan, ...read.values }),
      ...(both ? { base: textOf(entity, field, base[field], base) } : {}),
    })
  }
  if (fields.length === 0) return undefined
  return { kind: conflict ? 'conflict' : 'changed', fields, write: { do: 'update', entity, id: read.at.id, values } }
}

/** A row that somebody removed from the plan since the export; a conflict when the sheet changed it meanwhile. */
export function changedButRemoved(read: ReadRow, base: AnyRow, textOf: TextOf): Found | undefined {
  const { entity } = read.at.sheet
  const changed = changedRow(read, undefined, base, textOf)
  if (!changed) return undefined
  const row = withDefaults(entityOf(entity), { ...base, ...read.values })
  const fields = changed.fields.map((f) => ({ ...f, plan: '', base: f.plan }))
  return { kind: 'conflict', fields, removedIn: 'plan', write: { do: 'insert', entity, id: read.at.id, values: row } }
}

/** A row that the sheet has no more; a conflict when the plan changed it meanwhile. */
export function removedRow(entity: EntityName, base: AnyRow, plan: AnyRow, textOf: TextOf): Found {
  const fields = Object.keys(entityOf(entity).fields).flatMap((field): FieldDifference[] => {
    if (sameValue(base[field], plan[field]) || entityOf(entity).fields[field]?.hidden) return []
    const plain = textOf(entity, field, plan[field], plan)
    return [{ field, cell: null, plan: plain, sheet: '', base: textOf(entity, field, base[field], base) }]
  })
  const write: DataWrite = { do: 'remove', entity, id: plan.id, values: {} }
  return fields.length > 0
    ? { kind: 'conflict', fields, write, removedIn: 'sheet' }
    : { kind: 'removed', fields, write }
}
