// A sum of times for an overview: one decimal of the largest unit.
import type { TimeBasis } from '#shared/model/field.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { formatDuration } from '#shared/model/values/durations.ts'

function rounded(seconds: number, basis: TimeBasis, context: ValueContext): string {
  const day = basis === 'working' ? context.hoursPerDay * 3600 : 86_400
  const size = seconds >= day ? day : seconds >= 3600 ? 3600 : 60
  return formatDuration((Math.round((seconds / size) * 10) / 10) * size, basis, context)
}

/** '1.3天', '2天 + 1自然天'; '' for no time at all. */
export function shortDuration({ working, calendar }: Record<TimeBasis, number>, context: ValueContext): string {
  return [
    working > 0 ? rounded(working, 'working', context) : '',
    calendar > 0 ? rounded(calendar, 'calendar', context) : '',
  ]
    .filter(Boolean)
    .join(' + ')
}
