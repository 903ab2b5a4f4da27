// Compares a data workbook with the plan and with what was exported: differences to choose from, and cells that cannot be taken.
import { choiceLabel } from '../../i18n/index.ts'
import { valueContext } from '../../i18n/valueContext.ts'
import { type AnyRow, withDefaults } from '../../model/entity.ts'
import { type EntityName, entityNames, entityOf, type RowOf } from '../../model/plan.ts'
import type { Problem } from '../../model/problem.ts'
import { rowsReader } from '../../model/rowsReader.ts'
import type { ValueContext } from '../../model/values/context.ts'
import { formatValue } from '../../model/values/index.ts'
import { isBlank } from '../cells.ts'
import { withCollectedSteps } from '../collectedSteps/withCollectedSteps.ts'
import { type Candidate, checkFuture } from './checkFuture.ts'
import { addedRow, changedButRemoved, changedRow, type Found, removedRow, type TextOf } from './compareRows.ts'
import { displayNames } from './displayNames.ts'
import { rowFinder } from './findRows.ts'
import { freshMark, identifyRows, naturalKeyOf, naturalKeys } from './identify.ts'
import { cellDistance, type ReadRow, readRow, type SheetReader, sheetReader } from './readRows.ts'
import type { CompareInput, DataBook, DataComparison, ReadSheet, RefusedCell, RowDifference } from './types.ts'

/** Longest text of a value that a difference carries. */
const shownLength = 300
/** Rows between two reports of progress. */
const beat = 500

type Rows = readonly AnyRow[]
const byId = (rows: Rows) => new Map(rows.map((row) => [row.id, row]))

