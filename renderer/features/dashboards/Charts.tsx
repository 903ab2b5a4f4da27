// The charts of a dashboard: achievement of its KPIs, the course of its score, what stands behind its goals.
import { useMemo } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { formatPeriod, shortPeriod } from '#shared/model/values/dates.ts'
import { Chart } from '#ui/Chart.tsx'
import { type BarRow, bars, barsHeight, course } from './chartOptions.ts'
import { choose } from './choice.ts'
import { openCell, openGoal, openKpi } from './opening.ts'
import { Nothing, Part } from './Part.tsx'
import type { Board } from './useDashboard.ts'
import { progressPercent, scoreText, sharePercent } from './words.ts'

/** `width`: on paper. */
interface Props {
  board: Board
  width?: number
  most?: number
}
/** Room for the names of goals, which are sentences (px). */
const goalNames = 170
const onPaper = (width: number | undefined) => (width ? { width } : {})

export function AchievementChart({ board, width, most = 8 }: Props) {
  const t = useT()
  const cards = useMemo(() => board.cards.filter((card) => card.achievement !== null).slice(0, most), [board, most])
  const option = useMemo(() => {
    const rows = cards.map(
      ({ kpi, achievement, state }): BarRow => ({
        label: kpi.title,
        value: achievement,
        text: sharePercent(achievement),
        tone: state ?? undefined,
      }),
    )
    return bars(rows, { most: Math.max(1.1, ...cards.map((card) => card.achievement ?? 0)), line: 1 })
  }, [cards])
  return (
    <Part title={t('dashboard.achievement')} aside={cards.length > 0 && t('dashboard.lineIsTarget')}>
      {cards.length === 0 ? (
        <Nothing>{t('dashboard.noValue')}</Nothing>
      ) : (
        <Chart
          label={t('dashboard.achievementOf', { count: cards.length })}
          option={option}
          height={barsHeight(cards.map(({ kpi }) => kpi.title))}
          marks={cards.length}
          onPick={(row) => {
            const card = cards[row]
            if (card) openCell(card)
          }}
          {...onPaper(width)}
        />
      )}
    </Part>
  )
}

export function ScoreChart({ board, width }: Props) {
  const t = useT()
  const lang = useLang()
  const scores = useMemo(() => sinceFirst(board.scores), [board.scores])
  const option = useMemo(() => {
    const points = scores.map(({ period, total }) => ({ label: courseLabel(period, lang), value: total }))
    return course(points, 100, scoreText)
  }, [scores, lang])
  return (
    <Part title={t('dashboard.scoreTrend')}>
      {scores.every(({ total }) => total === null) ? (
        <Nothing>{t('dashboard.noPerspective')}</Nothing>
      ) : (
        <Chart
          label={t('dashboard.scoreTrendOf', { count: scores.length })}
          option={option}
          height={180}
          marks={scores.length}
          along="columns"
          onPick={(at) => choose(board.choice, { period: scores[at]?.period ?? board.choice.period })}
          {...onPaper(width)}
        />
      )}
    </Part>
  )
}

/** Without the periods before the first score, but for those that make the last one part of a course. */
const sinceFirst = (scores: Board['scores']): Board['scores'] => {
  const first = scores.findIndex(({ total }) => total !== null)
  return scores.slice(Math.min(Math.max(first, 0), Math.max(scores.length - 4, 0)))
}

/** The short name within a year, the whole period where it begins one. */
const courseLabel = (period: string, lang: Lang): string =>
  period.endsWith('-01') || period.endsWith('-Q1') ? formatPeriod(period, lang) : shortPeriod(period, lang)

/** Of a goal: what each KPI and sub-goal adds to it. Of a plan or department: how far its goals have come against time. */
export function GoalChart({ board, width, most = 7 }: Props) {
  const t = useT()
  const { goals, choice } = board
  const own = choice.scope.kind === 'goal' ? choice.scope.id : null
  const parts = useMemo(() => {
    const rollup = goals.find(({ goal }) => goal.id === own)?.rollup
    return [...(rollup?.parts ?? [])].sort((a, b) => (b.contribution ?? -1) - (a.contribution ?? -1)).slice(0, most)
  }, [goals, own, most])
  const living = useMemo(() => goals.filter(({ goal }) => goal.status !== 'dropped').slice(0, most), [goals, most])
  const labels = useMemo(() => {
    if (own === null) return living.map(({ goal }) => goal.title)
    return parts.map(({ kind, id }) => rowOf(kind, id)?.title ?? '')
  }, [own, living, parts])
  const option = useMemo(() => {
    if (own === null)
      return bars(
        living.map(
          ({ rollup, pace }, i): BarRow => ({
            label: labels[i] ?? '',
            value: rollup.progress,
            text: progressPercent(rollup.progress),
            mark: pace.expected,
          }),
        ),
        { most: 1, names: goalNames },
      )
    return bars(
      parts.map(
        (part, i): BarRow => ({
          label: labels[i] ?? '',
          value: part.contribution,
          text:
            part.contribution === null ? '' : `${progressPercent(part.contribution)} / ${progressPercent(part.share)}`,
          mark: part.contribution === null ? null : part.share,
        }),
      ),
      { most: Math.max(0.01, ...parts.map((part) => part.share)), names: goalNames, texts: 92 },
    )
  }, [own, living, parts, labels])
  const rows = labels.length
  const pick = (row: number) => {
    const part = parts[row]
    if (own === null) return openGoal(living[row]?.goal.id ?? '')
    if (part) part.kind === 'kpi' ? openKpi(part.id) : openGoal(part.id)
  }
  const title = own === null ? 'dashboard.goalProgress' : 'dashboard.contribution'
  return (
    <Part title={t(title)} aside={t('dashboard.newestFigures')}>
      {rows === 0 ? (
        <Nothing>{t(own === null ? 'dashboard.noGoals' : 'dashboard.noValue')}</Nothing>
      ) : (
        <Chart
          label={t(own === null ? 'dashboard.goalProgressOf' : 'dashboard.contributionOf', { count: rows })}
          option={option}
          height={barsHeight(labels, goalNames)}
          marks={rows}
          onPick={pick}
          {...onPaper(width)}
        />
      )}
    </Part>
  )
}
