// A cell of a data workbook as a value of its field: what people type, paste and what other programs make of it.
import type { Field } from '../../model/field.ts'
import { fieldSchema } from '../../model/fieldSchema.ts'
import type { EntityName } from '../../model/plan.ts'
import type { Problem } from '../../model/problem.ts'
import { folded, nameKey, type ValueContext } from '../../model/values/context.ts'
import { parseDuration } from '../../model/values/durations.ts'
import { parseValue } from '../../model/values/index.ts'
import { clean } from '../../model/values/numbers.ts'
import { type Cell, cellText, isBlank } from '../cells.ts'
import { choiceTexts, minorPerUnit } from './dataColumns.ts'
import { looseSeparators, splitNames } from './nameList.ts'
import { durationUnitOf, secondsOf } from './units.ts'

/** A value, with a sibling that the text settles too (the basis of a duration), or why the cell has none. */
export type CellValue =
  | { readonly ok: true; readonly value: unknown; readonly also?: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: Omit<Problem, 'place'> }

export type ParseCell = (cell: Cell) => CellValue

/** Finds the row that a name in a cell means. */
export type FindRow = (entity: EntityName, name: string) => string | Omit<Problem, 'place'>

/** What reading needs: `values` in the workbook's language and `otherLanguage` for words of the other one. */
export interface ReadContext {
  readonly values: ValueContext
  readonly otherLanguage: ValueContext
  readonly find: FindRow
}

const value = (v: unknown): CellValue => ({ ok: true, value: v })
const refused = (code: Problem['code'], params?: Problem['params']): CellValue => ({
  ok: false,
  problem: params ? { code, params } : { code },
})
const shown = (cell: Cell) => cellText(cell).slice(0, 60)

function numberCell(field: Field, header: string, { values }: ReadContext): (n: number) => unknown {
  if (field.kind === 'money') {
    const per = minorPerUnit(values.currency)
    return (n) => Math.round(clean(n * per))
  }
  if (field.kind === 'duration') {
    const seconds = secondsOf(durationUnitOf(header), values.hoursPerDay)
    return (n) => Math.round(clean(n * seconds))
  }
  return (n) => n
}

function fromText(entity: EntityName, name: string, field: Field, header: string, context: ReadContext): ParseCell {
  const { values, otherLanguage } = context
  const read = (text: string, c: ValueContext) =>
    field.kind === 'duration'
      ? parseDuration(field, text, c, durationUnitOf(header))
      : parseValue(entity, name, field, text, c)
  return (cell) => {
    const text = cellText(cell)
    const first = read(text, values)
    const parsed = first.ok ? first : read(text, otherLanguage)
    if (parsed.ok) return parsed.also ? { ok: true, value: parsed.value, also: parsed.also } : value(parsed.value)
    return refused(first.ok ? 'badValue' : first.code, first.ok ? undefined : first.params)
  }
}

/** Texts are taken as they are, spaces included; only what the field forbids is put right or refused. */
function parseText(field: Field, fallback: ParseCell): ParseCell {
  return (cell) => {
    if (typeof cell !== 'string') return fallback(cell)
    return field.kind === 'longText' || !/[\r\n]/.test(cell) ? value(cell) : fallback(cell)
  }
}

function parsePeriod(fallback: ParseCell): ParseCell {
  return (cell) =>
    // Excel turns a typed 2026-03 into the first of March.
    typeof cell === 'object' && cell && 'date' in cell ? value(cell.date.slice(0, 7)) : fallback(cell)
}

/** A day whose number format was lost is the number by which Excel counts it. */
function parseDay(fallback: ParseCell): ParseCell {
  return (cell) => {
    if (typeof cell !== 'number' || cell < 61 || cell >= 2_958_466) return fallback(cell)
    const at = new Date(Date.UTC(1899, 11, 30) + Math.floor(cell) * 86_400_000)
    return value(at.toISOString().slice(0, 10))
  }
}

function parseTime(fallback: ParseCell): ParseCell {
  return (cell) => {
    if (typeof cell === 'number' && cell >= 0 && cell < 1) return fallback({ time: Math.round(cell * 86_400) })
    if (typeof cell === 'object' && cell && 'time' in cell && cell.time >= 86_400)
      return refused('notATime', { text: shown(cell) })
    return fallback(cell)
  }
}

