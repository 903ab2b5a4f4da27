// Reads single cells of a step table: lines, lists of names, times with the unit of their header, costs in minor units.
import type { TimeBasis } from '../model/field.ts'
import type { ProblemCode } from '../model/problem.ts'
import { folded } from '../model/values/context.ts'
import { readDuration } from '../model/values/durations.ts'
import { listSeparators } from '../model/values/index.ts'
import { clean, minorDigits, readNumber } from '../model/values/numbers.ts'
import { type Cell, cellText } from './cells.ts'
import { headerUnit } from './visioColumns.ts'
import type { TableColumn } from './visioTable.ts'

/** What reading needs to know of the plan that the process goes into. */
export interface SheetContext {
  readonly hoursPerDay: number
  readonly daysPerWeek: number
  /** ISO 4217 code. */
  readonly currency: string
  /** Name of the process where the workbook gives none: the file's name without its ending. */
  readonly fallbackTitle: string
  /** Cells that cannot be read are left out one by one; otherwise any of them forbids the import. */
  readonly lenient?: true
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ProblemCode; readonly params: Readonly<Record<string, string | number>> }

const refused = (code: ProblemCode, params: Readonly<Record<string, string | number>>) =>
  ({ ok: false, code, params }) as const
const read = <T>(value: T) => ({ ok: true, value }) as const

const invisible = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu
/** What people write for "nothing". */
const nothing = /^([-–—/\\]+|无|n\/?a)$/i

const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** Text with line breaks, invisible characters removed; null when blank. */
export function readLong(cell: Cell | undefined): Read<string | null> {
  if (typeof cell === 'object' && cell !== null && 'error' in cell) return refused('cellRefused', { text: cell.error })
  const text = cellText(cell).replace(/\r\n?/g, '\n').replace(invisible, '').toWellFormed().trim()
  if (text.length > 100_000) return refused('tooLong', { max: 100_000 })
  return read(text === '' ? null : text)
}

/** One line of text of at most 1,000 characters; null when blank. */
export function readLine(cell: Cell | undefined): Read<string | null> {
  const long = readLong(cell)
  if (!long.ok || long.value === null) return long
  const line = long.value.replace(/\s*\n\s*/g, ' ')
  return line.length > 1000 ? refused('tooLong', { max: 1000 }) : read(line)
}

/** Names separated as people do, each once. */
export function readNames(cell: Cell | undefined): Read<string[]> {
  const text = readLong(cell)
  if (!text.ok) return text
  if (text.value === null || nothing.test(folded(text.value))) return read([])
  const names = [...new Set(text.value.split(listSeparators).map(folded).filter(Boolean))]
  if (names.length > 50) return refused('tooLarge', { max: 50 })
  return names.some((n) => n.length > 1000) ? refused('tooLong', { max: 1000 }) : read(names)
}

/** Seconds and their basis; a bare number counts in the unit of the header's bracket, else in the column's own. */
export function readTime(
  cell: Cell | undefined,
  column: TableColumn,
  context: SheetContext,
): Read<{ seconds: number; basis: TimeBasis } | null> {
  if (typeof cell === 'object' && cell !== null && 'time' in cell)
    return read({ seconds: Math.round(cell.time), basis: 'working' })
  const line = readLine(cell)
  if (!line.ok) return line
  if (line.value === null || nothing.test(folded(line.value))) return read(null)
  const time = readDuration(line.value, context, headerUnit(column.unit) ?? column.column.unit)
  if (!time || !Number.isSafeInteger(time.seconds)) return refused('notADuration', { text: shown(line.value) })
  return time.seconds > 1e12 ? refused('notADuration', { text: shown(line.value) }) : read(time)
}

const scales: readonly [RegExp, number][] = [
  [/千|^k/, 1e3],
  [/万/, 1e4],
]

/** Minor units of the plan's currency; the header's bracket may name a scale (万元). */
export function readCost(cell: Cell | undefined, column: TableColumn, context: SheetContext): Read<number | null> {
  const line = readLine(cell)
  if (!line.ok) return line
  if (line.value === null || nothing.test(folded(line.value))) return read(null)
  const number = readNumber(line.value)
  if (!number || number.percent) return refused('notANumber', { text: shown(line.value) })
  const scale = scales.find(([pattern]) => pattern.test(column.unit ?? ''))?.[1] ?? 1
  const minor = Math.round(clean(number.value * scale * 10 ** minorDigits(context.currency)))
  if (minor < 0) return refused('tooSmall', { min: 0 })
  return minor > 1e15 ? refused('tooLarge', { max: 1e13 }) : read(minor)
}