/** Every difference, and what each would write. `onProgress`: 0 … 1. */
export function compareData(input: CompareInput, onProgress: (share: number) => void = () => {}): DataComparison {
  const { rows, lang, today } = input
  const { collected } = input.book
  const book = collected ? withCollectedSteps(input, collected) : input.book
  const { meta, base } = book
  // Of another plan nothing can be missing, and no row can have been removed there since.
  const same = meta !== null && meta.documentId !== '' && meta.documentId === input.documentId
  const settings = rows.plan[0] as RowOf<'plan'> | undefined
  const onlySettings = entityNames.every((name) => name === 'plan' || rows[name].length === 0)
  const planOf = new Map(entityNames.map((name) => [name, byId(rows[name] as Rows)]))
  const baseOf = new Map(entityNames.map((name) => [name, byId(base?.rows[name] ?? [])]))
  const sheetsOf = (entity: EntityName) => book.sheets.filter((sheet) => sheet.entity === entity)
  const refused: RefusedCell[] = [...(book.refused ?? [])]

  const cellLang = meta?.lang ?? lang
  const currency = meta?.currency ?? settings?.currency ?? 'CNY'
  const exportedNames = new Map(entityNames.map((name) => [name, new Map(base?.names[name] ?? [])]))
  const readers = new Map<ReadSheet, SheetReader>()
  const contextOf = (language: 'zh' | 'en'): ValueContext => ({
    ...valueContext(rowsReader(rows), language, today),
    currency,
    choiceLabel: (entity, field, code) => choiceLabel(language, entity as EntityName, field, code),
  })
  let fresh = 0
  const freshId = () => `${freshMark}${++fresh}`
  const contexts = {
    read: {
      values: contextOf(cellLang),
      otherLanguage: contextOf(cellLang === 'zh' ? 'en' : 'zh'),
      find: (entity: EntityName, name: string) => finder.find(entity, name),
    },
    exported: { lang: cellLang, currency, names: (entity: EntityName) => exportedNames.get(entity) ?? new Map() },
    planned: { lang: cellLang, currency, names: displayNames((entity) => rows[entity] as Rows) },
  }
  const readerOf = (sheet: ReadSheet): SheetReader => {
    const reader = readers.get(sheet) ?? sheetReader(sheet, contexts)
    readers.set(sheet, reader)
    return reader
  }
  const sheetRows = new Map(
    entityNames.map((entity) => [
      entity,
      identifyRows(sheetsOf(entity), freshId, (row, id) =>
        cellDistance(readerOf(row.sheet), row, baseOf.get(entity)?.get(id), planOf.get(entity)?.get(id)),
      ),
    ]),
  )
  const present = new Map(entityNames.map((name) => [name, new Set(sheetRows.get(name)?.map((row) => row.id))]))
  /** Exported rows that the sheets have no more; only where the whole sheet was exported from this plan. */
  const removed = new Map(
    entityNames.map((name) => {
      const known = same && name !== 'plan' && sheetsOf(name).length > 0 ? [...(baseOf.get(name)?.keys() ?? [])] : []
      return [name, new Set(known.filter((id) => !present.get(name)?.has(id) && planOf.get(name)?.has(id)))]
    }),
  )
  const finder = rowFinder(rows, sheetRows, base, (entity) => removed.get(entity) ?? new Set())
  const exists = (entity: EntityName, id: string) =>
    (planOf.get(entity)?.has(id) ?? false) || (present.get(entity)?.has(id) ?? false)

  // ---- read ----
  const total = [...sheetRows.values()].reduce((n, list) => n + list.length, 0)
  let done = 0
  const readRows = new Map<EntityName, ReadRow[]>()
  for (const [entity, list] of sheetRows) {
    const read = list.map((row) => {
      if (++done % beat === 0) onProgress((done / total) * 0.8)
      const planRow =
        entity === 'plan' ? (planOf.get(entity)?.get(row.id) ?? settings) : planOf.get(entity)?.get(row.id)
      return readRow(
        readerOf(row.sheet),
        row,
        { base: baseOf.get(entity)?.get(row.id), plan: planRow, exists },
        refused,
      )
    })
    readRows.set(entity, read)
  }
  adoptByNaturalKey(readRows, planOf, present)

  // ---- compare ----
  const textOf: TextOf = textIn(contextFor(input, finder.titleOf))
  const candidates: Candidate[] = []
  const add = (found: Found | undefined, read: ReadRow | null, row: AnyRow) => {
    if (found) candidates.push({ found, read, row })
    return found !== undefined
  }
  const giveNextPosition = nextPositions(rows)
  let unchanged = 0
  for (const entity of entityNames) {
    for (const read of readRows.get(entity) ?? []) {
      const { id } = read.at
      const was = baseOf.get(entity)?.get(id)
      const now = planOf.get(entity)?.get(id)
      if (!now) giveNextPosition(read)
      const row = { ...(was ?? {}), ...read.values, id } as AnyRow
      const found =
        entity === 'plan'
          ? planDifference(read, { same, onlySettings, settings, was }, textOf)
          : now
            ? changedRow(read, was, now, textOf)
            : was && same
              ? changedButRemoved(read, was, textOf)
              : addedRow(read, textOf)
      if (!add(found, read, now ?? row)) unchanged++
    }
    for (const id of removed.get(entity) ?? []) {
      const now = planOf.get(entity)?.get(id) as AnyRow
      add(removedRow(entity, baseOf.get(entity)?.get(id) as AnyRow, now, textOf), null, now)
    }
  }
  onProgress(0.9)
  const { kept, refused: more } = checkFuture(candidates, { rows, planOf, blobs: new Set(input.blobs) })
  const differences = kept.map(({ found, read, row }, key): RowDifference => {
    const { entity, id } = found.write
    const values = { ...row, ...(found.kind === 'added' ? read?.values : {}) }
    const title = textOf(entity, entityOf(entity).title, values[entityOf(entity).title], row)
    return {
      key,
      kind: found.kind,
      entity,
      id,
      title: title || joined(entity, values, textOf) || finder.titleOf(entity, id) || '',
      sheet: read?.at.sheet.name ?? sheetsOf(entity)[0]?.name ?? '',
      row: read ? read.at.row + 1 : null,
      fields: found.fields,
      ...(found.removedIn ? { removedIn: found.removedIn } : {}),
    }
  })
  onProgress(1)
  const problems = [...bookProblems(book, same), ...book.problems]
  return {
    differences: { rows: differences, refused: [...refused, ...more], problems, unchanged, meta },
    writes: kept.map(({ found }) => found.write),
  }
}

/** What names a flow without a label: the steps that it joins. */
function joined(entity: EntityName, values: Readonly<Record<string, unknown>>, textOf: TextOf): string {
  if (entity !== 'sequenceFlow') return ''
  const [from, to] = ['from', 'to'].map((field) => textOf(entity, field, values[field], values))
  return from && to ? `${from} → ${to}` : ''
}

