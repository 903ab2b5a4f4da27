// What a survey found as numbers: CSAT and NPS from the answers, and what they would change in the KPI the survey points at.
import type { RowOf } from '../model/plan.ts'
import { frequencyOf, periodDays } from './kpiPeriods.ts'

type Survey = Pick<RowOf<'survey'>, 'kind' | 'kpi'>
type Result = RowOf<'surveyResult'>

export interface SurveyFigure {
  readonly result: Result
  /** Answers per survey sent, 0 … 1; null where one of them is missing. */
  readonly responseRate: number | null
  /**
   * CSAT: satisfied answers in per cent of all answers. NPS: promoters minus detractors in per cent of those who gave a number
   * (Reichheld 2003). Null where the counts do not say, or contradict each other.
   */
  readonly computed: number | null
  /** The number that counts: computed, else the one entered. */
  readonly score: number | null
  /** The entered score says something else than the answers: more than half a point apart. */
  readonly differs: boolean
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10

function computedOf(kind: Survey['kind'], result: Result): number | null {
  const { answered, satisfied, promoters, passives, detractors } = result
  if (kind === 'nps') {
    if (promoters === null || detractors === null) return null
    const all = passives === null ? answered : promoters + passives + detractors
    return all !== null && all > 0 && promoters + detractors <= all
      ? oneDecimal(((promoters - detractors) / all) * 100)
      : null
  }
  if (kind === 'ces' || satisfied === null || answered === null || answered <= 0 || satisfied > answered) return null
  return oneDecimal((satisfied / answered) * 100)
}

export function surveyFigure(survey: Survey, result: Result): SurveyFigure {
  const computed = computedOf(survey.kind, result)
  const { sent, answered, score } = result
  return {
    result,
    responseRate: sent !== null && sent > 0 && answered !== null ? answered / sent : null,
    computed,
    score: computed ?? score,
    differs: computed !== null && score !== null && Math.abs(computed - score) > 0.5,
  }
}

/** Figures of a survey's results, by the end of their periods; of those that end together the longer last. */
export const surveyFigures = (survey: RowOf<'survey'>, results: readonly Result[]): SurveyFigure[] =>
  results
    .filter((result) => result.survey === survey.id)
    .map((result) => ({ result, days: periodDays(result.period) }))
    .sort((a, b) => a.days.to.localeCompare(b.days.to) || b.days.from.localeCompare(a.days.from))
    .map(({ result }) => surveyFigure(survey, result))

/** One value of a KPI as it is and as it would be. */
export interface KpiChange {
  readonly result: string
  readonly period: string
  readonly before: number | null
  readonly after: number
}

export interface KpiPreview {
  /** Values that would change, earliest first. */
  readonly changes: readonly KpiChange[]
  /** Periods whose value is already the same. */
  readonly same: readonly string[]
  /** Periods that the KPI does not count in: it is measured by another length of time. */
  readonly otherLength: readonly string[]
  /** The KPI is an amount of money or a length of time: no score fits it. */
  readonly unfit: boolean
}

/**
 * What writing the scores of a survey into its KPI would change. A KPI whose values are shares (`valueKind` percent) takes 88.3 as
 * 0.883; one in points takes it as it is.
 */
export function kpiPreview(
  figures: readonly SurveyFigure[],
  kpi: Pick<RowOf<'kpi'>, 'id' | 'frequency' | 'valueKind'>,
  values: readonly Pick<RowOf<'kpiValue'>, 'kpi' | 'period' | 'actual'>[],
): KpiPreview {
  const unfit = kpi.valueKind === 'money' || kpi.valueKind === 'duration'
  if (unfit) return { changes: [], same: [], otherLength: [], unfit }
  const held = new Map(values.filter((value) => value.kpi === kpi.id).map((value) => [value.period, value.actual]))
  const changes: KpiChange[] = []
  const same: string[] = []
  const otherLength: string[] = []
  for (const { result, score } of figures) {
    if (score === null) continue
    const { period } = result
    if (frequencyOf(period) !== kpi.frequency) {
      otherLength.push(period)
      continue
    }
    const after = kpi.valueKind === 'percent' ? Math.round(score * 10) / 1000 : score
    const before = held.get(period) ?? null
    if (before === after) same.push(period)
    else changes.push({ result: result.id, period, before, after })
  }
  return { changes, same, otherLength, unfit }
}
