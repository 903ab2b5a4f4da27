// Compares a plan with another copy of it, three ways where their common original is known: differences to choose from, row by row and field by field.
import { entityLabels, type Lang } from '../../i18n/index.ts'
import { valueContext } from '../../i18n/valueContext.ts'
import { fieldChanges, rowsOf } from '../../model/diff.ts'
import type { AnyRow } from '../../model/entity.ts'
import { type Conflict, mergePlans } from '../../model/merge.ts'
import { type EntityName, entityNames, entityOf, isEntityName, type PlanRows, type RowOf } from '../../model/plan.ts'
import { rowsReader } from '../../model/rowsReader.ts'
import { formatValue } from '../../model/values/index.ts'
import { type Candidate, checkFuture } from '../dataWorkbook/checkFuture.ts'
import type { Found, TextOf } from '../dataWorkbook/compareRows.ts'
import type { DataComparison, DataWrite, FieldDifference, RowDifference } from '../dataWorkbook/types.ts'
import { broughtAlong } from './broughtAlong.ts'
import { withOwnIds } from './ownIds.ts'
import { isPrivate, privateWrite } from './privateSettings.ts'

export interface CopyInput {
  /** What both copies come from; null: not known. */
  readonly base: PlanRows | null
  /** The plan, which stays as it is. */
  readonly mine: PlanRows
  readonly theirs: PlanRows
  readonly lang: Lang
  /** YYYY-MM-DD */
  readonly today: string
  /** Hashes of the attachments whose bytes are at hand. */
  readonly blobs: readonly string[]
}

/** Longest text of a value that a difference carries. */
const shownLength = 300
const keyOf = (entity: EntityName, id: string) => `${entity}\n${id}`
const byId = (rows: Partial<PlanRows>, entity: EntityName) => new Map(rowsOf(rows, entity).map((row) => [row.id, row]))

/**
 * Every difference, and what taking it would write into `mine`. What only the copy changed is taken unless told otherwise; what both
 * changed is a conflict, where mine stays. Without a common original nobody can say who changed what: only what the copy adds is
 * taken unless told otherwise. `onProgress`: 0 … 1.
 */
export function comparePlans(input: CopyInput, onProgress: (share: number) => void = () => {}): DataComparison {
  const { base, mine, blobs } = input
  const theirs = withOwnIds(base, mine, input.theirs)
  const { rows: merged, conflicts } = mergePlans(base ?? {}, mine, theirs)
  onProgress(0.5)
  const said = new Map<string, Conflict[]>()
  for (const conflict of conflicts) {
    const key = keyOf(conflict.entity, conflict.id)
    said.set(key, [...(said.get(key) ?? []), conflict])
  }
  const words = wordsFor(input, theirs)
  const quiet: DataWrite[] = []
  const candidates: (Candidate & { readonly offered: boolean })[] = []
  const planOf = new Map(entityNames.map((name) => [name, byId(mine, name)]))
  const theirsOf = new Map(entityNames.map((name) => [name, byId(theirs, name)]))
  let unchanged = 0
  for (const entity of entityNames) {
    const [others, results] = [theirsOf.get(entity) as Map<string, AnyRow>, byId(merged, entity)]
    const known = byId(base ?? {}, entity)
    const sides = (id: string): RowSides => ({
      base: known.get(id) ?? null,
      mine: planOf.get(entity)?.get(id) ?? null,
      theirs: others.get(id) ?? null,
      merged: results.get(id) ?? null,
    })
    const ids = new Set([...(planOf.get(entity)?.keys() ?? []), ...others.keys()])
    for (const id of ids) {
      const rows = sides(id)
      const found = difference(entity, id, rows, said.get(keyOf(entity, id)) ?? [], words.textOf, base !== null)
      if (found && isPrivate(entity)) quiet.push(...privateWrite(found, rows, base !== null))
      else if (found)
        candidates.push({ found, read: null, row: (rows.mine ?? rows.theirs) as AnyRow, offered: offers(found, base) })
      else if (rows.mine) unchanged++
    }
  }
  const told = new Set(candidates.map(({ found }) => keyOf(found.write.entity, found.write.id)))
  const withParts = candidates.map((one) => {
    const { found, row } = one
    if (found.write.do !== 'insert' || found.removedIn !== 'plan') return one
    const isTold = (entity: EntityName, id: string) => told.has(keyOf(entity, id))
    const parts = broughtAlong(found.write.entity, row, planOf, theirsOf, isTold)
    for (const part of parts) told.add(keyOf(part.entity, part.row.id))
    const along = parts.map(({ entity, row: { id, ...values } }) => ({
      do: 'insert' as const,
      entity,
      id,
      values: { ...values, id },
    }))
    return along.length > 0 ? { ...one, found: { ...found, write: { ...found.write, along } } } : one
  })
  onProgress(0.8)
  const { kept, refused } = checkFuture(withParts, { rows: mine, planOf, blobs: new Set(blobs), lifeCycle: true })
  const offered = new Set(withParts.flatMap((one) => (one.offered ? [one.found] : [])))
  const differences = kept.map(({ found, row }, key): RowDifference => {
    const { entity, id } = found.write
    const { title } = entityOf(entity)
    const now = found.kind === 'added' ? ({ ...row, ...found.write.values } as AnyRow) : row
    return {
      key,
      kind: found.kind,
      entity,
      id,
      title: words.textOf(entity, title, now[title], now),
      sheet: words.placeOf(entity, now),
      row: null,
      fields: found.fields,
      ...(found.removedIn ? { removedIn: found.removedIn } : {}),
      ...(found.write.along ? { along: found.write.along.length } : {}),
      ...(offered.has(found) ? { offered: true } : {}),
    }
  })
  onProgress(1)
  return {
    differences: {
      rows: differences,
      refused: refused.map((cell) => ({ ...cell, sheet: words.nameOf(cell.problem.place?.entity) })),
      problems: base === null ? [{ code: 'copyNoBase', severity: 'warning' }] : [],
      unchanged,
      meta: null,
    },
    writes: kept.map(({ found }) => found.write),
    quiet,
  }
}

