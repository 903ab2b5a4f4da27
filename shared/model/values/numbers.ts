// Numbers as people type them: `1,200`, `1.2万`, `85%`, `￥3,000`, `(120)`, full-width digits.
import type { Field } from '../field.ts'
import { folded, type Parsed, parsed, refused, type ValueContext } from './context.ts'
import { decimal } from './decimals.ts'

const scale: Record<string, number> = { 千: 1e3, k: 1e3, 万: 1e4, w: 1e4, 百万: 1e6, m: 1e6, 亿: 1e8 }

/** Whether a text is digits alone, perhaps with a sign and a decimal point. */
export const isPlainNumber = (text: string): boolean => /^-?\d{1,9}(\.\d{1,6})?$/.test(text)

/** The number in `text`, its scale applied, and whether it carried a percent sign; undefined when it is none. */
export function readNumber(text: string): { value: number; percent: boolean } | undefined {
  // What spreadsheets copy: digits alone, thousands of times.
  if (isPlainNumber(text)) return { value: Number(text), percent: false }
  let s = folded(text).replace(/^[¥￥$€£]\s*|\s*(元|圆|CNY|RMB|USD|EUR)$/gi, '')
  let sign = 1
  const bracketed = /^\((.+)\)$/.exec(s)
  if (bracketed) {
    sign = -1
    s = bracketed[1] as string
  }
  const match =
    /^([+-]?)\s*[¥￥$€£]?\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(?:e([+-]?\d{1,2}))?\s*(千|k|百万|万|w|m|亿)?\s*(%)?$/i.exec(
      s,
    )
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined
  const [, minus, whole = '0', fraction = '', exponent, unit, mark] = match
  const digits = `${whole.replaceAll(',', '')}${fraction}${exponent ? `e${exponent}` : ''}`
  const factor = unit ? (scale[unit.toLowerCase()] as number) : 1
  const value = sign * (minus === '-' ? -1 : 1) * clean(Number(digits) * factor)
  return Number.isFinite(value) ? { value: mark ? clean(value / 100) : value, percent: mark !== undefined } : undefined
}

/** Binary noise of a decimal product removed (0.1 * 3). */
export const clean = (value: number): number => Number(value.toPrecision(15))

function inRange(field: Field, value: number, shown: (n: number) => string): Parsed {
  if (field.min !== undefined && value < field.min) return refused('tooSmall', { min: shown(field.min) })
  if (field.max !== undefined && value > field.max) return refused('tooLarge', { max: shown(field.max) })
  return parsed(value)
}

export function parseNumber(field: Field, text: string): Parsed {
  const read = readNumber(text)
  if (!read) return refused('notANumber', { text })
  if (field.kind === 'integer' && !Number.isInteger(read.value)) return refused('notAnInteger', { text })
  return inRange(field, read.value, String)
}

/** `85%` and `85` are both 0.85; a bare number below 1 is taken as a share already, as Excel does. */
export function parsePercent(field: Field, text: string): Parsed {
  const read = readNumber(text)
  if (!read) return refused('notANumber', { text })
  const share = read.percent || Math.abs(read.value) < 1 ? read.value : clean(read.value / 100)
  return inRange(field, share, (n) => `${clean(n * 100)}%`)
}

/** Decimal places of a currency's minor unit. */
export const minorDigits = (currency: string): number => (currency === 'JPY' ? 0 : 2)

export function parseMoney(field: Field, text: string, context: ValueContext): Parsed {
  const read = readNumber(text)
  if (!read || read.percent) return refused('notANumber', { text })
  const factor = 10 ** minorDigits(context.currency)
  return inRange(field, Math.round(clean(read.value * factor)), (n) => String(n / factor))
}

export const formatNumber = (value: number): string => decimal(value, 0, 10)
/** With exactly one decimal, for columns in which some have one: 87.4, 92.0. */
export const formatTenths = (value: number): string => decimal(Math.round(clean(value) * 10) / 10 + 0, 1, 1)
export const formatPercent = (value: number): string => `${decimal(clean(value * 100), 0, 8)}%`
/** '92.0%': a share that was computed (achievement, change, part of a whole) has one decimal, so that shares compare at a glance. */
export const computedPercent = (share: number): string => `${formatTenths(share * 100)}%`
/** '60%': weights and their sums stand as they were typed, without the noise of adding. */
export const weightPercent = (share: number): string => formatPercent(Math.round(share * 1000) / 1000)
/** '67%': progress, which is no finer than a whole per cent. */
export const wholePercent = (share: number): string => `${decimal(Math.round(clean(share * 100)) + 0, 0, 0)}%`

/** Money without a sign of currency, with its minor digits: 1,200.50. */
export function formatMoney(value: number, context: Pick<ValueContext, 'currency'>): string {
  const digits = minorDigits(context.currency)
  return decimal(value / 10 ** digits, digits, digits)
}
