// The switch between the views of tasks, and what each of them offers beside it: the schedule and its state.
import { CalendarClock, CalendarDays, ChartGantt, Kanban, ListTodo, Table2 } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { Button } from '#ui/Button.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import styles from './Tasks.module.css'
import type { TaskModel } from './useTaskModel.ts'

export const views = ['gantt', 'table', 'board', 'lists', 'calendars'] as const
export type TaskView = (typeof views)[number]
const icons = { gantt: ChartGantt, table: Table2, board: Kanban, lists: ListTodo, calendars: CalendarDays } as const

interface Props {
  view: TaskView
  onView(view: TaskView): void
  model: TaskModel
  onSchedule(): void
}

export function ViewSwitch({ view, onView, model, onSchedule }: Props) {
  const t = useT()
  const { moves, schedule, tasks } = model
  return (
    <>
      <Segmented
        label={t('tasks.views')}
        value={view}
        options={views.map((value) => ({ value, label: t(`tasks.${value}`), icon: icons[value] }))}
        onChange={onView}
      />
      {tasks.length > 0 && (
        <Button icon={CalendarClock} onClick={onSchedule} data-moves={moves.length}>
          {t('tasks.schedule')}
        </Button>
      )}
      {'loop' in schedule ? (
        <span className={styles.loop} role="status">
          {t('tasks.loop', { loop: loopText(schedule.loop) })}
        </span>
      ) : (
        moves.length > 0 && <span className={styles.stale}>{t('tasks.stale', { count: moves.length })}</span>
      )}
    </>
  )
}

/** Titles of a loop, the first one again at its end. */
export const loopText = (loop: readonly { title: string }[]): string =>
  [...loop, ...loop.slice(0, 1)].map(({ title }) => title).join(' → ')