function parseNames(field: Field, { find }: ReadContext): ParseCell {
  const to = field.to as EntityName
  const one = (text: string): CellValue => {
    const found = find(to, text)
    return typeof found === 'string' ? value(found) : { ok: false, problem: found }
  }
  if (field.kind === 'ref') return (cell) => one(cellText(cell))
  return (cell) => {
    const text = cellText(cell)
    const whole = find(to, text)
    if (typeof whole === 'string') return value([whole])
    const ids = new Set<string>()
    for (const name of splitNames(text)) {
      const found = find(to, name.text)
      if (typeof found === 'string') {
        ids.add(found)
        continue
      }
      const parts = name.quoted ? [] : name.text.split(looseSeparators).map(folded).filter(Boolean)
      if (parts.length < 2) return { ok: false, problem: found }
      for (const part of parts) {
        const id = find(to, part)
        if (typeof id !== 'string') return { ok: false, problem: id }
        ids.add(id)
      }
    }
    return value([...ids])
  }
}

function parsePoints(): ParseCell {
  return (cell) => {
    try {
      return value(JSON.parse(cellText(cell)))
    } catch {
      return refused('badValue', { text: shown(cell) })
    }
  }
}

function parserOf(entity: EntityName, name: string, field: Field, header: string, context: ReadContext): ParseCell {
  const typed = fromText(entity, name, field, header, context)
  switch (field.kind) {
    case 'text':
    case 'longText':
      return parseText(field, typed)
    case 'integer':
    case 'number':
    case 'percent':
    case 'money':
    case 'duration': {
      const read = numberCell(field, header, context)
      return (cell) => (typeof cell === 'number' ? value(read(cell)) : typed(cell))
    }
    case 'choice': {
      const codes = new Map([...choiceTexts(entity, name, field, context.values.lang)].map(([c, t]) => [nameKey(t), c]))
      return (cell) => {
        const code = codes.get(nameKey(cellText(cell)))
        return code === undefined ? typed(cell) : value(code)
      }
    }
    case 'bool':
      return (cell) => (typeof cell === 'boolean' ? value(cell) : typed(cell))
    case 'time':
      return parseTime(typed)
    case 'period':
      return parsePeriod(typed)
    case 'timestamp':
      return (cell) => (typeof cell === 'string' && schemaAccepts(field, cell) ? value(cell) : typed(cell))
    case 'ref':
    case 'refs':
      return parseNames(field, context)
    case 'points':
      return parsePoints()
    case 'date':
      return parseDay(typed)
  }
}

const schemaAccepts = (field: Field, v: unknown) => fieldSchema(field).safeParse(v).success

/** What a value breaks of its field's rules; the same words as for typing. */
function ruleProblem(field: Field, v: unknown, cell: Cell): Omit<Problem, 'place'> {
  const text = shown(cell)
  if (typeof v === 'number') {
    const { min, max } = field
    if (min !== undefined && v < min) return { code: 'tooSmall', params: { min } }
    if (max !== undefined && v > max) return { code: 'tooLarge', params: { max } }
    return Number.isInteger(v) ? { code: 'badValue', params: { text } } : { code: 'notAnInteger', params: { text } }
  }
  if (typeof v === 'string' && (field.kind === 'text' || field.kind === 'longText')) {
    const max = field.kind === 'text' ? (field.max ?? 1000) : 100_000
    if (v.length > max) return { code: 'tooLong', params: { max } }
    return v.trim() === '' ? { code: 'required' } : { code: 'badCharacter' }
  }
  if (field.kind === 'date' || field.kind === 'timestamp') return { code: 'notADate', params: { text } }
  if (field.kind === 'period') return { code: 'notAPeriod', params: { text } }
  return { code: 'badValue', params: { text } }
}

/** How the cells of a column become values; `header` may name the unit of a duration. Made once per column. */
export function cellParser(
  entity: EntityName,
  name: string,
  field: Field,
  header: string,
  context: ReadContext,
): ParseCell {
  const parse = parserOf(entity, name, field, header, context)
  const schema = fieldSchema(field)
  const isText = field.kind === 'text' || field.kind === 'longText'
  return (cell) => {
    if (cell === null || (!isText && isBlank(cell))) {
      if (field.kind === 'refs') return value([])
      if (!field.required) return value(null)
      return field.default === null ? refused('required') : value(field.default)
    }
    if (typeof cell === 'object' && 'error' in cell) return refused('cellRefused', { text: cell.error })
    const read = parse(cell)
    if (!read.ok || schema.safeParse(read.value).success) return read
    return { ok: false, problem: ruleProblem(field, read.value, cell) }
  }
}
