// Brings a cell of anybody's sheet to what the strict reading of values understands: words for states, scales, shares and levels.
import type { Field } from '../../model/field.ts'
import type { EntityName } from '../../model/plan.ts'
import { folded, nameKey } from '../../model/values/context.ts'
import { clean, readNumber } from '../../model/values/numbers.ts'
import { type Cell, cellText, isBlank } from '../cells.ts'
import { headerUnit } from '../visioColumns.ts'
import { choiceTextsOf } from './targets.ts'
import { choiceWords, levelWords } from './words.ts'

/** What people write for "nothing". */
const nothing = /^([-–—/\\]+|无|暂无|待定|n\/?a|tbd|none)$/i
/** Words around a choice that say nothing: 市场风险 is 市场. */
const filler = /(风险|类别|类型|类|级别|级|方式|策略|渠道|\brisk\b|\btype\b|\blevel\b)/gi

const wordsOf = new Map<string, ReadonlyMap<string, string>>()

/** Words for a choice: a word that two codes share names neither. */
function choiceKeys(entity: EntityName, name: string, field: Field): ReadonlyMap<string, string> {
  const id = `${entity}.${name}`
  const known = wordsOf.get(id)
  if (known) return known
  const codes = field.choices ?? []
  const keys = new Map<string, string>()
  const shared = new Set<string>()
  for (const code of codes)
    for (const word of choiceWords[code] ?? []) {
      const key = nameKey(word)
      if (keys.has(key) && keys.get(key) !== code) shared.add(key)
      keys.set(key, code)
    }
  for (const key of shared) keys.delete(key)
  for (const [code, texts] of choiceTextsOf(entity, name, codes))
    for (const text of [code, ...texts]) {
      keys.set(nameKey(text), code)
      const short = nameKey(text).replace(/\s*[(（].*[)）]$/, '')
      if (short !== '' && !keys.has(short)) keys.set(short, code)
    }
  wordsOf.set(id, keys)
  return keys
}

/** The code that a word means, spelled as people spell it; undefined when it is none. */
export function looseChoice(entity: EntityName, name: string, field: Field, text: string): string | undefined {
  const keys = choiceKeys(entity, name, field)
  const key = nameKey(text)
  const found = keys.get(key) ?? keys.get(key.replace(filler, '').trim())
  if (found !== undefined || key.length < 2) return found
  const near = new Set(
    [...keys].filter(([k]) => k.length > 1 && (key.startsWith(k) || k.startsWith(key))).map(([, c]) => c),
  )
  return near.size === 1 ? [...near][0] : undefined
}

const scales: readonly (readonly [RegExp, number])[] = [
  [/亿/, 1e8],
  [/百万/, 1e6],
  [/万|10k/i, 1e4],
  [/千|^k|thousand/i, 1e3],
]

export interface LooseColumn {
  readonly entity: EntityName
  readonly name: string
  readonly field: Field
  /** What stands in brackets in the header. */
  readonly unit: string | null
  /** Shares are written as 85, without a sign. */
  readonly inPoints: boolean
}

/** Numbers above this are per cent without the sign. */
const largestShare = 1.5

/** Whether a column of shares is written in points. */
export const writtenInPoints = (cells: readonly Cell[], unit: string | null): boolean => {
  const numbers = cells.filter((cell): cell is number => typeof cell === 'number')
  return numbers.some((n) => Math.abs(n) > largestShare) || (unit === '%' && numbers.some((n) => Math.abs(n) > 1))
}

/** The header by which the strict reading knows the unit of a bare number. */
export function strictHeader(header: string, field: Field, unit: string | null): string {
  if (field.kind !== 'duration') return header
  const known = headerUnit(unit)
  return known ? `${header} [${known === 'week' ? 'day' : known}]` : header
}

/** The cell as the strict reading takes it; a word that means nothing there is blank, others stay to be refused by name. */
export function looseCell(cell: Cell, { entity, name, field, unit, inPoints }: LooseColumn): Cell {
  if (cell === null || isBlank(cell)) return null
  if (typeof cell === 'string' && field.kind !== 'text' && field.kind !== 'longText' && nothing.test(folded(cell)))
    return null
  switch (field.kind) {
    case 'text':
      // One line; numbers that stand for names (codes, phones) as they are seen.
      return typeof cell === 'string' ? cell.replace(/\s*[\r\n]+\s*/g, ' ').trim() : cellText(cell)
    case 'longText':
      return typeof cell === 'object' && 'error' in cell ? cell : cellText(cell).trim()
    case 'choice':
      return looseChoice(entity, name, field, cellText(cell)) ?? cell
    case 'percent':
      return typeof cell === 'number' && inPoints ? clean(cell / 100) : cell
    case 'integer': {
      if (typeof cell !== 'string' || field.max !== 5) return cell
      const text = folded(cell)
      const level = levelWords.find(([pattern]) => pattern.test(text))?.[1]
      return level ?? (Number(/^([1-5])\s*(?:分|级|[-:(（].*)?$/.exec(text)?.[1] ?? Number.NaN) || cell)
    }
    case 'money': {
      const scale = scales.find(([pattern]) => pattern.test(unit ?? ''))?.[1]
      if (scale === undefined) return cell
      const number = typeof cell === 'number' ? { value: cell, percent: false } : readNumber(cellText(cell))
      return number && !number.percent && !/[万千亿kmw]/i.test(cellText(cell)) ? clean(number.value * scale) : cell
    }
    case 'date':
      return typeof cell === 'object' && 'date' in cell ? { date: cell.date.slice(0, 10) } : cell
    case 'duration':
      return typeof cell === 'object' && 'time' in cell ? `${Math.round(cell.time)}秒` : cell
    default:
      return cell
  }
}
