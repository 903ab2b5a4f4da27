// From the differences somebody chose to the writes of one command.
import { type EntityName, entityNames, entityOf } from '../../model/plan.ts'
import { hangsOnRows } from '../../model/references.ts'
import { freshMark } from './identify.ts'
import type { DataChoice, DataComparison, DataWrite, RowDifference } from './types.ts'

/** A write as the command takes it. */
export type RowWrite =
  | { readonly do: 'insert'; readonly entity: EntityName; readonly row: Record<string, unknown> }
  | { readonly do: 'update'; readonly entity: EntityName; readonly id: string; readonly patch: Record<string, unknown> }
  | { readonly do: 'remove'; readonly entity: EntityName; readonly id: string }

/** What is taken unless somebody says otherwise: everything but conflicts, where the plan stays as it is. */
export function defaultChoice(rows: readonly RowDifference[]): Record<number, true | string[]> {
  const choice: Record<number, true | string[]> = {}
  for (const { key, kind, fields, removedIn, offered } of rows) {
    if (offered) continue
    if (kind !== 'conflict') choice[key] = true
    else if (!removedIn) {
      const free = fields.filter((f) => f.base === undefined).map((f) => f.field)
      // A row whose every field is guarded (settings of another plan) has none that only one side changed.
      if (free.length > 0 && free.length < fields.length) choice[key] = free
    }
  }
  return choice
}

const only = (values: Readonly<Record<string, unknown>>, fields: readonly string[]) =>
  Object.fromEntries(Object.entries(values).filter(([field]) => fields.includes(field)))

/**
 * The writes, inserts first and removals last, containers before what they contain. A reference to a new row that was not chosen is
 * left out; a new row that cannot do without it is, too. `newId` gives ids to rows that had none.
 */
export function chosenWrites(comparison: DataComparison, choice: DataChoice, newId: () => string): RowWrite[] {
  const { differences, writes, quiet = [] } = comparison
  const picks = differences.rows.flatMap(({ key }): DataWrite[] => {
    const picked = Object.hasOwn(choice, key) ? choice[key] : undefined
    const write = writes[key]
    if (!picked || !write || (picked !== true && picked.length === 0)) return []
    if (picked === true || write.do === 'remove') return [write, ...(write.along ?? [])]
    if (write.replaces)
      return [{ ...write, values: { ...write.replaces, ...only(write.values, picked), id: write.id } }]
    // A new row is one piece: without its required fields it could not be.
    return write.do === 'insert' ? [write, ...(write.along ?? [])] : [{ ...write, values: only(write.values, picked) }]
  })
  const chosen = [...picks, ...quiet]
  const ids = new Map(
    chosen.filter((w) => w.do === 'insert' && w.id.startsWith(freshMark)).map((w): [string, string] => [w.id, newId()]),
  )
  const left = new Set(writes.filter((w) => w.do === 'insert').map((w) => w.id))
  for (const w of chosen) left.delete(w.id)
  const order = new Map(entityNames.map((name, i) => [name, i]))
  const sorted = [...chosen].sort((a, b) => (order.get(a.entity) ?? 0) - (order.get(b.entity) ?? 0))

  const resolved = new Map<DataWrite, Record<string, unknown>>()
  for (const w of sorted) if (w.do !== 'remove') resolved.set(w, { ...w.values })
  for (let before = -1; before !== resolved.size; ) {
    before = resolved.size
    for (const [w, values] of resolved) {
      // A comment goes with the row it is on.
      if (hangsOnRows.includes(w.entity) && left.has(String(values.onRow))) {
        resolved.delete(w)
        left.add(w.id)
        continue
      }
      for (const [name, field] of Object.entries(entityOf(w.entity).fields)) {
        const value = values[name]
        if (field.to === undefined || value === null || value === undefined) continue
        if (Array.isArray(value)) values[name] = value.filter((id) => !left.has(id as string))
        else if (left.has(value as string)) {
          if (!field.required) values[name] = null
          else if (w.do === 'update') delete values[name]
          else {
            resolved.delete(w)
            left.add(w.id)
            break
          }
        }
      }
    }
  }
  const real = (value: unknown) => (typeof value === 'string' ? (ids.get(value) ?? value) : value)
  const withIds = (w: DataWrite, values: Record<string, unknown>) => {
    const { fields } = entityOf(w.entity)
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        if (fields[name]?.to === undefined && name !== 'onRow') return [name, value]
        return [name, Array.isArray(value) ? value.map(real) : real(value)]
      }),
    )
  }
  const done: RowWrite[] = []
  for (const [w, values] of resolved) {
    if (w.do !== 'insert') continue
    if (w.replaces) done.push({ do: 'remove', entity: w.entity, id: w.replaces.id })
    done.push({ do: 'insert', entity: w.entity, row: { ...withIds(w, values), id: real(w.id) } })
  }
  for (const [w, values] of resolved)
    if (w.do === 'update' && Object.keys(values).length > 0)
      done.push({ do: 'update', entity: w.entity, id: w.id, patch: withIds(w, values) })
  for (const w of sorted) if (w.do === 'remove') done.push({ do: 'remove', entity: w.entity, id: w.id })
  return done
}
