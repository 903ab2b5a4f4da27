// Durations as people write them: `30分钟`, `0.5小时`, `1.5天`, `1h 30min`, `2自然天`, `48h`; stored as seconds plus basis.
import type { Field, TimeBasis } from '../field.ts'
import { folded, type Lang, type Parsed, parsed, refused, type ValueContext } from './context.ts'
import { clean } from './numbers.ts'

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day' | 'week'

const unitWords: [RegExp, DurationUnit][] = [
  [/^(秒钟|秒|seconds?|secs?|s)/i, 'second'],
  [/^(分钟|分|minutes?|mins?|m(?!o))/i, 'minute'],
  [/^(个?小时|个?钟头|时|hours?|hrs?|h)/i, 'hour'],
  [/^(个?工作日|天|日|working\s*days?|workdays?|days?|d)/i, 'day'],
  [/^(个?工作周|个?星期|周|weeks?|wks?|w)/i, 'week'],
]

type Calendar = Pick<ValueContext, 'hoursPerDay' | 'daysPerWeek'>

const unitSeconds = (unit: DurationUnit, basis: TimeBasis, calendar: Calendar): number => {
  const day = (basis === 'calendar' ? 24 : calendar.hoursPerDay) * 3600
  return { second: 1, minute: 60, hour: 3600, day, week: day * (basis === 'calendar' ? 7 : calendar.daysPerWeek) }[unit]
}

/**
 * Reads a duration. A bare number counts in `unit` (minutes unless a column says otherwise). `自然` / `calendar` / `cal` mark
 * calendar time, and so does a whole number of 24 hours written in hours (`24h`, `48小时`); everything else is working time,
 * where one day has `hoursPerDay` hours. Returns undefined when the text is no duration.
 */
export function readDuration(
  text: string,
  calendar: Calendar,
  unit: DurationUnit = 'minute',
): { seconds: number; basis: TimeBasis } | undefined {
  let s = folded(text).replace(/^(约|大约|≈|~|about|ca\.?)\s*/i, '')
  let calendarTime = false
  s = s.replace(/自然|calendar|\bcal\.?(?=\s)/gi, () => {
    calendarTime = true
    return ''
  })
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(s)
  if (clock)
    return { seconds: Number(clock[1]) * 3600 + Number(clock[2]) * 60, basis: calendarTime ? 'calendar' : 'working' }
  const parts: [number, DurationUnit][] = []
  let rest = s
  while (rest !== '') {
    const amount = /^(半|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*/.exec(rest)
    if (!amount) return undefined
    rest = rest.slice(amount[0].length)
    const word = unitWords.find(([pattern]) => pattern.test(rest))
    if (!word && (rest !== '' || parts.length > 0)) return undefined
    rest = word ? rest.replace(word[0], '') : rest
    const half = /^半/.test(rest)
    const value = (amount[1] === '半' ? 0.5 : Number((amount[1] as string).replaceAll(',', ''))) + (half ? 0.5 : 0)
    rest = rest.slice(half ? 1 : 0).replace(/^[\s+,、又]+/, '')
    parts.push([value, word ? word[1] : unit])
  }
  const [only] = parts
  if (!only) return undefined
  const wholeDays =
    parts.length === 1 && only[1] === 'hour' && only[0] >= 24 && only[0] % 24 === 0 && /h|时|钟头/i.test(s)
  const basis: TimeBasis = calendarTime || wholeDays ? 'calendar' : 'working'
  const seconds = parts.reduce((sum, [value, u]) => sum + value * unitSeconds(u, basis, calendar), 0)
  return { seconds: Math.round(clean(seconds)), basis }
}

export function parseDuration(field: Field, text: string, context: ValueContext, unit?: DurationUnit): Parsed {
  const read = readDuration(text, context, unit)
  if (!read) return refused('notADuration', { text })
  if (read.seconds > (field.max ?? 1e15))
    return refused('tooLarge', { max: formatDuration(field.max ?? 1e15, 'working', context) })
  return parsed(read.seconds, field.basis ? { [field.basis]: read.basis } : undefined)
}

const words: Record<Lang, Record<TimeBasis, Record<'second' | 'minute' | 'hour' | 'day', string>>> = {
  zh: {
    working: { second: '秒', minute: '分钟', hour: '小时', day: '天' },
    calendar: { second: '自然秒', minute: '自然分钟', hour: '自然小时', day: '自然天' },
  },
  en: {
    working: { second: ' s', minute: ' min', hour: ' h', day: ' d' },
    calendar: { second: ' cal s', minute: ' cal min', hour: ' cal h', day: ' cal d' },
  },
}

/** Shortest exact text that `readDuration` reads back to the same seconds and basis: one unit where two decimals suffice, else several. */
export function formatDuration(
  seconds: number,
  basis: TimeBasis,
  context: Pick<ValueContext, 'lang' | 'hoursPerDay' | 'daysPerWeek'>,
): string {
  const word = words[context.lang][basis]
  const day = unitSeconds('day', basis, context)
  const unit = seconds >= day ? 'day' : seconds >= 3600 ? 'hour' : seconds >= 60 || seconds === 0 ? 'minute' : 'second'
  const size = unitSeconds(unit, basis, context)
  const rounded = Number((seconds / size).toFixed(2))
  const ambiguous = basis === 'working' && unit === 'hour' && rounded >= 24
  if (!ambiguous && Math.abs(rounded * size - seconds) < 0.5) return `${rounded}${word[unit]}`
  let rest = seconds
  const parts: string[] = []
  for (const u of ['day', 'hour', 'minute', 'second'] as const) {
    const s = unitSeconds(u, basis, context)
    const n = Math.floor(rest / s + 1e-9)
    if (n > 0) parts.push(`${n}${word[u]}`)
    rest = Math.round(rest - n * s)
  }
  return parts.join(context.lang === 'en' ? ' ' : '')
}
