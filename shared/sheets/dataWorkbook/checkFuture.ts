// Leaves out of the differences what the plan would refuse as a whole: references to nothing, frozen versions, keys used twice, trees in circles.
import type { AnyRow } from '../../model/entity.ts'
import { heldVersionFields, isFrozen, isVersionContent } from '../../model/frozenVersion.ts'
import { type EntityName, entityNames, entityOf, type PlanRows, type RowOf } from '../../model/plan.ts'
import type { Problem } from '../../model/problem.ts'
import type { Found } from './compareRows.ts'
import { naturalKeyOf } from './identify.ts'
import { type ReadRow, refusal } from './readRows.ts'
import type { RefusedCell } from './types.ts'

export interface Candidate {
  readonly found: Found
  /** null: a row that is to be removed. */
  readonly read: ReadRow | null
  /** The row as the plan has it, or as the sheet has it. */
  readonly row: AnyRow
}

interface PlanState {
  readonly rows: PlanRows
  readonly planOf: ReadonlyMap<EntityName, ReadonlyMap<string, AnyRow>>
  readonly blobs: ReadonlySet<string>
  /** Versions may move between their states: published, retired. */
  readonly lifeCycle?: boolean
}

type Reason = Omit<Problem, 'place'>
type Values = Record<string, unknown>
const maxDepth = 100

const valuesOf = ({ found }: Candidate) => found.write.values as Values
const entityIn = ({ found }: Candidate) => found.write.entity
const inserts = ({ found }: Candidate) => found.write.do === 'insert'

/** The candidates that can be applied, and the cells left out. */
export function checkFuture(
  candidates: readonly Candidate[],
  { rows, planOf, blobs, lifeCycle = false }: PlanState,
): { kept: Candidate[]; refused: RefusedCell[] } {
  const refused: RefusedCell[] = []
  const dropped = new Set<Candidate>()
  const future = new Map(entityNames.map((name) => [name, new Set(planOf.get(name)?.keys())]))
  for (const c of candidates) {
    if (c.found.write.do === 'remove') future.get(entityIn(c))?.delete(c.found.write.id)
    else future.get(entityIn(c))?.add(c.found.write.id)
  }
  const exists = (entity: string, id: unknown) => future.get(entity as EntityName)?.has(String(id)) ?? false

  const say = (c: Candidate, field: string | null, problem: Reason) => {
    if (!c.read) {
      const title = String(c.row[entityOf(entityIn(c)).title] ?? '')
      refused.push({
        sheet: '',
        cell: '',
        value: title,
        problem: { ...problem, place: { entity: entityIn(c), row: c.row.id } },
      })
      return
    }
    const columns = c.read.at.sheet.columns
    const column = columns.find((one) => one.field === field)?.column ?? columns[0]?.column ?? 0
    refused.push(refusal(c.read.at, column, problem))
  }
  const drop = (c: Candidate, field: string | null, problem: Reason | null) => {
    if (dropped.has(c)) return
    dropped.add(c)
    if (problem) say(c, field, problem)
    if (inserts(c)) future.get(entityIn(c))?.delete(c.found.write.id)
    else if (c.found.write.do === 'remove') future.get(entityIn(c))?.add(c.found.write.id)
  }
  /** Without one field; a new row cannot do without a required one. */
  const leaveOut = (c: Candidate, name: string, problem: Reason) => {
    const field = entityOf(entityIn(c)).fields[name]
    if (inserts(c) && field?.required && field.kind !== 'refs') return drop(c, name, problem)
    say(c, name, problem)
    const values = valuesOf(c)
    if (inserts(c)) values[name] = field?.kind === 'refs' ? [] : (field?.default ?? null)
    else delete values[name]
    c.found.fields.splice(0, c.found.fields.length, ...c.found.fields.filter((f) => f.field !== name))
    if (!inserts(c) && c.found.fields.length === 0) dropped.add(c)
  }
  const each = (check: (c: Candidate, values: Values) => void) => {
    for (const c of candidates) if (!dropped.has(c)) check(c, valuesOf(c))
  }

  each((c, values) => {
    if (!inserts(c)) return
    for (const [name, field] of Object.entries(entityOf(entityIn(c)).fields)) {
      if (!field.required || field.kind === 'refs' || (values[name] !== null && values[name] !== undefined)) continue
      return drop(c, name, c.read?.refused.has(name) ? null : { code: 'required' })
    }
  })
  each((c, values) => frozenCheck(c, values, planOf, exists, drop, lifeCycle ? () => undefined : leaveOut))
  each((c, values) => {
    const entity = entityIn(c)
    if (!inserts(c) || (entity !== 'comment' && entity !== 'attachment')) return
    if (entity === 'attachment' && !blobs.has(String(values.sha256)))
      return drop(c, 'name', { code: 'dataFileMissing' })
    if (!exists(String(values.onEntity), values.onRow)) drop(c, 'onRow', { code: 'refMissing' })
  })
  for (let before = -1; before !== dropped.size; ) {
    before = dropped.size
    each((c, values) => {
      for (const [name, field] of Object.entries(entityOf(entityIn(c)).fields)) {
        const value = values[name]
        if (field.to === undefined || value === null || value === undefined) continue
        const ids = Array.isArray(value) ? value : [value]
        const missing = ids.find((id) => !exists(field.to as string, id))
        if (missing !== undefined) leaveOut(c, name, { code: 'refMissing' })
        if (dropped.has(c)) return
      }
    })
  }
  checkKeys(candidates, dropped, rows, (c) =>
    drop(c, entityOf(entityIn(c)).title, { code: 'duplicateKey', params: { title: titleOf(c) } }),
  )
  checkTrees(candidates, dropped, planOf, leaveOut)
  return { kept: candidates.filter((c) => !dropped.has(c)), refused }
}

