// The zod schema of one field's value, generated from the field (never the other way round).
import { z } from 'zod'
import type { Field } from './field.ts'

/** Control characters and lone surrogates break XML, SQL tools and JSON alike; line breaks and tabs are fine. */
const badCharacters = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u
const clean = (max: number) =>
  z
    .string()
    .max(max)
    .refine((s) => !badCharacters.test(s), { params: { code: 'badCharacter' } })

/** Least and greatest number of a field, and whether it is whole; null: its values are no numbers. */
function numberRange(field: Field): { least: number; most: number; whole: boolean } | null {
  const whole = field.kind === 'integer' || field.kind === 'money' || field.kind === 'duration'
  if (!whole && field.kind !== 'number' && field.kind !== 'percent') return null
  return { least: field.min ?? -1e15, most: field.max ?? 1e15, whole }
}

const finite = (field: Field) => {
  const { least, most, whole } = numberRange(field) ?? { least: -1e15, most: 1e15, whole: false }
  const schema = z.number().min(least).max(most)
  return whole ? schema.int() : schema
}

const isDay = (s: string) => {
  const day = new Date(`${s}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(s)
}

export const periodPattern = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-W(0[1-9]|[1-4]\d|5[0-3]))?$/
export const datePattern = /^\d{4}-\d{2}-\d{2}$/
export const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/

function isPlainText(field: Field, text: string): boolean {
  if (field.required && text.trim() === '') return false
  const [max, breaks] = field.kind === 'text' ? [field.max ?? 1000, /[\r\n]/] : [100_000, null]
  return text.length <= max && !badCharacters.test(text) && !breaks?.test(text)
}

/**
 * Whether a value is surely right for a field, at a fraction of the schema's cost; false: the schema has to say. Thousands of pasted or
 * imported rows are checked this way.
 */
export function isPlain(field: Field, value: unknown): boolean {
  if (value === null) return !field.required && field.kind !== 'refs'
  switch (typeof value) {
    case 'number': {
      const range = numberRange(field)
      if (!range) return false
      return value >= range.least && value <= range.most && (!range.whole || Number.isSafeInteger(value))
    }
    case 'boolean':
      return field.kind === 'bool'
    case 'string':
      if (field.kind === 'text' || field.kind === 'longText') return isPlainText(field, value)
      if (field.kind === 'ref') return value.length > 0 && value.length <= 64
      if (field.kind === 'period') return periodPattern.test(value)
      if (field.kind === 'choice') return field.choices?.includes(value) ?? false
      return field.kind === 'date' && datePattern.test(value) && isDay(value)
    default:
      return field.kind === 'refs' && Array.isArray(value) && value.length === 0
  }
}

function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'text':
      return clean(field.max ?? 1000).refine((s) => !/[\r\n]/.test(s), { params: { code: 'badCharacter' } })
    case 'longText':
      return clean(100_000)
    case 'integer':
    case 'number':
    case 'percent':
    case 'money':
    case 'duration':
      return finite(field)
    case 'date':
      return z.string().regex(datePattern).refine(isDay)
    case 'time':
      return z.string().regex(timePattern)
    case 'timestamp':
      return z.iso.datetime()
    case 'period':
      return z.string().regex(periodPattern)
    case 'choice':
      return z.enum(field.choices as readonly string[] as [string, ...string[]])
    case 'bool':
      return z.boolean()
    case 'points':
      return z.array(z.tuple([z.number().int(), z.number().int()])).max(500)
    case 'ref':
      return z.string().min(1).max(64)
    case 'refs':
      return z
        .array(z.string().min(1).max(64))
        .max(1000)
        .refine((ids) => new Set(ids).size === ids.length, { params: { code: 'duplicateId' } })
  }
}

/** Schema of a field's value: null allowed unless required; required text must not be blank. */
export function fieldSchema(field: Field): z.ZodType {
  const schema = valueSchema(field)
  if (field.kind === 'refs') return schema
  if (!field.required) return schema.nullable()
  if (field.kind === 'text' || field.kind === 'longText')
    return schema.refine((s) => String(s).trim() !== '', { params: { code: 'required' } })
  return schema
}
