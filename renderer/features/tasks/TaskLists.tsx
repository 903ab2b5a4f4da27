// What to look at now: overdue, this week, and what comes next.
import { ListChecks, Plus } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { dueLists } from '#shared/analysis/schedule/dueLists.ts'
import { epochDay } from '#shared/analysis/schedule/workCalendar.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { Button } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './TaskLists.module.css'
import { taskTones } from './TaskTable.tsx'
import type { Task, TaskModel } from './useTaskModel.ts'

const names = ['overdue', 'thisWeek', 'nextUp'] as const
const none = { overdue: 'tasks.overdueNone', thisWeek: 'tasks.thisWeekNone', nextUp: 'tasks.nextUpNone' } as const

interface Props {
  model: TaskModel
  header: ReactNode
  onOpen(id: string): void
  /** Adds a task and opens it. */
  onAdd(): void
}

export function TaskLists({ model, header, onOpen, onAdd }: Props) {
  const t = useT()
  const { today } = useValueContext()
  const lists = useMemo(() => dueLists(model.tasks, today), [model.tasks, today])
  return (
    <Screen>
      <ScreenHeader
        title={t('sheet.tasks')}
        actions={
          <Button look="primary" icon={Plus} onClick={onAdd}>
            {t('tasks.newTask')}
          </Button>
        }
      >
        {header}
      </ScreenHeader>
      {model.tasks.length === 0 ? (
        <NothingYet icon={ListChecks} text={t('tasks.empty')} addLabel={t('tasks.newTask')} onAdd={onAdd} />
      ) : (
        <div className={styles.lists}>
          {names.map((name) => (
            <section key={name} aria-label={t(`tasks.${name}`)}>
              <h2 className={name === 'overdue' && lists.overdue.length > 0 ? styles.late : undefined}>
                {t(`tasks.${name}`)} <span>{lists[name].length}</span>
              </h2>
              {lists[name].length === 0 ? (
                <p>{t(none[name])}</p>
              ) : (
                <ul>
                  {lists[name].map((task) => (
                    <Entry key={task.id} task={task} model={model} onOpen={onOpen} />
                  ))}
                </ul>
              )}
            </section>
          ))}
        </div>
      )}
    </Screen>
  )
}

function Entry({ task, model, onOpen }: { task: Task; model: TaskModel; onOpen: (id: string) => void }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const late = task.dueOn ? epochDay(context.today) - epochDay(task.dueOn) : 0
  return (
    <li>
      <button type="button" className={styles.entry} onClick={() => onOpen(task.id)}>
        <span className={styles.wbs}>{model.wbsOf.get(task.id)}</span>
        <span className={styles.title}>{task.title}</span>
        <span className={styles.owner}>
          {task.owner ? context.titleOf('person', task.owner) : t('tasks.unassigned')}
        </span>
        <StatusPill tone={taskTones.status?.[task.status] ?? 'grey'}>
          {choiceLabel(lang, 'task', 'status', task.status)}
        </StatusPill>
        <span className={styles.days}>{[task.startOn, task.dueOn].filter(Boolean).join(' – ')}</span>
        <span className={styles.late}>{late > 0 ? t('tasks.lateDays', { count: late }) : ''}</span>
      </button>
    </li>
  )
}
