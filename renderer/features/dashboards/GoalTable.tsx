// The goals of a dashboard: status, progress against what time asks for, days left; each leads to the goal.
import { useLang, useT } from '#platform/text.ts'
import type { GoalLine } from '#shared/analysis/dashboard.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import plain from '#ui/plain.module.css'
import { StatusPill } from '#ui/StatusPill.tsx'
import { openGoal } from './opening.ts'
import { Nothing, Part } from './Part.tsx'
import styles from './Table.module.css'
import type { Board } from './useDashboard.ts'
import { goalTones, progressPercent } from './words.ts'

export function GoalTable({ board, lines = board.goals }: { board: Board; lines?: readonly GoalLine[] }) {
  const t = useT()
  const lang = useLang()
  const states = board.goalStates.map(({ status, count }) => (
    <StatusPill key={status} tone={goalTones[status]}>
      {choiceLabel(lang, 'goal', 'status', status)} {count}
    </StatusPill>
  ))
  const days = ({ pace }: GoalLine) => {
    if (pace.daysLeft === null) return ''
    if (pace.overdue) return t('dashboard.daysOver', { count: -pace.daysLeft })
    return pace.daysLeft < 0 ? '' : t('dashboard.daysLeft', { count: pace.daysLeft })
  }
  return (
    <Part title={t('dashboard.goals')} aside={states}>
      {lines.length === 0 ? (
        <Nothing>{t('dashboard.noGoals')}</Nothing>
      ) : (
        <table className={styles.table} data-table="goals">
          <thead>
            <tr>
              <th>{t('dashboard.goal')}</th>
              <th>{t('dashboard.status')}</th>
              <th data-number>{t('dashboard.progress')}</th>
              <th data-number>{t('dashboard.expected')}</th>
              <th data-number>{t('dashboard.due')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.goal.id} data-goal={line.goal.id}>
                <th scope="row">
                  <button
                    type="button"
                    className={plain.words}
                    title={line.goal.title}
                    onClick={() => openGoal(line.goal.id)}
                  >
                    {line.goal.title}
                  </button>
                </th>
                <td>
                  <StatusPill tone={goalTones[line.goal.status]}>
                    {choiceLabel(lang, 'goal', 'status', line.goal.status)}
                  </StatusPill>
                </td>
                <td data-number>{progressPercent(line.rollup.progress)}</td>
                <td data-number>{progressPercent(line.pace.expected)}</td>
                <td data-number data-late={line.pace.overdue || undefined}>
                  {days(line)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  )
}
