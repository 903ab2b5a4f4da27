// Finds the sheets and columns of a data workbook among the cells of a file, whatever was renamed, moved or added.
import { fieldLabel, type Lang } from '../../i18n/index.ts'
import { type EntityName, entityNames, entityOf, isEntityName } from '../../model/plan.ts'
import type { Problem } from '../../model/problem.ts'
import { nameKey } from '../../model/values/context.ts'
import { type Cell, cellName, cellText, isBlank, type SheetCells } from '../cells.ts'
import { isExample } from '../exampleRow.ts'
import { idHeader } from './dataColumns.ts'
import { overflowSheet, wholeText } from './longText.ts'
import {
  type DataBase,
  type DataBook,
  type DataMeta,
  metaMark,
  metaVersion,
  type ReadColumn,
  type ReadSheet,
} from './types.ts'

/** Titles and notes that people put above a table. */
const rowsAbove = 20
const corner = (sheet: SheetCells) => cellText(sheet.rows[0]?.[0])

const languages: readonly Lang[] = ['zh', 'en']

/** A header without its unit and star. */
const headerKey = (text: string): string =>
  nameKey(text.replace(/[[［【][^\]］】]*[\]］】]/g, '').replace(/[*＊]/g, ''))

/** Fields by every header they may have. */
function headersOf(entity: EntityName): ReadonlyMap<string, string> {
  const fields = Object.keys(entityOf(entity).fields)
  const keys = new Map<string, string>(fields.map((name) => [headerKey(name), name]))
  for (const lang of languages) {
    const taken = new Map<string, string[]>()
    for (const name of fields) {
      const key = headerKey(fieldLabel(lang, entity, name))
      taken.set(key, [...(taken.get(key) ?? []), name])
    }
    for (const [key, names] of taken)
      for (const name of names) keys.set(names.length > 1 ? headerKey(`${key} (${name})`) : key, name)
  }
  return keys
}

const allHeaders = new Map<EntityName, ReadonlyMap<string, string>>()
function knownHeaders(entity: EntityName): ReadonlyMap<string, string> {
  const known = allHeaders.get(entity) ?? headersOf(entity)
  allHeaders.set(entity, known)
  return known
}

/** The entity that a sheet's column of ids names, and the row of it. */
function markedEntity(sheet: SheetCells): { entity: EntityName; header: number } | undefined {
  for (let r = 0; r < Math.min(rowsAbove, sheet.rows.length); r++)
    for (const cell of sheet.rows[r] ?? []) {
      if (typeof cell !== 'string' || !cell.startsWith('#')) continue
      const name = cell.slice(1)
      if (isEntityName(name) && cell === idHeader(name)) return { entity: name, header: r }
    }
  return undefined
}

/** Whether the cells are a workbook that we exported for editing; a process table of another program is not. */
export const isDataWorkbook = (sheets: readonly SheetCells[]): boolean =>
  sheets.some((sheet) => corner(sheet) === metaMark || markedEntity(sheet) !== undefined)

/** Entities and their fields by header, over all entities. */
let everyHeader: ReadonlyMap<string, readonly (readonly [EntityName, string])[]> | undefined
function entitiesByHeader(): NonNullable<typeof everyHeader> {
  if (everyHeader) return everyHeader
  const made = new Map<string, [EntityName, string][]>()
  for (const entity of entityNames)
    for (const [key, field] of knownHeaders(entity)) {
      const list = made.get(key)
      if (list) list.push([entity, field])
      else made.set(key, [[entity, field]])
    }
  everyHeader = made
  return made
}

/** For a sheet whose ids are gone: the entity most of whose headers stand in one row. */
function guessedEntity(sheet: SheetCells, claimed: ReadonlySet<EntityName | undefined>) {
  const known = entitiesByHeader()
  let best: { entity: EntityName; header: number; weight: number } | undefined
  for (let r = 0; r < Math.min(rowsAbove, sheet.rows.length); r++) {
    const keys = (sheet.rows[r] ?? []).map((c) => headerKey(cellText(c).slice(0, 200))).filter(Boolean)
    const hits = new Map<EntityName, Set<string>>()
    for (const key of keys)
      for (const [entity, field] of known.get(key) ?? []) {
        const fields = hits.get(entity)
        if (fields) fields.add(field)
        else hits.set(entity, new Set([field]))
      }
    for (const [entity, fields] of hits) {
      const share = fields.size / keys.length
      const weight = fields.size * share
      if (fields.size >= 2 && share >= 0.6 && weight > (best?.weight ?? 0) && !claimed.has(entity))
        best = { entity, header: r, weight }
    }
  }
  return best
}