const titleOf = (c: Candidate) => String(({ ...c.row, ...valuesOf(c) } as AnyRow)[entityOf(entityIn(c)).title] ?? '')

function frozenCheck(
  c: Candidate,
  values: Values,
  planOf: PlanState['planOf'],
  exists: (entity: string, id: unknown) => boolean,
  drop: (c: Candidate, field: string | null, problem: Reason | null) => void,
  leaveOut: (c: Candidate, field: string, problem: Reason) => void,
): void {
  const versions = planOf.get('processVersion')
  const frozen = (id: unknown) => {
    const version = versions?.get(String(id))
    return version !== undefined && isFrozen(version as RowOf<'processVersion'>)
  }
  const entity = entityIn(c)
  if (entity === 'processVersion' && c.found.write.do === 'update' && frozen(c.found.write.id))
    for (const field of Object.keys(values))
      if (heldVersionFields.has(field)) leaveOut(c, field, { code: 'versionFrozen' })
  if (!isVersionContent(entity)) return
  const now = planOf.get(entity)?.get(c.found.write.id)
  // The rows of a version that is removed go with it.
  if (c.found.write.do === 'remove' && frozen(now?.processVersion) && !exists('processVersion', now?.processVersion))
    drop(c, null, null)
  else if (frozen(now?.processVersion) || frozen(values.processVersion))
    drop(c, c.found.fields[0]?.field ?? null, { code: 'versionFrozen' })
}

/** Rows of an entity with a unique key, as they will be: whoever brings a key that is there already is left out. */
function checkKeys(
  candidates: readonly Candidate[],
  dropped: ReadonlySet<Candidate>,
  rows: PlanRows,
  refuse: (c: Candidate) => void,
): void {
  for (const name of entityNames) {
    const { unique, naturalKey } = entityOf(name)
    if (!unique) continue
    const own = candidates.filter((c) => entityIn(c) === name && !dropped.has(c))
    if (own.length === 0) continue
    const touched = new Set(own.map((c) => c.found.write.id))
    const keyOf = (row: Values) => naturalKeyOf(row, naturalKey)
    const taken = new Set((rows[name] as AnyRow[]).filter((row) => !touched.has(row.id)).map(keyOf))
    for (const c of own) {
      if (c.found.write.do === 'remove') continue
      const key = keyOf({ ...c.row, ...valuesOf(c) })
      if (key !== null && taken.has(key)) refuse(c)
      else taken.add(key)
    }
  }
}

function checkTrees(
  candidates: readonly Candidate[],
  dropped: ReadonlySet<Candidate>,
  planOf: PlanState['planOf'],
  leaveOut: (c: Candidate, field: string, problem: Reason) => void,
): void {
  for (const name of entityNames) {
    const { parent } = entityOf(name)
    if (parent === null) continue
    const own = candidates.filter((c) => entityIn(c) === name && !dropped.has(c) && valuesOf(c)[parent] !== undefined)
    if (own.length === 0) continue
    const parents = new Map([...(planOf.get(name)?.values() ?? [])].map((row) => [row.id, row[parent]]))
    for (const c of own) {
      const { id } = c.found.write
      const before = parents.get(id) ?? null
      parents.set(id, valuesOf(c)[parent])
      let depth = 0
      for (let at = parents.get(id); at && depth <= maxDepth + 1; at = parents.get(at as string)) {
        depth++
        if (at === id) depth = Number.POSITIVE_INFINITY
      }
      if (depth <= maxDepth) continue
      parents.set(id, before)
      const problem: Reason = Number.isFinite(depth)
        ? { code: 'treeTooDeep', params: { max: maxDepth } }
        : { code: 'treeCycle', params: { title: titleOf(c) } }
      leaveOut(c, parent, problem)
    }
  }
}
