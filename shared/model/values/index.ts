// Text to value and value to text for every field kind: what people type and paste, and what they see.
import type { Field, TimeBasis } from '../field.ts'
import { folded, nameKey, type Parsed, parsed, refused, type ValueContext } from './context.ts'
import { formatPeriod, parseDate, parsePeriod, parseTime } from './dates.ts'
import { formatDuration, parseDuration } from './durations.ts'
import { formatMoney, formatNumber, formatPercent, parseMoney, parseNumber, parsePercent } from './numbers.ts'

export type { Lang, Parsed, ValueContext } from './context.ts'

/** Separators between several names in one cell, as people use them. */
export const listSeparators = /[,，;；、/\n|]+/

const yes = /^(是|对|有|√|✓|y|yes|true|1)$/i
const no = /^(否|不|无|×|✗|n|no|false|0)$/i

/** What is left of a label without the words that people add or leave out: 每月 and 月度, 学习与成长 and 学习成长. */
const loose = (text: string) =>
  nameKey(text)
    .replace(/[与和及、&/\s]|\band\b/g, '')
    .replace(/^每(?=.)/, '')
    .replace(/(?<=.)度$/, '')

function parseChoice(entity: string, name: string, field: Field, text: string, context: ValueContext): Parsed {
  const key = nameKey(text)
  const codes = field.choices ?? []
  const code = codes.find((c) => nameKey(c) === key || nameKey(context.choiceLabel(entity, name, c)) === key)
  if (code) return parsed(code)
  const near = codes.filter((c) => loose(context.choiceLabel(entity, name, c)) === loose(text))
  if (near.length === 1) return parsed(near[0])
  return refused('notAChoice', {
    text,
    choices: codes.map((c) => context.choiceLabel(entity, name, c)).join(context.lang === 'zh' ? '、' : ', '),
  })
}

function parseRef(field: Field, text: string, context: ValueContext): Parsed {
  const ids = context.find(field.to as string, text)
  if (ids.length === 1) return parsed(ids[0])
  if (ids.length > 1) return refused('ambiguous', { text, count: ids.length })
  return { ok: true, value: null, missing: [folded(text)] }
}

function parseRefs(field: Field, text: string, context: ValueContext): Parsed {
  const ids: string[] = []
  const missing: string[] = []
  // The whole text first: a name may itself hold a separator.
  const names = context.find(field.to as string, text).length === 1 ? [text] : text.split(listSeparators)
  for (const name of names.map(folded).filter(Boolean)) {
    const found = context.find(field.to as string, name)
    if (found.length > 1) return refused('ambiguous', { text: name, count: found.length })
    if (found[0] === undefined) missing.push(name)
    else if (!ids.includes(found[0])) ids.push(found[0])
  }
  return missing.length > 0 ? { ok: true, value: ids, missing } : parsed(ids)
}

/**
 * The value that `text` means in a field, or why it means none. Blank text is null (refused when the field is required and has no default).
 * References that name no row come back in `missing`, to be created or refused by the caller.
 */
export function parseValue(entity: string, name: string, field: Field, text: string, context: ValueContext): Parsed {
  if (folded(text) === '') {
    if (field.kind === 'refs') return parsed([])
    return field.required ? (field.default === null ? refused('required') : parsed(field.default)) : parsed(null)
  }
  switch (field.kind) {
    case 'text': {
      const line = text.replace(/[\r\n]+/g, ' ').trim()
      const max = field.max ?? 1000
      return line.length > max ? refused('tooLong', { max }) : parsed(line)
    }
    case 'longText':
      return parsed(text.replace(/\r\n?/g, '\n'))
    case 'integer':
    case 'number':
      return parseNumber(field, text)
    case 'percent':
      return parsePercent(field, text)
    case 'money':
      return parseMoney(field, text, context)
    case 'duration':
      return parseDuration(field, text, context)
    case 'date':
      return parseDate(text, context)
    case 'time':
      return parseTime(text)
    case 'timestamp': {
      const at = new Date(folded(text))
      return Number.isNaN(at.getTime()) ? refused('notADate', { text }) : parsed(at.toISOString())
    }
    case 'period':
      return parsePeriod(text, context)
    case 'choice':
      return parseChoice(entity, name, field, text, context)
    case 'bool':
      return yes.test(folded(text))
        ? parsed(true)
        : no.test(folded(text))
          ? parsed(false)
          : refused('notABool', { text })
    case 'ref':
      return parseRef(field, text, context)
    case 'refs':
      return parseRefs(field, text, context)
    case 'points':
      return refused('badValue', { text })
  }
}

/** The text of a value as a person reads it; '' for null. `row` supplies the basis of a duration. */
export function formatValue(
  entity: string,
  name: string,
  field: Field,
  value: unknown,
  row: Readonly<Record<string, unknown>>,
  context: ValueContext,
): string {
  if (value === null || value === undefined) return ''
  switch (field.kind) {
    case 'integer':
    case 'number':
      return formatNumber(value as number)
    case 'percent':
      return formatPercent(value as number)
    case 'money':
      return formatMoney(value as number, context)
    case 'duration':
      return formatDuration(
        value as number,
        (field.basis ? (row[field.basis] as TimeBasis) : 'working') ?? 'working',
        context,
      )
    case 'timestamp':
      return String(value).slice(0, 16).replace('T', ' ')
    case 'period':
      return formatPeriod(value as string, context.lang)
    case 'choice':
      return context.choiceLabel(entity, name, value as string)
    case 'bool':
      return context.lang === 'zh' ? (value ? '是' : '否') : value ? 'Yes' : 'No'
    case 'ref':
      return context.titleOf(field.to as string, value as string) ?? ''
    case 'refs':
      return (value as string[])
        .map((id) => context.titleOf(field.to as string, id) ?? '')
        .filter(Boolean)
        .join(context.lang === 'zh' ? '、' : ', ')
    case 'points':
      return JSON.stringify(value)
    case 'text':
    case 'longText':
    case 'date':
    case 'time':
      return String(value)
  }
}
