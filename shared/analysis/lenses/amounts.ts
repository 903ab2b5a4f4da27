// Lenses of amounts: processing time, waiting time, cost; five classes from little to much.
import { translator } from '../../i18n/index.ts'
import type { TimeBasis } from '../../model/field.ts'
import type { PlanReader, RowOf } from '../../model/plan.ts'
import type { ValueContext } from '../../model/values/context.ts'
import { formatDuration } from '../../model/values/durations.ts'
import { formatMoney } from '../../model/values/numbers.ts'
import { type Answers, isWorkStep, type LensTone } from './types.ts'

interface Amount {
  readonly step: RowOf<'step'>
  readonly value: number | null
  readonly text: string
}

/** Tones for 1 … 5 classes: the ends of the scale first, so that few classes still differ clearly. */
const scales: readonly (readonly LensTone[])[] = [
  [],
  ['heat3'],
  ['heat1', 'heat5'],
  ['heat1', 'heat3', 'heat5'],
  ['heat1', 'heat2', 'heat4', 'heat5'],
  ['heat1', 'heat2', 'heat3', 'heat4', 'heat5'],
]

/** The upper ends of at most five classes: each value its own while there are few, else about as many steps in each. */
export function classEnds(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const distinct = [...new Set(sorted)]
  if (distinct.length <= 5) return distinct
  const ends = [1, 2, 3, 4, 5].map((k) => sorted[Math.ceil((sorted.length * k) / 5) - 1] as number)
  return [...new Set(ends)]
}

function graded(amounts: readonly Amount[], format: (value: number) => string, context: ValueContext): Answers {
  const t = translator(context.lang)
  const given = amounts.flatMap(({ value }) => (value === null ? [] : [value]))
  const ends = classEnds(given)
  const tones = scales[ends.length] as readonly LensTone[]
  const classOf = (value: number) => ends.findIndex((end) => value <= end)
  const label = (i: number): string => {
    const inside = given.filter((v) => classOf(v) === i)
    const [from, to] = [Math.min(...inside), Math.max(...inside)].map(format) as [string, string]
    return from === to ? to : t('lens.range', { from, to })
  }
  return {
    classes: [
      ...ends.map((_, i) => ({ key: `${i}`, tone: tones[i] as LensTone, label: label(i) })),
      { key: 'none', tone: 'grey', label: t('lens.notGiven') },
    ],
    answers: amounts.map(({ step, value, text }) =>
      value === null
        ? { step, of: 'none', value, rank: null, text: t('lens.notGiven') }
        : { step, of: `${classOf(value)}`, value, rank: value, text },
    ),
  }
}

/** Seconds of working time that a duration stands for: a calendar day counts as one working day. */
export const comparable = (seconds: number, basis: TimeBasis, { hoursPerDay }: Pick<ValueContext, 'hoursPerDay'>) =>
  basis === 'calendar' ? (seconds * hoursPerDay) / 24 : seconds

/** Time of one execution; values in comparable seconds of working time, texts as they are stored. */
export function durationLens(
  reader: PlanReader,
  processVersion: string,
  context: ValueContext,
  which: 'processing' | 'waiting',
): Answers {
  const amounts = reader.list('step', { processVersion }).flatMap((step): Amount[] => {
    const seconds = step[`${which}Time`]
    const basis = step[`${which}Basis`]
    if (seconds === null) return isWorkStep(step) && step.kind !== 'decision' ? [{ step, value: null, text: '' }] : []
    return [{ step, value: comparable(seconds, basis, context), text: formatDuration(seconds, basis, context) }]
  })
  return graded(amounts, (value) => formatDuration(Math.round(value), 'working', context), context)
}

/** Cost of one execution, in minor units. */
export function costLens(reader: PlanReader, processVersion: string, context: ValueContext): Answers {
  const format = (value: number) => formatMoney(value, context)
  const amounts = reader.list('step', { processVersion }).flatMap((step): Amount[] => {
    if (step.cost !== null) return [{ step, value: step.cost, text: format(step.cost) }]
    return isWorkStep(step) && step.kind !== 'decision' ? [{ step, value: null, text: '' }] : []
  })
  return graded(amounts, format, context)
}
