// The dashboard in one strip: score and grade, lights, what is stale, goals, tasks, risks.
import { useT } from '#platform/text.ts'
import styles from './Dashboard.module.css'
import { Light } from './Light.tsx'
import type { Board } from './useDashboard.ts'
import { scoreText } from './words.ts'

const states = ['green', 'amber', 'red', 'none'] as const

export function Summary({ board }: { board: Board }) {
  const t = useT()
  const { scorecard, counts, stale, goals, work } = board
  const living = goals.filter(({ goal }) => goal.status !== 'dropped')
  const good = living.filter(({ goal }) => goal.status === 'onTrack' || goal.status === 'done').length
  const high = work.risks.byBand.extreme + work.risks.byBand.high
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
        <div key={state} className={styles.figure} data-figure={state}>
          <strong>{counts[state]}</strong>
          <span>
            <Light state={state === 'none' ? null : state} />
            {t(`dashboard.${state}`)}
          </span>
        </div>
      ))}
      <div className={styles.figure} data-figure="stale" data-gap={stale.length > 0 || undefined}>
        <strong>{stale.length}</strong>
        <span>{t('dashboard.staleCount')}</span>
      </div>
      <div className={styles.figure} data-figure="goals">
        <strong>{t('dashboard.goalsOf', { good, all: living.length })}</strong>
        <span>{t('dashboard.goalsCount')}</span>
      </div>
      <div className={styles.figure} data-figure="overdue" data-gap={work.tasks.overdue.length > 0 || undefined}>
        <strong>{work.tasks.overdue.length}</strong>
        <span>{t('dashboard.overdueCount')}</span>
      </div>
      <div className={styles.figure} data-figure="risks" data-gap={high > 0 || undefined}>
        <strong>{high}</strong>
        <span>{t('dashboard.riskCount')}</span>
      </div>
    </div>
  )
}
