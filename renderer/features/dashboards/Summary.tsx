// The dashboard in one strip: score and grade, lights that filter the cards, and the ways to what is stale, goals, tasks, risks.
import { useT } from '#platform/text.ts'
import { navigate } from '#platform/windowState.ts'
import type { Filtering } from './filter.ts'
import { Light } from './Light.tsx'
import { openKpi, openRisk, openTask } from './opening.ts'
import styles from './Summary.module.css'
import type { Board } from './useDashboard.ts'
import { scoreText } from './words.ts'

const states = ['green', 'amber', 'red', 'none'] as const

export function Summary({ board, filtering }: { board: Board; filtering?: Filtering }) {
  const t = useT()
  const { scorecard, counts, stale, goals, work } = board
  const living = goals.filter(({ goal }) => goal.status !== 'dropped')
  const good = living.filter(({ goal }) => goal.status === 'onTrack' || goal.status === 'done').length
  const high = work.risks.byBand.extreme + work.risks.byBand.high
  const ways = [
    { name: 'stale', count: stale.length, label: 'dashboard.staleCount', open: () => openKpi(stale[0]?.kpi.id ?? '') },
    {
      name: 'overdue',
      count: work.tasks.overdue.length,
      label: 'dashboard.overdueCount',
      open: () => openTask(work.tasks.overdue[0]?.id),
    },
    { name: 'risks', count: high, label: 'dashboard.riskCount', open: () => openRisk(work.risks.open[0]?.risk.id) },
  ] as const
  return (
    <div className={styles.summary}>
      <div className={styles.figure} data-figure="score">
        <strong>
          {scoreText(scorecard.total) || t('dashboard.noneBefore')}
          {scorecard.grade && <em>{t('dashboard.grade', { grade: scorecard.grade })}</em>}
        </strong>
        <span>{t('dashboard.score')}</span>
      </div>
      {states.map((state) => (
        <button
          key={state}
          type="button"
          className={styles.figure}
          data-figure={state}
          disabled={counts[state] === 0}
          aria-pressed={filtering?.filter === state}
          onClick={() => filtering?.onFilter(filtering.filter === state ? null : state)}
        >
          <strong>{counts[state]}</strong>
          <span>
            <Light state={state === 'none' ? null : state} />
            {t(`dashboard.${state}`)}
          </span>
        </button>
      ))}
      <button type="button" className={styles.figure} data-figure="goals" onClick={() => navigate('goals')}>
        <strong>{t('dashboard.goalsOf', { good, all: living.length })}</strong>
        <span>{t('dashboard.goalsCount')}</span>
      </button>
      {ways.map(({ name, count, label, open }) => (
        <button
          key={name}
          type="button"
          className={styles.figure}
          data-figure={name}
          data-gap={count > 0 || undefined}
          disabled={count === 0}
          onClick={open}
        >
          <strong>{count}</strong>
          <span>{t(label)}</span>
        </button>
      ))}
    </div>
  )
}
