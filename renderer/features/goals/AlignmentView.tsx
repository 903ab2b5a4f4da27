// Which goals serve which company goal: grouped by company goal, those that serve none last, where they cannot be missed.
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { choiceLabel, entityLabels, fieldLabel } from '#shared/i18n/index.ts'
import plain from '#ui/plain.module.css'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Alignment.module.css'
import { alignedGroups } from './alignedGroups.ts'
import { type Goal, statusTone, useGoals } from './goalModel.ts'
import { ProgressBar } from './ProgressBar.tsx'

interface Props {
  header: ReactNode
  /** Shows a goal with all that belongs to it. */
  onGoal(id: string): void
}

export function AlignmentView({ header, onGoal }: Props) {
  const t = useT()
  const lang = useLang()
  const { goals, tree, alignment, byId } = useGoals()
  const groups = alignedGroups(tree, alignment)
  const head = (field: 'level' | 'owner' | 'status') => fieldLabel(lang, 'goal', field)
  return (
    <Screen>
      <ScreenHeader title={entityLabels(lang, 'goal').plural}>
        {header}
        <span className={styles.count}>{t('goals.count', { count: goals.length })}</span>
      </ScreenHeader>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('goals.align.title')}>
          <thead>
            <tr>
              <th>{t('goals.column.goal')}</th>
              <th>{head('level')}</th>
              <th>{t('goals.align.how')}</th>
              <th>{head('owner')}</th>
              <th>{head('status')}</th>
              <th>{t('goals.column.progress')}</th>
              <th data-number>{entityLabels(lang, 'kpi').plural}</th>
            </tr>
          </thead>
          {groups.map(({ kind, company, lines }) => (
            <tbody key={`${kind} ${company}`} data-aligned={kind}>
              <tr className={styles.group}>
                <th colSpan={7} scope="rowgroup">
                  {kind === 'none' && <TriangleAlert size={13} aria-hidden />}
                  {kind === 'company' ? t('goals.align.company', { goal: company }) : t(`goals.align.${kind}`)}
                  <small>{t('goals.count', { count: lines.length })}</small>
                </th>
              </tr>
              {lines.map(({ id, depth }) => (
                <Line key={id} goal={byId.get(id) as Goal} depth={depth} onGoal={onGoal} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Screen>
  )
}

function Line({ goal, depth, onGoal }: { goal: Goal; depth: number; onGoal: Props['onGoal'] }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const { rollups, kpisOf, paceOf } = useGoals()
  const kpis = kpisOf(goal.id).length
  return (
    <tr data-goal={goal.id}>
      <th scope="row" style={{ paddingLeft: 24 + depth * 20 }}>
        <button type="button" className={plain.words} title={goal.title} onClick={() => onGoal(goal.id)}>
          {goal.title}
        </button>
      </th>
      <td>{choiceLabel(lang, 'goal', 'level', goal.level)}</td>
      <td className={styles.how} title={goal.alignment ?? undefined}>
        {goal.alignment}
      </td>
      <td>{goal.owner === null ? '' : context.titleOf('person', goal.owner)}</td>
      <td>
        <StatusPill tone={statusTone[goal.status]}>{choiceLabel(lang, 'goal', 'status', goal.status)}</StatusPill>
      </td>
      <td className={styles.progress}>
        <ProgressBar
          progress={rollups.get(goal.id)?.progress ?? null}
          expected={paceOf(goal).expected}
          tone={statusTone[goal.status]}
          label={t('goals.column.progress')}
        />
      </td>
      <td data-number>{kpis > 0 ? kpis : ''}</td>
    </tr>
  )
}
