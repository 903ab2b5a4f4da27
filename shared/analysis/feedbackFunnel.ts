// How far feedback has come: how many reached each status, by class, and how fast and well it was answered.
import type { RowOf } from '../model/plan.ts'
import { epochDay } from './schedule/workCalendar.ts'

type Feedback = RowOf<'feedback'>
/** In the order in which feedback goes through them. */
export const feedbackStages = ['new', 'analysing', 'solving', 'answered', 'closed'] as const
export type FeedbackStage = (typeof feedbackStages)[number]

export interface FunnelStage {
  readonly stage: FeedbackStage
  /** Feedback that is in this status now. */
  readonly here: number
  /** Feedback that came this far: in this status or a later one. */
  readonly reached: number
  /** Share of all that came this far, 0 … 1; null without any. */
  readonly share: number | null
}

export interface FunnelClass {
  /** The class as entered; null for feedback without one. */
  readonly name: string | null
  readonly count: number
  readonly open: number
  /** In the order of the stages. */
  readonly byStage: readonly number[]
}

export interface FeedbackFunnel {
  readonly stages: readonly FunnelStage[]
  /** Most frequent first; what has no class last. */
  readonly classes: readonly FunnelClass[]
  readonly count: number
  readonly open: number
  /** Open and past the day by which it should be handled. */
  readonly overdue: number
  /** Mean days from receipt to answer; null where none was answered with a date. */
  readonly answerDays: number | null
  /** Mean satisfaction (1 … 5) of those who gave one. */
  readonly satisfaction: number | null
}

export const isOpenFeedback = ({ status }: Pick<Feedback, 'status'>): boolean =>
  status !== 'answered' && status !== 'closed'
export const isLateFeedback = (row: Pick<Feedback, 'status' | 'dueOn'>, today: string): boolean =>
  isOpenFeedback(row) && row.dueOn !== null && row.dueOn < today

/** The key by which feedback is grouped: its class without spaces around it; null without one. */
export const classOf = (row: Pick<Feedback, 'class'>): string | null => row.class?.trim() || null

const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** @param today YYYY-MM-DD */
export function feedbackFunnel(rows: readonly Feedback[], today: string): FeedbackFunnel {
  const here = feedbackStages.map(() => 0)
  const classes = new Map<string | null, number[]>()
  const days: number[] = []
  const marks: number[] = []
  let overdue = 0
  for (const row of rows) {
    const at = feedbackStages.indexOf(row.status)
    here[at] = (here[at] ?? 0) + 1
    const name = classOf(row)
    const counts = classes.get(name) ?? feedbackStages.map(() => 0)
    counts[at] = (counts[at] ?? 0) + 1
    classes.set(name, counts)
    if (isLateFeedback(row, today)) overdue++
    if (row.receivedOn && row.answeredOn) days.push(epochDay(row.answeredOn) - epochDay(row.receivedOn))
    if (row.satisfaction !== null) marks.push(row.satisfaction)
  }
  const openOf = (counts: readonly number[]) =>
    counts.reduce(
      (sum, count, i) => (isOpenFeedback({ status: feedbackStages[i] as FeedbackStage }) ? sum + count : sum),
      0,
    )
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  return {
    stages: feedbackStages.map((stage, i) => {
      const reached = sum(here.slice(i))
      return { stage, here: here[i] ?? 0, reached, share: rows.length === 0 ? null : reached / rows.length }
    }),
    classes: [...classes]
      .map(([name, byStage]) => ({ name, byStage, count: sum(byStage), open: openOf(byStage) }))
      .sort((a, b) => Number(a.name === null) - Number(b.name === null) || b.count - a.count),
    count: rows.length,
    open: openOf(here),
    overdue,
    answerDays: mean(days.filter((count) => count >= 0)),
    satisfaction: mean(marks),
  }
}
