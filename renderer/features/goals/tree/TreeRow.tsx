// One goal of the tree.
import { CalendarClock, ChevronRight, Plus } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useRef } from 'react'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { goalDays } from '#shared/analysis/goalRollup.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { IconButton } from '#ui/Button.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import { statusTone, useGoals } from '../goalModel.ts'
import { nameGoal } from '../goalState.ts'
import { ProgressBar } from '../ProgressBar.tsx'
import { SmartMarks } from '../SmartMarks.tsx'
import styles from './GoalTree.module.css'
import type { ShownGoal } from './shownGoals.ts'
import type { DropWhere } from './useTreeDrag.ts'

type Point = { x: number; y: number }
interface Props {
  line: ShownGoal
  top: number
  selected: boolean
  naming: boolean
  dragged: boolean
  drop: DropWhere | null
  onFold(): void
  onName(title: string): void
  onStatus(at: Point): void
  onAdd(): void
  onMenu(at: Point): void
}

const indent = 20
const under = (e: MouseEvent<HTMLElement>): Point => {
  const { left, bottom } = e.currentTarget.getBoundingClientRect()
  return { x: left, y: bottom + 2 }
}

export function TreeRow({ line, top, selected, naming, dragged, drop, ...on }: Props) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const model = useGoals()
  const { goal, depth, hasChildren, open, passed } = line
  const rollup = model.rollups.get(goal.id)
  const pace = model.paceOf(goal)
  const review = model.reviewOf(goal)
  const owner = goal.owner ? (context.titleOf('person', goal.owner) ?? '') : ''
  const { to } = goalDays(goal)
  const term = goal.term ? choiceLabel(lang, 'goal', 'term', goal.term) : ''
  const due = goal.period ? formatPeriod(goal.period, lang) : (to ?? '')
  return (
    <div
      id={`goal-${goal.id}`}
      className={styles.row}
      role="treeitem"
      tabIndex={-1}
      aria-level={depth + 1}
      aria-selected={selected}
      aria-expanded={hasChildren ? open : undefined}
      data-goal={goal.id}
      data-passed={passed}
      data-dragged={dragged}
      data-drop={drop ?? undefined}
      data-level={goal.level}
      style={{ top }}
      onDoubleClick={() => nameGoal(goal.id)}
      onContextMenu={(e) => {
        e.preventDefault()
        on.onMenu({ x: e.clientX, y: e.clientY })
      }}
    >
      <div className={styles.goal} style={{ paddingLeft: depth * indent }}>
        {hasChildren ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.caret}
            aria-label={t(open ? 'goals.fold' : 'goals.unfold')}
            data-open={open}
            onClick={on.onFold}
          >
            <ChevronRight size={14} aria-hidden />
          </button>
        ) : (
          <span className={styles.caret} />
        )}
        <span className={styles.level}>{t(`goals.level.${goal.level}`)}</span>
        {naming ? (
          <TitleInput title={goal.title} onName={on.onName} />
        ) : (
          <span className={styles.title} title={goal.title}>
            {goal.title}
          </span>
        )}
        <span className={styles.add}>
          <IconButton icon={Plus} size={14} label={t('goals.addChild')} tabIndex={-1} onClick={on.onAdd} />
        </span>
      </div>
      <div className={styles.progress}>
        <ProgressBar
          progress={rollup?.progress ?? null}
          expected={goal.status === 'done' || goal.status === 'dropped' ? null : pace.expected}
          tone={statusTone[goal.status]}
          label={`${t('goals.column.progress')} ${goal.title}`}
        />
      </div>
      <div className={styles.status}>
        <button type="button" tabIndex={-1} className={styles.pill} onClick={(e) => on.onStatus(under(e))}>
          <StatusPill tone={statusTone[goal.status]}>{choiceLabel(lang, 'goal', 'status', goal.status)}</StatusPill>
        </button>
      </div>
      <div className={styles.owner}>{owner}</div>
      <div className={styles.due} data-overdue={pace.overdue}>
        <span>{due}</span>
        <span className={styles.term}>{term}</span>
      </div>
      <div className={styles.review} data-state={review.state}>
        {review.state === 'overdue' ? (
          <span className={styles.overdue}>
            <CalendarClock size={13} aria-hidden />
            {t('goals.overdue', { count: review.overdueDays })}
          </span>
        ) : review.state === 'today' ? (
          t('goals.reviewToday')
        ) : (
          review.nextOn
        )}
      </div>
      <div className={styles.smart}>
        <SmartMarks verdicts={model.smartOf(goal)} />
      </div>
    </div>
  )
}

function TitleInput({ title, onName }: { title: string; onName(title: string): void }) {
  const t = useT()
  const left = useRef(false)
  const leave = (run: () => void) => {
    if (left.current) return
    left.current = true
    run()
  }
  const keys = (e: KeyboardEvent<HTMLInputElement>) => {
    e.stopPropagation()
    if (e.nativeEvent.isComposing || e.nativeEvent.keyCode === 229) return
    const { value } = e.currentTarget
    if (e.key === 'Enter' || e.key === 'Tab') {
      e.preventDefault()
      leave(() => onName(value))
    } else if (e.key === 'Escape') leave(() => nameGoal(null))
  }
  return (
    <input
      className={styles.naming}
      aria-label={t('goals.column.goal')}
      defaultValue={title}
      ref={(input) => {
        if (!input || input === document.activeElement) return
        input.focus()
        input.select()
      }}
      onKeyDown={keys}
      onBlur={(e) => {
        const { value } = e.currentTarget
        leave(() => onName(value))
      }}
    />
  )
}
