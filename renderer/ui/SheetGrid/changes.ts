// From texts for cells to one batch of values: what a paste, a fill, a clearing or a typed text changes in the rows.
import { groupOf } from '#shared/model/sheetView/groups.ts'
import { nameKey, type Parsed } from '#shared/model/values/context.ts'
import { pattern } from './fill.ts'
import {
  type BatchOrigin,
  isReadOnly,
  type RefusedCell,
  type SheetBatch,
  type SheetColumn,
  type SheetRow,
  type Values,
} from './sheetTypes.ts'

/** A block of cells: columns x … x+width-1, rows y … y+height-1. */
export interface Block {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface CellText {
  readonly col: number
  readonly row: number
  readonly text: string
}

/** The cells being written to: the shown columns and rows; a row index past the end is a new row. */
export interface Target {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
  newId(): string
  /** Values that a new row gets besides the given ones: its parent, the next period, a working title. */
  complete?(values: Values): Values
  /** Rows that are not there yet may be added. */
  readonly grows: boolean
}

/** Collects values by row and turns them into a batch. */
function batchFor({ rows, columns, complete, newId, grows }: Target) {
  const refused: RefusedCell[] = []
  const values = new Map<number, Record<string, unknown>>()
  const missing = new Map<number, Readonly<Record<string, readonly string[]>>>()

  const setOne = (row: number, id: string, value: unknown) => {
    const known = values.get(row)
    if (known) known[id] = value
    else values.set(row, { [id]: value })
  }
  const set = (row: number, more: Values) => {
    for (const id in more) setOne(row, id, more[id])
  }

  /** Takes a text into a cell; remembers why where it cannot be taken. */
  function text(row: number, column: SheetColumn, typed: string): void {
    const existing = rows[row] ?? null
    if (!existing && (!grows || typed.trim() === '')) return
    if (isReadOnly(column, existing)) return
    const refuse = (code: RefusedCell['code'], params?: RefusedCell['params']) =>
      refused.push({ row: row + 1, column, text: typed, code, ...(params ? { params } : {}) })
    const read: Parsed = column.parse(typed, existing)
    if (!read.ok) return void refuse(read.code, read.params)
    if (read.missing?.length) {
      if (!column.creates) return void refuse('notFound', { text: read.missing.join('、') })
      missing.set(row, { ...missing.get(row), [column.id]: read.missing })
    }
    setOne(row, column.id, read.value)
    if (read.also) set(row, read.also)
  }

  function done(origin: BatchOrigin): SheetBatch {
    const edits = []
    const inserts = []
    for (const [at, given] of [...values].sort(([a], [b]) => a - b)) {
      const row = rows[at]
      const lacks = missing.get(at)
      const also = lacks ? { missing: lacks } : {}
      if (row) {
        const changed = lacks ? given : different(row, given)
        if (Object.keys(changed).length > 0) edits.push({ rowId: row.id, values: changed, ...also })
        continue
      }
      const full = { ...complete?.(given), ...given }
      const lacking = columns.find((c) => c.required && !lacks?.[c.id] && isBlank(full[c.id]) && !c.parse('', null).ok)
      if (lacking) refused.push({ row: at + 1, column: lacking, text: '', code: 'required' })
      else inserts.push({ id: newId(), values: full, ...also })
    }
    return { origin, edits, inserts, refused }
  }
  return { set, text, done, lack: (row: number, names: Values) => void missing.set(row, names as never) }
}

const isBlank = (value: unknown) => value === undefined || value === null || value === ''

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

/** The values that are not what the row holds already. */
function different(row: SheetRow, values: Values): Values {
  const found: Record<string, unknown> = {}
  for (const id in values) if (!isSame(row[id] ?? null, values[id])) found[id] = values[id]
  return found
}

/** What texts for single cells change: typing and pasting. */
export function writeTexts(cells: Iterable<CellText>, target: Target, origin: BatchOrigin): SheetBatch {
  const batch = batchFor(target)
  for (const { col, row, text } of cells) {
    const column = target.columns[col]
    if (column) batch.text(row, column, text)
  }
  return batch.done(origin)
}

/** What a chosen value changes; `missing` names references that have still to be created. */
export function writeValue(
  row: number,
  column: SheetColumn,
  value: unknown,
  missing: readonly string[],
  target: Target,
): SheetBatch {
  const batch = batchFor(target)
  batch.set(row, { [column.id]: value })
  if (missing.length > 0) batch.lack(row, { [column.id]: missing })
  return batch.done('type')
}

/** What clearing a block changes. Cells that must hold a value keep it, unless nothing else could be cleared. */
export function clearBlocks(blocks: readonly Block[], target: Target, origin: 'clear' | 'cut' = 'clear'): SheetBatch {
  const batch = batchFor({ ...target, grows: false })
  for (const { x, y, width, height } of blocks)
    for (let row = y; row < Math.min(y + height, target.rows.length); row++)
      for (let col = x; col < x + width; col++) {
        const column = target.columns[col]
        const existing = target.rows[row]
        if (column && existing && column.format(existing) !== '') batch.text(row, column, '')
      }
  const done = batch.done(origin)
  const kept = done.refused.every((r) => r.code === 'required') && done.edits.length > 0
  return kept ? { ...done, refused: [] } : done
}

/** A title as people shorten and decorate it: without years, brackets and marks. */
const plainTitle = (text: string) => nameKey(text).replace(/[\d*＊()（）年\s]/g, '')

/**
 * Column indices (-1: none) by the titles in a first line; null when the line is not one of titles. Titles may be shortened or
 * decorated (`2026目标` for 目标值) once three of them are known; a line of exact titles needs two. `isKnown`: titles of columns that
 * are not shown.
 */
function titleLine(
  line: readonly string[],
  columns: readonly SheetColumn[],
  isKnown: (title: string) => boolean,
): number[] | null {
  const exact = line.map((text) =>
    columns.findIndex((c) => nameKey(c.title) === nameKey(text.replace(/[*＊]\s*$/, ''))),
  )
  const taken = new Set(exact)
  const alike = (text: string) => {
    const plain = plainTitle(text)
    if (plain.length < 2 || text.length > 24) return -1
    return columns.findIndex((c, i) => {
      const title = plainTitle(c.title)
      return !taken.has(i) && title.length > 1 && (title.includes(plain) || plain.includes(title))
    })
  }
  const found = exact.map((i, at) => {
    if (i >= 0) return i
    const near = alike(line[at] as string)
    taken.add(near)
    return near
  })
  const count = (list: readonly number[]) => list.filter((i) => i >= 0).length
  const filled = line.filter((text) => text.trim() !== '').length
  const unique = new Set(found.filter((i) => i >= 0)).size === count(found)
  const others = line.filter((text, i) => found[i] === -1 && text.trim() !== '' && isKnown(text)).length
  const named = count(exact) + (count(exact) > 0 ? others : 0)
  const isTitles = (named >= 2 && named === filled) || (count(exact) >= 1 && count(found) >= 3)
  return isTitles && unique ? found : null
}

/** What a pasted block means: texts for cells, and titles of columns that the grid does not have. */
export interface Pasted {
  readonly cells: readonly CellText[]
  /** The columns that the cells count in: those shown, then those that only a paste can fill. */
  readonly columns: readonly SheetColumn[]
  /** Those of them that are not shown. */
  readonly unseen: readonly SheetColumn[]
  readonly ignored: readonly string[]
}

/**
 * The cells that a pasted block goes to. A first line that repeats column titles names the columns; one cell fills the whole
 * selection; a block repeats as often as it fits into the selection; otherwise it starts at the selection's corner.
 * `columnFor` knows columns that the grid does not show but a paste can fill, by their titles.
 */
export function pasteCells(
  block: readonly (readonly string[])[],
  onto: Block,
  columns: readonly SheetColumn[],
  columnFor: (title: string) => SheetColumn | null = () => null,
): Pasted {
  const width = Math.max(0, ...block.map((line) => line.length))
  if (block.length === 0 || width === 0) return { cells: [], columns, unseen: [], ignored: [] }
  const first = block[0] as readonly string[]
  const titles = block.length > 1 ? titleLine(first, columns, (title) => columnFor(title) !== null) : null
  const all = [...columns]
  titles?.forEach((col, j) => {
    const extra = col < 0 ? columnFor(first[j] as string) : null
    if (extra) titles[j] = all.push(extra) - 1
  })
  const lines = titles ? block.slice(1) : block
  const fits = !titles && onto.width % width === 0 && onto.height % lines.length === 0
  const [across, down] = fits ? [onto.width, onto.height] : [width, lines.length]
  const cells: CellText[] = []
  for (let i = 0; i < down; i++) {
    const line = lines[i % lines.length] as readonly string[]
    for (let j = 0; j < across; j++) {
      const col = titles ? (titles[j] ?? -1) : onto.x + j
      const text = line[j % width]
      if (col >= 0 && text !== undefined) cells.push({ col, row: onto.y + i, text })
    }
  }
  return {
    cells,
    columns: all,
    unseen: all.slice(columns.length),
    ignored: titles ? first.filter((text, j) => titles[j] === -1 && text.trim() !== '') : [],
  }
}

/**
 * The cells moved down past lines that stand for groups or sums, which hold nothing themselves; a pasted line that is such a line
 * of the grid, copied along with the others, is left out.
 */
export function pastGroups(
  cells: readonly CellText[],
  { columns, rows }: Pick<Target, 'columns' | 'rows'>,
  from: number,
  isSum: (row: SheetRow) => boolean = () => false,
): readonly CellText[] {
  const holdsNothing = (row: SheetRow | undefined): row is SheetRow =>
    row !== undefined && (groupOf(row) !== undefined || isSum(row))
  if (!rows.some(holdsNothing)) return cells
  const lines = new Map<number, CellText[]>()
  for (const cell of cells) {
    const line = lines.get(cell.row)
    if (line) line.push(cell)
    else lines.set(cell.row, [cell])
  }
  let row = from
  return [...lines].flatMap(([, line]) => {
    for (let held = rows[row]; holdsNothing(held); held = rows[++row]) {
      const filled = line.find(({ text }) => text.trim() !== '')
      if (filled && columns[filled.col]?.format(held) === filled.text) {
        row++
        return []
      }
    }
    const place = row++
    return line.map((cell) => ({ ...cell, row: place }))
  })
}

/** Values of a cell with those of its companion fields. */
function carried(column: SheetColumn, row: SheetRow, value: unknown): Values {
  return { [column.id]: value, ...Object.fromEntries((column.with ?? []).map((field) => [field, row[field]])) }
}

const seriesAcross = new Set<SheetColumn['kind']>(['number', 'money', 'integer', 'percent', 'date', 'period'])

/** The series that the cells of a row begin when all source columns are of one kind: months of a KPI, dates of phases. */
function acrossSeries(source: Block, { columns }: Target, row: SheetRow): ((i: number) => unknown) | null {
  const from = columns.slice(source.x, source.x + source.width)
  const kind = from[0]?.kind
  if (!kind || !seriesAcross.has(kind) || from.some((c) => c.kind !== kind)) return null
  // One number is repeated, and its text is what a column of another kind takes.
  if (from.length < 2 && kind !== 'date' && kind !== 'period') return null
  const values = from.map((c) => row[c.id] ?? null)
  return values.every((value) => value !== null) ? pattern(kind, values) : null
}

/** What dragging the fill handle from `source` to `onto` (which contains it) changes. `series: false` copies (Ctrl+D). */
export function fillBlock(source: Block, onto: Block, target: Target, series = true): SheetBatch {
  const batch = batchFor({ ...target, grows: false })
  const vertical = onto.height > source.height
  const inSource = (col: number, row: number) =>
    col >= source.x && col < source.x + source.width && row >= source.y && row < source.y + source.height
  for (let col = onto.x; col < onto.x + onto.width; col++) {
    const column = target.columns[col]
    if (!column) continue
    const sources = vertical ? target.rows.slice(source.y, source.y + source.height).filter((row) => !groupOf(row)) : []
    if (vertical && sources.length === 0) return batch.done('fill')
    const values = sources.map((row) => row[column.id] ?? null)
    const next = series ? pattern(column.kind, values) : null
    for (let row = onto.y; row < Math.min(onto.y + onto.height, target.rows.length); row++) {
      const existing = target.rows[row]
      if (inSource(col, row) || !existing || isReadOnly(column, existing)) continue
      if (vertical) {
        const place = row - source.y
        const from = sources[((place % sources.length) + sources.length) % sources.length] as SheetRow
        batch.set(row, carried(column, from, next ? next(place) : from[column.id]))
      } else {
        const across = series ? acrossSeries(source, target, existing) : null
        if (across && column.kind === target.columns[source.x]?.kind) {
          batch.set(row, { [column.id]: across(col - source.x) })
          continue
        }
        // Across columns the kinds differ: the text is what they share.
        const fromCol = source.x + ((((col - source.x) % source.width) + source.width) % source.width)
        const from = target.columns[fromCol] as SheetColumn
        batch.text(row, column, from.copyText?.(existing) ?? from.format(existing))
      }
    }
  }
  return batch.done('fill')
}

/** The rows as they will be once a batch has been carried out; the same list where they are so already. */
export function applied(rows: readonly SheetRow[], batch: SheetBatch): readonly SheetRow[] {
  const edits = new Map(batch.edits.map((e) => [e.rowId, e.values]))
  const added = new Map(batch.inserts.map((i) => [i.id, i.values]))
  let same = true
  const changed = rows.map((row) => {
    added.delete(row.id)
    const values = edits.get(row.id)
    if (!values || holds(row, values)) return row
    same = false
    return { ...row, ...values }
  })
  if (same && added.size === 0) return rows
  return [...changed, ...[...added].map(([id, values]) => ({ ...values, id }))]
}

function holds(row: SheetRow, values: Values): boolean {
  for (const id in values) if (!isSame(row[id] ?? null, values[id] ?? null)) return false
  return true
}

export const isEmptyBatch = (batch: SheetBatch): boolean =>
  batch.edits.length === 0 && batch.inserts.length === 0 && batch.refused.length === 0
