// A KPI's numbers as people read and type them everywhere: with its measure, unit, decimals, and a band as its bounds.
import type { RowOf } from '../plan.ts'
import { folded, type Parsed, parsed, refused, type ValueContext } from './context.ts'
import { decimal } from './decimals.ts'
import { type DurationUnit, readDuration } from './durations.ts'
import { clean, formatNumber, isPlainNumber, readNumber } from './numbers.ts'

export type Measured = Pick<RowOf<'kpi'>, 'valueKind' | 'unit' | 'decimals'>
type Targeted = Measured & Pick<RowOf<'kpi'>, 'direction' | 'bandLow' | 'bandHigh'>

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
      ? decimal(shown, kpi.decimals, kpi.decimals)
      : computed
        ? decimal(shown, 0, share ? 1 : fitting(Math.abs(shown)))
        : formatNumber(shown)
  return share ? `${text}%` : text
}

/** The number as `cellNumber` rounds it: what is worked out from shown numbers agrees with the eye that does the same. */
export function shownNumber(kpi: Measured, value: number): number {
  const size = kpi.valueKind === 'percent' ? 100 : 1
  const shown = Math.abs(clean(value * size))
  const digits = kpi.decimals ?? (size === 100 ? 1 : fitting(shown))
  return clean((Math.sign(value) * Math.round(clean(shown * 10 ** digits))) / 10 ** digits / size)
}

/** Whether the number has no more than two decimals as shown: rounding it would only take something away. */
const isShort = (kpi: Measured, value: number) =>
  Number.isInteger(clean((kpi.valueKind === 'percent' ? value * 100 : value) * 100))

/** '85.5%', '1,234.5', '24 小时': the number with its unit; one with many decimals rounded to what can be told apart. */
export function kpiNumber(kpi: Measured, value: number | null): string {
  return value === null ? '' : withUnit(kpi, cellNumber(kpi, value, !isShort(kpi, value)))
}

/** '4.9437 天': a number that was entered, with its unit; as entered, unless the KPI says how many decimals. */
export const enteredNumber = (kpi: Measured, value: number | null): string =>
  value === null ? '' : withUnit(kpi, cellNumber(kpi, value, false))

function withUnit(kpi: Measured, text: string): string {
  const unit = kpi.unit?.trim() ?? ''
  if (unit === '' || kpi.valueKind === 'percent') return text
  return unit === '%' ? `${text}%` : `${text} ${unit}`
}

/** The target as people read it; of a KPI that shall stay in a band, the band: '28–32 件'. */
export function kpiTarget(kpi: Targeted, target: number | null): string {
  const { bandLow: low, bandHigh: high } = kpi
  if (kpi.direction !== 'band') return kpiNumber(kpi, target)
  if (low !== null && high !== null) return `${kpiNumber({ ...kpi, unit: null }, low)}–${kpiNumber(kpi, high)}`
  if (low !== null) return `≥ ${kpiNumber(kpi, low)}`
  return high === null ? '' : `≤ ${kpiNumber(kpi, high)}`
}

/**
 * Whether a share typed for a KPI (`85%`) makes per cent its unit: it has none, and no number yet that would then mean something else.
 * `isEmpty`: whether no period has a number.
 */
export const becomesPercent = (
  kpi: Measured & Pick<RowOf<'kpi'>, 'baseline' | 'target' | 'bandLow' | 'bandHigh'>,
  text: string,
  isEmpty: () => boolean,
): boolean =>
  kpi.valueKind === 'number' &&
  (kpi.unit?.trim() ?? '') === '' &&
  [kpi.baseline, kpi.target, kpi.bandLow, kpi.bandHigh].every((number) => number === null) &&
  readNumber(text)?.percent === true &&
  isEmpty()

/** A share as the number of a KPI whose unit it makes per cent: `85%` is 85. */
export const inPercent = (share: number): Parsed => parsed(clean(share * 100), { unit: '%' })

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

/** A bare number as a KPI measured in shares takes it: 85 is 85 %, and one up to 1 is a share already. */
const asShare = (kpi: Pick<Measured, 'valueKind'>, value: number): number =>
  kpi.valueKind === 'percent' && Math.abs(value) > 1 ? clean(value / 100) : value

/**
 * What typed text means for a KPI: `85%`, `1.2万`, `1,200`, the unit behind the number as well; a bare 85 for a KPI measured in shares is
 * 85 %. Empty text is null.
 */
export function readKpiNumber(kpi: Measured, text: string, context: ValueContext): Parsed {
  // What spreadsheets copy: digits alone, thousands of times.
  if (isPlainNumber(text)) return parsed(asShare(kpi, Number(text)))
  const typed = folded(text)
  if (typed === '') return parsed(null)
  const unit = kpi.unit === null ? '' : folded(kpi.unit)
  const bare = unit !== '' && unit !== '%' && typed.endsWith(unit) ? typed.slice(0, -unit.length) : typed
  const read = readNumber(bare)
  if (!read) {
    const time = fromDuration(kpi, typed, context)
    return time === undefined ? refused('notANumber', { text }) : parsed(time)
  }
  if (kpi.valueKind === 'percent') return parsed(read.percent ? read.value : asShare(kpi, read.value))
  return parsed(read.percent && unit === '%' ? clean(read.value * 100) : read.value)
}
