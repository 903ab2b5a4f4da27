// Units of the duration columns: what a plain number in them counts.
import type { Lang } from '../../model/values/context.ts'
import type { DurationUnit } from '../../model/values/durations.ts'

const words: readonly (readonly [RegExp, DurationUnit, seconds: number | null])[] = [
  [/^(秒|秒钟|s|sec|seconds?)$/i, 'second', 1],
  [/^(分|分钟|m|min|minutes?)$/i, 'minute', 60],
  [/^(时|小时|h|hrs?|hours?)$/i, 'hour', 3600],
  [/^(天|日|工作日|d|days?)$/i, 'day', null],
]

/** The unit our own headers name. */
export const durationUnitWord = (lang: Lang): string => (lang === 'zh' ? '分钟' : 'min')

/** The unit a header names in brackets, `处理时间 [小时]`; minutes where it names none. */
export function durationUnitOf(header: string): DurationUnit {
  const word = /[[［【]\s*([^\]］】]*?)\s*[\]］】]/.exec(header)?.[1] ?? ''
  return words.find(([pattern]) => pattern.test(word))?.[1] ?? 'minute'
}

/** Seconds of a unit; `day` is a working day of so many hours. */
export const secondsOf = (unit: DurationUnit, hoursPerDay: number): number =>
  words.find(([, u]) => u === unit)?.[2] ?? hoursPerDay * 3600
