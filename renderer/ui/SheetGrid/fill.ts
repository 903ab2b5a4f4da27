// What a drag of the fill handle writes: the pattern of the source cells continued, as spreadsheet programs do it.
import type { FieldKind } from '#shared/model/field.ts'

const dayMs = 86_400_000
const dayNumber = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs)
const dateOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10)

const units = { M: 12, Q: 4, Y: 1 } as const

/** Place of a period on the line of periods of its own length: '2026-03' is month 24314. Weeks have years of 52 or 53. */
function periodNumber(period: string): { unit: 'M' | 'Q' | 'Y' | 'W'; n: number } | null {
  const match = /^(\d{4})(?:-(?:(\d{2})|Q(\d)|W(\d{2})))?$/.exec(period)
  if (!match) return null
  const year = Number(match[1])
  if (match[2]) return { unit: 'M', n: year * 12 + Number(match[2]) - 1 }
  if (match[3]) return { unit: 'Q', n: year * 4 + Number(match[3]) - 1 }
  if (match[4]) return { unit: 'W', n: Math.round((weekOne(year) + (Number(match[4]) - 1) * 7) / 7) }
  return { unit: 'Y', n: year }
}

/** Day number of the Monday of ISO week 1. */
function weekOne(year: number): number {
  const fourth = dayNumber(`${year}-01-04`)
  return fourth - ((new Date(fourth * dayMs).getUTCDay() + 6) % 7)
}

function periodOf(unit: 'M' | 'Q' | 'Y' | 'W', n: number): string {
  if (unit === 'Y') return String(n)
  if (unit === 'W') {
    // The Monday nearest to n weeks: weeks start on a Monday, day 4 of the epoch's first week.
    const day = n * 7 + 4 - 7
    const thursday = new Date((day + 3) * dayMs)
    const year = thursday.getUTCFullYear()
    return `${year}-W${String(Math.floor((day - weekOne(year)) / 7) + 1).padStart(2, '0')}`
  }
  const per = units[unit]
  const year = Math.floor(n / per)
  const part = (n % per) + 1
  return unit === 'Q' ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, '0')}`
}

/** `first + step × i` through all of `numbers`; null when they do not lie on a line. */
function line(numbers: readonly number[], single: number): ((i: number) => number) | null {
  const [first, second] = numbers as [number, number | undefined]
  const step = second === undefined ? single : second - first
  const tolerance = Math.abs(step) * 1e-9 + 1e-12
  if (numbers.some((n, i) => Math.abs(n - (first + step * i)) > tolerance)) return null
  return (i) => first + step * i
}

const tidy = (n: number) => Number(n.toPrecision(12))

function dates(values: readonly string[]): ((i: number) => string) | null {
  const [first, second] = values as [string, string | undefined]
  if (second !== undefined && first.slice(8) === second.slice(8)) {
    const months = line(
      values.map((d) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7)) - 1),
      1,
    )
    if (months && values.every((d) => d.slice(8) === first.slice(8)))
      return (i) => {
        const month = periodOf('M', months(i))
        const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
        return `${month}-${String(Math.min(Number(first.slice(8)), last)).padStart(2, '0')}`
      }
  }
  const days = line(values.map(dayNumber), 1)
  return days && ((i) => dateOf(days(i)))
}

function periods(values: readonly string[]): ((i: number) => string) | null {
  const read = values.map(periodNumber)
  const unit = read[0]?.unit
  if (!unit || read.some((p) => p?.unit !== unit)) return null
  const numbers = line(
    read.map((p) => p!.n),
    1,
  )
  return numbers && ((i) => periodOf(unit, Math.round(numbers(i))))
}

/** Words that end in a number count on: 步骤1, 步骤2. */
function counted(values: readonly string[]): ((i: number) => string) | null {
  const read = values.map((v) => /^(.*?)(\d{1,9})$/su.exec(v))
  const prefix = read[0]?.[1]
  if (prefix === undefined || prefix === '' || read.some((m) => m?.[1] !== prefix)) return null
  const width = read[0]![2]!.startsWith('0') ? read[0]![2]!.length : 0
  const numbers = line(
    read.map((m) => Number(m![2])),
    1,
  )
  return numbers && ((i) => `${prefix}${String(Math.max(0, numbers(i))).padStart(width, '0')}`)
}

/**
 * The value at place `i` of the pattern that `values` begin (places 0 … n-1 are the values themselves; negative places lie before).
 * Two numbers that differ make a series, one is repeated; dates and periods count on from one; anything else repeats.
 */
export function pattern(kind: FieldKind, values: readonly unknown[]): (i: number) => unknown {
  const repeat = (i: number) => values[((i % values.length) + values.length) % values.length]
  if (values.length === 0 || values.some((v) => v === null || v === undefined)) return repeat
  switch (kind) {
    case 'integer':
    case 'number':
    case 'percent':
    case 'money': {
      const numbers = values.length > 1 ? line(values as number[], 0) : null
      return numbers ? (i) => tidy(numbers(i)) : repeat
    }
    case 'date':
      return dates(values as string[]) ?? repeat
    case 'period':
      return periods(values as string[]) ?? repeat
    case 'text':
      return counted(values as string[]) ?? repeat
    default:
      return repeat
  }
}