function readColumns(sheet: SheetCells, entity: EntityName, header: number, problems: Problem[]): ReadColumn[] {
  const known = knownHeaders(entity)
  const found = new Set<string | null>()
  return (sheet.rows[header] ?? []).flatMap((cell, column): ReadColumn[] => {
    const text = cellText(cell)
    if (text.trim() === '') return []
    const field = text === idHeader(entity) ? null : known.get(headerKey(text))
    if (field !== undefined && !found.has(field)) {
      found.add(field)
      return [{ field, column, header: text.slice(0, 200) }]
    }
    problems.push({
      code: 'dataColumnIgnored',
      params: { column: text.slice(0, 60) },
      place: { sheet: sheet.name, cell: cellName(header, column) },
      severity: 'warning',
    })
    return []
  })
}

function readSheet(
  sheet: SheetCells,
  entity: EntityName,
  header: number,
  overflow: readonly (readonly Cell[])[],
  problems: Problem[],
  { collected, asked }: { collected: boolean; asked: boolean },
): ReadSheet {
  const columns = readColumns(sheet, entity, header, problems)
  const { fields, title } = entityOf(entity)
  const inSight = columns.filter(
    ({ field }) => field !== null && (field === title || !fields[field]?.hidden || fields[field]?.to !== undefined),
  )
  const titleColumn = collected ? columns.find(({ field }) => field === title)?.column : undefined
  const rows = sheet.rows.flatMap((cells, row) => {
    // A row whose visible cells were emptied is a removed row, whatever its hidden cells still hold.
    if (row <= header || inSight.every(({ column }) => isBlank(cells[column]))) return []
    if (titleColumn !== undefined && isExample(cells[titleColumn])) return []
    if (!cells.some((c) => typeof c === 'string' && c.includes('⟦'))) return [{ row, cells }]
    return [{ row, cells: cells.map((c) => (typeof c === 'string' ? wholeText(c, overflow) : c)) }]
  })
  // In a sheet that was made to be filled in, what stays blank says nothing of a row that the plan has already.
  return { entity, name: sheet.name, columns, rows, ...(asked ? { blanksSayNothing: true } : {}) }
}

/** `key | value` rows of the very hidden sheet. */
export function readMeta(sheets: readonly SheetCells[]): { meta: DataMeta | null; packedBase: string } {
  const sheet = sheets.find((s) => corner(s) === metaMark)
  const values = new Map<string, string>()
  let packedBase = ''
  for (const row of sheet?.rows ?? []) {
    const key = cellText(row[0])
    if (key === 'base') packedBase += typeof row[1] === 'string' ? row[1] : ''
    else values.set(key, cellText(row[1]))
  }
  const lang = values.get('lang')
  if (!sheet || Number(values.get(metaMark)) > metaVersion) return { meta: null, packedBase: '' }
  return {
    meta: {
      documentId: values.get('documentId') ?? '',
      revision: Number(values.get('revision')) || 0,
      exportedAt: values.get('exportedAt') ?? '',
      lang: lang === 'en' ? 'en' : 'zh',
      currency: values.get('currency') ?? 'CNY',
    },
    packedBase,
  }
}

/** The rows of every sheet that holds an entity. `base`: what `packedBase` of `readMeta` unpacks to, null when there is none. */
export function readDataBook(sheets: readonly SheetCells[], base: DataBase | null): DataBook {
  const { meta } = readMeta(sheets)
  const problems: Problem[] = []
  // A sheet that comes from no plan in particular was made to be filled in, and shows how.
  const asked = meta?.documentId === ''
  const collected = meta === null || asked
  const overflow = sheets.find((s) => corner(s) === overflowSheet.mark)?.rows ?? []
  const marked = new Map(sheets.map((sheet) => [sheet, markedEntity(sheet)]))
  const claimed = new Set([...marked.values()].map((m) => m?.entity))
  const read = sheets.flatMap((sheet): ReadSheet[] => {
    const mark = corner(sheet)
    if (mark === metaMark || mark === overflowSheet.mark || mark === listsMark || mark === guideMark) return []
    const known = marked.get(sheet) ?? guessedEntity(sheet, claimed)
    if (known) {
      claimed.add(known.entity)
      return [readSheet(sheet, known.entity, known.header, overflow, problems, { collected, asked })]
    }
    if (sheet.rows.some((row) => row.some((cell) => !isBlank(cell))))
      problems.push({ code: 'dataSheetIgnored', params: { name: sheet.name }, severity: 'warning' })
    return []
  })
  return { meta, base, sheets: read, problems }
}

/** First cells of the sheets that hold no rows: the drop-downs, and how to fill the workbook. */
export const listsMark = '#lists'
export const guideMark = '#guide'