/** Rows typed in without a position come last, in the order of the sheet. */
function nextPositions(rows: CompareInput['rows']): (read: ReadRow) => void {
  const last = new Map<EntityName, number>()
  return ({ at, values }) => {
    const { entity, columns } = at.sheet
    const column = columns.find(({ field }) => field === 'position')?.column
    if (!('position' in entityOf(entity).fields) || (column !== undefined && !isBlank(at.cells[column]))) return
    const next =
      (last.get(entity) ?? (rows[entity] as Rows).reduce((most, row) => Math.max(most, Number(row.position)), 0)) + 1
    last.set(entity, next)
    values.position = next
  }
}

/** A row without an id that names a row of the plan which no other row of the sheet stands for is that row. */
function adoptByNaturalKey(
  read: ReadonlyMap<EntityName, readonly ReadRow[]>,
  planOf: ReadonlyMap<EntityName, ReadonlyMap<string, AnyRow>>,
  present: ReadonlyMap<EntityName, Set<string>>,
): void {
  const aliases = new Map<string, string>()
  for (const [entity, list] of read) {
    const { naturalKey } = entityOf(entity)
    const fresh = list.filter(({ at }) => !at.given)
    if (naturalKey.length === 0 || fresh.length === 0) continue
    const ids = naturalKeys([...(planOf.get(entity)?.values() ?? [])], naturalKey)
    for (const { at, values } of fresh) {
      const keyed = Object.fromEntries(Object.entries(values).map(([f, v]) => [f, aliases.get(String(v)) ?? v]))
      const key = naturalKeyOf(keyed, naturalKey)
      const id = key === null ? null : ids.get(key)
      if (!id || present.get(entity)?.has(id)) continue
      aliases.set(at.id, id)
      present.get(entity)?.add(id)
      at.id = id
    }
  }
  if (aliases.size === 0) return
  for (const list of read.values())
    for (const { values } of list)
      for (const [field, value] of Object.entries(values)) {
        if (Array.isArray(value)) values[field] = value.map((v) => aliases.get(v as string) ?? v)
        else if (typeof value === 'string' && aliases.has(value)) values[field] = aliases.get(value)
      }
}

interface SettingsState {
  readonly same: boolean
  readonly onlySettings: boolean
  readonly settings: AnyRow | undefined
  readonly was: AnyRow | undefined
}

/** The settings of the plan: there is always exactly one row of them; an empty plan takes over those of the workbook. */
function planDifference(read: ReadRow, state: SettingsState, textOf: TextOf): Found | undefined {
  const { same, onlySettings, settings, was } = state
  if (!settings) return addedRow(read, textOf)
  const { id } = read.at
  const found = changedRow(read, same ? was : undefined, settings, textOf, !same && !onlySettings)
  if (id === settings.id) return found
  if (!onlySettings || !read.at.given) return found && { ...found, write: { ...found.write, id: settings.id } }
  const values = withDefaults(entityOf('plan'), { ...settings, ...read.values, id })
  const fields = found?.fields ?? []
  return { kind: 'changed', fields, write: { do: 'insert', entity: 'plan', id, values, replaces: settings } }
}

/** How values are shown: in the reader's language, with the names that rows will have. */
function contextFor(
  { rows, lang, today }: CompareInput,
  titleOf: (entity: EntityName, id: string) => string | undefined,
) {
  const context = valueContext(rowsReader(rows), lang, today)
  return { ...context, titleOf: (entity: string, id: string) => titleOf(entity as EntityName, id) ?? id }
}

function textIn(context: ValueContext): TextOf {
  return (entity, name, value, row) => {
    const field = entityOf(entity).fields[name]
    if (!field || value === null || value === undefined) return ''
    const text = formatValue(entity, name, field, value, row, context)
    return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
  }
}

function bookProblems(book: DataBook, same: boolean): Problem[] {
  if (book.foreign) return []
  if (book.meta === null || book.base === null) return [{ code: 'dataBaseMissing', severity: 'warning' }]
  // A collection sheet comes from no plan in particular.
  return same || book.meta.documentId === '' ? [] : [{ code: 'dataOtherPlan', severity: 'warning' }]
}
