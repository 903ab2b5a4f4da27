// Which company goal a goal serves, and the goals above it.
import { ChevronRight, TriangleAlert } from 'lucide-react'
import { useT } from '#platform/text.ts'
import plain from '#ui/plain.module.css'
import { type Goal, useGoals } from '../goalModel.ts'
import { selectGoal } from '../goalState.ts'
import styles from './GoalInspector.module.css'

export function AlignmentPart({ goal }: { goal: Goal }) {
  const t = useT()
  const { alignment, byId } = useGoals()
  const found = alignment.get(goal.id)
  if (!found) return null
  const through = found.from !== null && found.from !== goal.id ? byId.get(found.from) : undefined
  return (
    <section className={styles.align} aria-label={t('goals.align.title')}>
      {found.path.length > 0 && (
        <nav className={styles.path} aria-label={t('goals.align.path')}>
          {found.path.map((id) => (
            <span key={id}>
              <button type="button" className={plain.words} title={byId.get(id)?.title} onClick={() => selectGoal(id)}>
                {byId.get(id)?.title}
              </button>
              <ChevronRight size={12} aria-hidden />
            </span>
          ))}
        </nav>
      )}
      {found.companyGoal !== null ? (
        <p>
          {t('goals.align.company', { goal: found.companyGoal })}
          {through && <em>{t('goals.align.inherited', { goal: through.title })}</em>}
        </p>
      ) : found.aligned ? (
        found.path.length === 0 && <p>{t('goals.align.top')}</p>
      ) : (
        <p className={styles.warning}>
          <TriangleAlert size={13} aria-hidden />
          {t('goals.align.none')}
        </p>
      )}
    </section>
  )
}
