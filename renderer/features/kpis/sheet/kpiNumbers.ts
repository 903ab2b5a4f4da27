// A KPI's numbers as cells show them and as people type them: with the KPI's measure, unit and decimals.

import type { RowOf } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { folded, type Parsed, parsed, refused } from '#shared/model/values/context.ts'
import { type DurationUnit, readDuration } from '#shared/model/values/durations.ts'
import { clean, formatNumber, readNumber } from '#shared/model/values/numbers.ts'

export type Measured = Pick<RowOf<'kpi'>, 'valueKind' | 'unit' | 'decimals'>

const formatters = new Map<number, Intl.NumberFormat>()
function fixed(value: number, decimals: number, least = decimals): string {
  const key = decimals * 10 + least
  let made = formatters.get(key)
  if (!made) {
    made = new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: decimals })
    formatters.set(key, made)
  }
  return made.format(value)
}

/** Decimals that tell numbers of this size apart: 1,234 · 56.8 · 3.46 · 0.0123. */
const fitting = (size: number) => (size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : size === 0 ? 0 : 4)

/**
 * The number as a cell shows it. What was entered is shown as entered, unless the KPI says how many decimals; what was computed is
 * rounded to what can be told apart.
 */
export function cellNumber(kpi: Measured, value: number, computed: boolean): string {
  const share = kpi.valueKind === 'percent'
  const shown = share ? clean(value * 100) : value
  const text =
    kpi.decimals !== null
      ? fixed(shown, kpi.decimals)
      : computed
        ? fixed(shown, share ? 1 : fitting(Math.abs(shown)), 0)
        : formatNumber(shown)
  return share ? `${text}%` : text
}

/** The number with its unit, for sentences. */
export function numberWithUnit(kpi: Measured, value: number | null): string {
  if (value === null) return ''
  const text = cellNumber(kpi, value, true)
  const unit = kpi.unit?.trim() ?? ''
  if (unit === '' || kpi.valueKind === 'percent') return text
  return unit === '%' ? `${text}%` : `${text} ${unit}`
}

const durationUnits: readonly [RegExp, DurationUnit][] = [
  [/^(秒|s|sec)/i, 'second'],
  [/^(分|m|min)/i, 'minute'],
  [/^(个?小时|h|hour)/i, 'hour'],
  [/^(个?工作日|自然天|天|日|d|day)/i, 'day'],
  [/^(周|星期|w|week)/i, 'week'],
]

/** A time typed in another unit than the KPI's: `90分钟` for a KPI in hours is 1.5. */
function fromDuration(kpi: Measured, text: string, context: ValueContext): number | undefined {
  const unit = durationUnits.find(([word]) => word.test(kpi.unit?.trim() ?? ''))?.[1]
  const read = unit && readDuration(text, context, unit)
  if (!unit || !read) return undefined
  const day = read.basis === 'calendar' ? 24 : context.hoursPerDay
  const days = read.basis === 'calendar' ? 7 : context.daysPerWeek
  const size = { second: 1, minute: 60, hour: 3600, day: day * 3600, week: days * day * 3600 }[unit]
  return clean(read.seconds / size)
}

/**
 * What typed text means for a KPI: `85%`, `1.2万`, `1,200`, the unit behind the number as well; a bare 85 for a KPI measured in shares is
 * 85 %. Empty text is null.
 */
export function readKpiNumber(kpi: Measured, text: string, context: ValueContext): Parsed {
  const typed = folded(text)
  if (typed === '') return parsed(null)
  const unit = folded(kpi.unit ?? '')
  const bare = unit !== '' && unit !== '%' && typed.endsWith(unit) ? typed.slice(0, -unit.length) : typed
  const read = readNumber(bare)
  if (!read) {
    const time = fromDuration(kpi, typed, context)
    return time === undefined ? refused('notANumber', { text }) : parsed(time)
  }
  if (kpi.valueKind === 'percent')
    return parsed(read.percent || Math.abs(read.value) <= 1 ? read.value : clean(read.value / 100))
  return parsed(read.percent && unit === '%' ? clean(read.value * 100) : read.value)
}
