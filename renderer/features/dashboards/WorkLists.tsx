// Tasks that are overdue or due soon, and the open risks with the highest scores; each leads to its row.
import { useT } from '#platform/text.ts'
import { type RiskLevel, riskLevels } from '#shared/analysis/riskScore.ts'
import { StatusPill, type Tone } from '#ui/StatusPill.tsx'
import styles from './Lines.module.css'
import { openRisk, openTask } from './opening.ts'
import { Nothing, Part } from './Part.tsx'
import type { Board } from './useDashboard.ts'

const most = 5
const levelTones: Record<RiskLevel, Tone> = { extreme: 'red', high: 'red', medium: 'amber', low: 'green' }

export function TaskList({ board }: { board: Board }) {
  const t = useT()
  const { total, done, overdue, next } = board.work.tasks
  const lines = [
    ...overdue.map((task) => ({ task, tone: 'red' as const, word: t('dashboard.overdue') })),
    ...next.map((task) => ({ task, tone: 'blue' as const, word: t('dashboard.next') })),
  ]
  return (
    <Part title={t('dashboard.tasks')} aside={total > 0 && t('dashboard.taskSum', { done, total })}>
      {lines.length === 0 ? (
        <Nothing>{t('dashboard.noTasks')}</Nothing>
      ) : (
        <ul className={styles.lines} data-list="tasks">
          {lines.slice(0, most).map(({ task, tone, word }) => (
            <li key={task.id}>
              <button type="button" className={styles.line} onClick={() => openTask(task.id)}>
                <StatusPill tone={tone}>{word}</StatusPill>
                <span className={styles.lineName}>{task.title}</span>
                <span className={styles.lineValue}>{task.dueOn}</span>
              </button>
            </li>
          ))}
          {lines.length > most && <li>{t('dashboard.more', { count: lines.length - most })}</li>}
        </ul>
      )}
    </Part>
  )
}

export function RiskList({ board }: { board: Board }) {
  const t = useT()
  const { open, byBand } = board.work.risks
  const counts = [...riskLevels]
    .reverse()
    .filter((band) => byBand[band] > 0)
    .map((band) => (
      <StatusPill key={band} tone={levelTones[band]}>
        {t(`dashboard.${band}`)} {byBand[band]}
      </StatusPill>
    ))
  return (
    <Part title={t('dashboard.risks')} aside={counts}>
      {open.length === 0 ? (
        <Nothing>{t('dashboard.noRisks')}</Nothing>
      ) : (
        <ul className={styles.lines} data-list="risks">
          {open.slice(0, most).map(({ risk, score, level }) => (
            <li key={risk.id}>
              <button type="button" className={styles.line} onClick={() => openRisk(risk.id)}>
                <StatusPill tone={level ? levelTones[level] : 'grey'}>
                  {level ? t(`dashboard.${level}`) : t('dashboard.unrated')}
                </StatusPill>
                <span className={styles.lineName}>{risk.title}</span>
                <span className={styles.lineValue}>{score ?? ''}</span>
              </button>
            </li>
          ))}
          {open.length > most && <li>{t('dashboard.more', { count: open.length - most })}</li>}
        </ul>
      )}
    </Part>
  )
}