export interface RowSides {
  readonly base: AnyRow | null
  readonly mine: AnyRow | null
  readonly theirs: AnyRow | null
  readonly merged: AnyRow | null
}

/** Without an original nothing that the plan has is changed or removed unless somebody asks for it. */
const offers = ({ kind }: Found, base: PlanRows | null): boolean =>
  base === null && (kind === 'changed' || kind === 'removed')

/** What one row differs in; undefined when there is nothing to take from the copy. */
function difference(
  entity: EntityName,
  id: string,
  { base, mine, theirs, merged }: RowSides,
  conflicts: readonly Conflict[],
  textOf: TextOf,
  threeWay: boolean,
): Found | undefined {
  const text = (field: string, row: AnyRow | null) => (row ? textOf(entity, field, row[field], row) : '')
  const fieldsOf = (from: AnyRow | null, to: AnyRow | null): FieldDifference[] =>
    fieldChanges(entity, from, to).flatMap(({ field }) => {
      const [plan, sheet] = [text(field, from), text(field, to)]
      const hides = entityOf(entity).fields[field]?.hidden && (from === null || to === null)
      return hides || (plan === '' && sheet === '') ? [] : [fieldDifference(field, plan, sheet)]
    })
  if (!mine) {
    if (!theirs) return undefined
    const write = { do: 'insert', entity, id, values: { ...theirs } } as const
    if (!base) return { kind: 'added', fields: fieldsOf(null, theirs), write }
    if (!merged) return undefined
    // Removed here: what the copy added needs it, or the copy changed it meanwhile.
    const needed = conflicts.some(({ kind }) => kind === 'removedUsed')
    const fields = needed ? fieldsOf(null, theirs) : fieldsOf(null, theirs).filter(changedSince(entity, base, theirs))
    return { kind: needed ? 'added' : 'conflict', fields, write, removedIn: 'plan' }
  }
  if (!theirs) {
    const write = { do: 'remove', entity, id, values: {} } as const
    if (!threeWay) return { kind: 'removed', fields: [], write, removedIn: 'sheet' }
    if (!base) return undefined
    if (!merged) return { kind: 'removed', fields: [], write }
    return {
      kind: 'conflict',
      fields: fieldsOf(mine, null).filter(changedSince(entity, base, mine)),
      write,
      removedIn: 'sheet',
    }
  }
  const values: Record<string, unknown> = {}
  const fields: FieldDifference[] = []
  let conflict = false
  for (const { field, after } of fieldChanges(entity, mine, merged ?? mine)) {
    values[field] = after
    fields.push(fieldDifference(field, text(field, mine), text(field, merged)))
  }
  for (const { field, kind } of conflicts) {
    if (field === null || (kind !== 'field' && kind !== 'treeLoop') || field in values) continue
    values[field] = theirs[field]
    conflict ||= threeWay
    fields.push(
      fieldDifference(field, text(field, mine), text(field, theirs), threeWay ? text(field, base) : undefined),
    )
  }
  if (fields.length === 0) return undefined
  return { kind: conflict ? 'conflict' : 'changed', fields, write: { do: 'update', entity, id, values } }
}

const fieldDifference = (field: string, plan: string, sheet: string, base?: string | null): FieldDifference => ({
  field,
  cell: null,
  plan,
  sheet,
  ...(typeof base === 'string' ? { base } : {}),
})

const changedSince = (entity: EntityName, base: AnyRow, now: AnyRow) => {
  const changed = new Set(fieldChanges(entity, base, now).map(({ field }) => field))
  return ({ field }: FieldDifference) => changed.has(field)
}

/** How values and places are said: names of the plan first, then those that only the copy has. */
function wordsFor({ mine, lang, today }: CopyInput, theirs: PlanRows) {
  const all = Object.fromEntries(
    entityNames.map((name) => {
      const own = byId(mine, name)
      return [name, [...own.values(), ...rowsOf(theirs, name).filter(({ id }) => !own.has(id))]]
    }),
  ) as unknown as PlanRows
  const reader = rowsReader({ ...all, plan: [...mine.plan] })
  const context = valueContext(reader, lang, today)
  const textOf: TextOf = (entity, name, value, row) => {
    const field = entityOf(entity).fields[name]
    if (!field || value === null || value === undefined) return ''
    const text = formatValue(entity, name, field, value, row, context)
    return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
  }
  /** What the row is part of: the process of a step, the KPI of a value. */
  const placeOf = (entity: EntityName, row: AnyRow): string => {
    const part = Object.entries(entityOf(entity).fields).find(
      ([name, field]) => field.kind === 'ref' && field.required && name !== entityOf(entity).title,
    )
    if (!part) return ''
    const [name, { to }] = part
    const version = to === 'processVersion' ? reader.get('processVersion', String(row[name])) : undefined
    const own = to ? (context.titleOf(to, String(row[name])) ?? '') : ''
    return [version && context.titleOf('process', (version as RowOf<'processVersion'>).process), own]
      .filter(Boolean)
      .join(' · ')
  }
  const nameOf = (entity: string | undefined) =>
    isEntityName(entity ?? '') ? entityLabels(lang, entity as EntityName).name : ''
  return { textOf, placeOf, nameOf }
}
