// Tasks as cards in columns by status; a card is dragged, or moved with Alt and the arrow keys.
import { type DragEvent, type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { today, useLang, useT, useValueContext } from '#platform/text.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatPercent } from '#shared/model/values/numbers.ts'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './TaskBoard.module.css'
import { taskTones } from './TaskTable.tsx'
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

const move = (task: Task, status: Status) =>
  task.status === status
    ? undefined
    : execute('rows.update', { entity: 'task', id: task.id, patch: statusPatch(task, status) })

interface Props {
  model: TaskModel
  header: ReactNode
  onOpen(id: string): void
}

export function TaskBoard({ model, header, onOpen }: Props) {
  const t = useT()
  const lang = useLang()
  const root = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState<Status | null>(null)
  const { tasks, figures } = model
  const byStatus = useMemo(() => {
    const lists = new Map<Status, Task[]>(columns.map((status) => [status, []]))
    for (const task of tasks) if (!figures.get(task.id)?.isWhole) lists.get(task.status)?.push(task)
    return lists
  }, [tasks, figures])

  /** Focus goes along with the card, or to its neighbour. */
  const focusCard = (id: string) =>
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus())
  const onKey = (e: KeyboardEvent, task: Task, status: Status, at: number) => {
    const column = columns.indexOf(status)
    const side = { ArrowLeft: -1, ArrowRight: 1 }[e.key]
    if (e.altKey && side) {
      const to = columns[column + side]
      e.preventDefault()
      e.stopPropagation()
      if (to) void move(task, to)?.then(() => focusCard(task.id))
      return
    }
    if (e.key === 'Enter') return onOpen(task.id)
    const by = { ArrowUp: -1, ArrowDown: 1 }[e.key]
    let next = by ? byStatus.get(status)?.[at + by] : undefined
    for (let c = column + (side ?? 0); side && !next && columns[c]; c += side) {
      const list = byStatus.get(columns[c] as Status) ?? []
      next = list[Math.min(at, list.length - 1)]
    }
    if (!next) return
    e.preventDefault()
    focusCard(next.id)
  }
  const drop = (e: DragEvent, status: Status) => {
    e.preventDefault()
    setOver(null)
    const task = tasks.find(({ id }) => id === e.dataTransfer.getData('text/x-task'))
    if (task) void move(task, status)
  }
  return (
    <Screen>
      <ScreenHeader title={t('sheet.tasks')} actions={<span className={styles.hint}>{t('tasks.moveCardHint')}</span>}>
        {header}
      </ScreenHeader>
      <div ref={root} className={styles.board}>
        {columns.map((status) => {
          const list = byStatus.get(status) ?? []
          const name = choiceLabel(lang, 'task', 'status', status)
          return (
            <section
              key={status}
              aria-label={name}
              className={over === status ? styles.over : styles.column}
              onDragOver={(e) => {
                e.preventDefault()
                setOver(status)
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(e) => drop(e, status)}
            >
              <h2>
                <StatusPill tone={taskTones.status?.[status] ?? 'grey'}>{name}</StatusPill>
                <span>{list.length}</span>
              </h2>
              <ul>
                {list.map((task, at) => (
                  <Card
                    key={task.id}
                    task={task}
                    model={model}
                    onKey={(e) => onKey(e, task, status, at)}
                    onOpen={onOpen}
                  />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </Screen>
  )
}

interface CardProps {
  task: Task
  model: TaskModel
  onKey(e: KeyboardEvent): void
  onOpen(id: string): void
}

function Card({ task, model, onKey, onOpen }: CardProps) {
  const t = useT()
  const context = useValueContext()
  const late =
    task.dueOn !== null && task.dueOn < context.today && task.status !== 'done' && task.status !== 'cancelled'
  const owner = task.owner ? context.titleOf('person', task.owner) : undefined
  return (
    <li>
      <button
        type="button"
        className={styles.card}
        data-card={task.id}
        draggable
        onDragStart={(e) => e.dataTransfer.setData('text/x-task', task.id)}
        onKeyDown={onKey}
        onDoubleClick={() => onOpen(task.id)}
      >
        <span className={styles.title}>
          <small>{model.wbsOf.get(task.id)}</small> {task.title}
        </span>
        <span className={styles.foot}>
          <span>{owner ?? t('tasks.unassigned')}</span>
          {task.progress ? <span>{formatPercent(task.progress)}</span> : null}
          <span className={late ? styles.late : undefined}>
            {task.dueOn}
            {late && ` · ${t('tasks.overdue')}`}
          </span>
        </span>
      </button>
    </li>
  )
}
