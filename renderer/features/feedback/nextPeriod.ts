// The period of a new survey result: the first from now on that has none, as long as the survey comes round.
import { today } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import { type Frequency, periodAt, periodIndex, periodOfDay } from '#shared/analysis/kpiPeriods.ts'
import type { Values } from '#ui/SheetGrid/sheetTypes.ts'

const lengths: Readonly<Record<string, Frequency>> = {
  weekly: 'weekly',
  quarterly: 'quarterly',
  halfYearly: 'quarterly',
  yearly: 'yearly',
}

/** Nothing where a period is given: a survey has one result of each period. */
export function nextPeriod({ survey, period }: Values): Values {
  if (period) return {}
  const frequency = lengths[rowOf('survey', String(survey))?.frequency ?? ''] ?? 'monthly'
  const taken = new Set(rowsOf('surveyResult').flatMap((row) => (row.survey === survey ? [row.period] : [])))
  for (let n = periodIndex(periodOfDay(frequency, today())); ; n++) {
    const free = periodAt(frequency, n)
    if (!taken.has(free)) return { period: free }
  }
}
