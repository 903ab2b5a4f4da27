// What one execution of a step takes on average: its fixed time, or the mean of least, usual and most.
import type { TimeBasis } from '../../model/field.ts'
import type { RowOf } from '../../model/plan.ts'

type Timed = Pick<
  RowOf<'step'>,
  | 'processingTime'
  | 'processingTimeMin'
  | 'processingTimeMax'
  | 'processingBasis'
  | 'waitingTime'
  | 'waitingTimeMin'
  | 'waitingTimeMax'
  | 'waitingBasis'
>

export interface StepTime {
  /** Seconds of its basis. */
  readonly min: number
  readonly mode: number
  readonly max: number
  readonly basis: TimeBasis
}

/** A time of a step as a triangle; all three the same where it is fixed or the ends are not in order. Null without a time. */
export function stepTime(step: Timed, which: 'processing' | 'waiting'): StepTime | null {
  const mode = step[`${which}Time`]
  if (mode === null) return null
  const [min, max] = [step[`${which}TimeMin`], step[`${which}TimeMax`]]
  const basis = step[`${which}Basis`]
  const spread = min !== null && max !== null && min <= mode && mode <= max
  return spread ? { min, mode, max, basis } : { min: mode, mode, max: mode, basis }
}

/** Mean of a step's time in seconds of its basis: (min + mode + max) / 3 for a triangle. Null without a time. */
export function expectedTime(step: Timed, which: 'processing' | 'waiting'): number | null {
  const time = stepTime(step, which)
  return time && (time.min === time.max ? time.mode : (time.min + time.mode + time.max) / 3)
}
