// Tasks as cards in columns by status; a card is dragged, or moved with Alt and the arrow keys.
import { ListChecks, Plus } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { execute } from '#platform/execute.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { StatusBarItem } from '#platform/statusBar.tsx'
import { today, useLang, useT, useValueContext } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatPercent } from '#shared/model/values/numbers.ts'
import { Button } from '#ui/Button.tsx'
import { CardBoard } from '#ui/CardBoard.tsx'
import parts from '#ui/cardParts.module.css'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { taskTones } from './TaskTable.tsx'
import { addTask } from './taskEdits.ts'
import type { Task, TaskModel } from './useTaskModel.ts'

const columns = ['notStarted', 'inProgress', 'blocked', 'done', 'cancelled'] as const
type Status = (typeof columns)[number]

/** What a change of status says about progress and actual days. */
function statusPatch(task: Task, status: Status): Partial<Task> {
  const day = today()
  if (status === 'done')
    return { status, progress: 1, startedOn: task.startedOn ?? task.startOn ?? day, finishedOn: task.finishedOn ?? day }
  const reopened = task.status === 'done' ? { finishedOn: null, progress: null } : {}
  if (status === 'inProgress') return { ...reopened, status, startedOn: task.startedOn ?? day }
  return { ...reopened, status, ...(status === 'notStarted' ? { startedOn: null } : {}) }
}

const move = (task: Task | undefined, status: Status) =>
  task === undefined || task.status === status
    ? undefined
    : execute('rows.update', { entity: 'task', id: task.id, patch: statusPatch(task, status) })

/** A new task in a column. */
const add = (title: string, status: Status) =>
  addTask(title, null, statusPatch({ status: 'notStarted' } as Task, status))

interface Props {
  model: TaskModel
  header: ReactNode
  onOpen(id: string): void
  /** Adds a task and opens it. */
  onAdd(): void
}

export function TaskBoard({ model, header, onOpen, onAdd }: Props) {
  const t = useT()
  const lang = useLang()
  const { tasks, figures } = model
  const byStatus = useMemo(() => {
    const lists = new Map<Status, Task[]>(columns.map((status) => [status, []]))
    for (const task of tasks) if (!figures.get(task.id)?.isWhole) lists.get(task.status)?.push(task)
    return lists
  }, [tasks, figures])
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
      {tasks.length > 0 && <StatusBarItem>{t('ui.moveCards')}</StatusBarItem>}
      {tasks.length === 0 ? (
        <NothingYet icon={ListChecks} text={t('tasks.empty')} addLabel={t('tasks.newTask')} onAdd={onAdd} />
      ) : (
        <CardBoard
          label={t('tasks.board')}
          columns={columns.map((status) => {
            const name = choiceLabel(lang, 'task', 'status', status)
            return {
              id: status,
              name,
              tone: taskTones.status?.[status] ?? 'grey',
              cards: byStatus.get(status) ?? [],
              adds: t('ui.addTo', { column: name }),
            }
          })}
          card={(task) => <Card task={task} model={model} />}
          onMove={(id, status) => move(rowOf('task', id), status as Status)}
          onOpen={onOpen}
          onAdd={(status, title) => add(title, status as Status)}
        />
      )}
    </Screen>
  )
}

function Card({ task, model }: { task: Task; model: TaskModel }) {
  const t = useT()
  const context = useValueContext()
  const late =
    task.dueOn !== null && task.dueOn < context.today && task.status !== 'done' && task.status !== 'cancelled'
  const owner = task.owner ? context.titleOf('person', task.owner) : undefined
  return (
    <>
      <span className={parts.title}>
        <small>{model.wbsOf.get(task.id)}</small> {task.title}
      </span>
      <span className={parts.foot}>
        <span>{owner ?? t('tasks.unassigned')}</span>
        {task.progress ? <span>{formatPercent(task.progress)}</span> : null}
        <span className={late ? parts.late : undefined}>
          {task.dueOn}
          {late && ` · ${t('tasks.overdue')}`}
        </span>
      </span>
    </>
  )
}
