// The work breakdown as a sheet: numbers, dependencies typed as text, roll-up of wholes, slack and drift.
import { ListChecks } from 'lucide-react'
import { type ReactNode, useCallback, useMemo } from 'react'
import { newId } from '#platform/newId.ts'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import type { Tones } from '#platform/sheet/entityColumns.ts'
import type { ComputedColumn } from '#platform/sheet/useSheetColumns.ts'
import { useT, useValueContext } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import {
  dependencyText,
  loopOf,
  type Predecessor,
  readDependencies,
  withPredecessors,
} from '#shared/analysis/schedule/dependencyText.ts'
import type { Write } from '#shared/commands/rows.ts'
import { refused } from '#shared/model/values/context.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import { formatPercent } from '#shared/model/values/numbers.ts'
import type { SheetColumn, SheetRow, Values } from '#ui/SheetGrid/sheetTypes.ts'
import { TaskLinks } from './TaskLinks.tsx'
import type { Task, TaskModel } from './useTaskModel.ts'

export const taskTones: Tones = {
  status: { notStarted: 'grey', inProgress: 'blue', blocked: 'amber', done: 'green', cancelled: 'grey' },
  priority: { low: 'grey', medium: 'amber', high: 'red' },
}

/** The writes that leave a task with exactly these predecessors. */
function predecessorWrites(task: string, wanted: readonly Predecessor[]): Write[] {
  const entity = 'taskDependency' as const
  const held = rowsOf(entity).filter(({ to }) => to === task)
  const kept = new Map(wanted.map((link) => [link.from, link]))
  return [
    ...held.flatMap((link): Write[] => {
      const now = kept.get(link.from)
      if (!now) return [{ do: 'remove', entity, id: link.id }]
      kept.delete(link.from)
      const { kind, lag, lagBasis } = now
      const same = kind === link.kind && lag === link.lag && lagBasis === link.lagBasis
      return same ? [] : [{ do: 'update', entity, id: link.id, patch: { kind, lag, lagBasis } }]
    }),
    ...[...kept.values()].map((link): Write => ({ do: 'insert', entity, row: { id: newId(), to: task, ...link } })),
  ]
}

const noColumn = () => null

export function TaskTable({ model, header }: { model: TaskModel; header: ReactNode }) {
  const t = useT()
  const context = useValueContext()
  const { figures, wbsOf, idOf, links, placed, calendar, tasks } = model

  const adapt = useCallback(
    (column: SheetColumn): SheetColumn => {
      // The length of a whole is that of its span.
      if (column.id === 'duration') {
        const isWhole = (row: SheetRow) => figures.get(row.id)?.isWhole === true
        return { ...column, readOnly: isWhole, format: (row) => (isWhole(row) ? '' : column.format(row)) }
      }
      const id = column.id as 'startOn' | 'dueOn' | 'effort' | 'progress'
      if (!['startOn', 'dueOn', 'effort', 'progress'].includes(id)) return column
      const rolled = (row: SheetRow) => figures.get(row.id)?.isWhole === true
      return {
        ...column,
        readOnly: rolled,
        value: (row) => (rolled(row) ? (figures.get(row.id)?.[id] ?? null) : row[id]),
        // What its parts add up to would count twice beside them.
        counts: (row) => !rolled(row),
        format: (row) => {
          if (!rolled(row)) return column.format(row)
          const value = figures.get(row.id)?.[id] ?? null
          if (id === 'progress') return typeof value === 'number' ? formatPercent(Math.round(value * 100) / 100) : ''
          return column.format({ ...row, [id]: value })
        },
        number: (row) => {
          const value = rolled(row) ? figures.get(row.id)?.[id] : row[id]
          return typeof value === 'number' ? value : null
        },
        style: (row) => (rolled(row) ? { strong: true } : null),
      }
    },
    [figures],
  )

  const computed = useMemo((): ComputedColumn[] => {
    const incoming = new Map<string, Predecessor[]>()
    for (const link of links) incoming.set(link.to, [...(incoming.get(link.to) ?? []), link])
    const text = (row: SheetRow) => dependencyText(incoming.get(row.id) ?? [], (id) => wbsOf.get(id), context)
    const days = (task: Task): number | null => {
      const due = figures.get(task.id)?.dueOn
      return due && task.baselineDueOn ? calendar.workdaysBetween(task.baselineDueOn, due) : null
    }
    return [
      {
        id: 'wbs',
        after: 'title',
        title: t('tasks.wbs'),
        hint: t('tasks.wbsHint'),
        kind: 'text',
        readOnly: true,
        width: 56,
        format: (row) => wbsOf.get(row.id) ?? '',
        parse: (given) => ({ ok: true, value: given }),
      },
      {
        id: 'predecessors',
        after: 'duration',
        title: t('tasks.predecessors'),
        hint: t('tasks.predecessorsHint'),
        kind: 'text',
        width: 120,
        format: text,
        parse: (given, row) => {
          const read = readDependencies(given, (wbs) => idOf.get(wbs), context)
          if (!read.ok || !row) return read
          const loop = loopOf(tasks, withPredecessors(links, row.id, read.value as Predecessor[]))
          if (!loop) return read
          const titles = [...loop, ...loop.slice(0, 1)].map((id) => context.titleOf('task', id) ?? id)
          return refused('taskLoop', { loop: titles.map((title) => `“${title}”`).join(' → ') })
        },
      },
      {
        id: 'slack',
        title: t('tasks.slack'),
        hint: t('tasks.slackHint'),
        kind: 'duration',
        total: 'none',
        readOnly: true,
        width: 96,
        format: (row) => {
          const place = placed.get(row.id)
          if (!place || row.status === 'done') return ''
          return place.critical ? t('tasks.critical') : formatDuration(place.totalSlack, 'working', context)
        },
        number: (row) => placed.get(row.id)?.totalSlack ?? null,
        parse: (given) => ({ ok: true, value: given }),
      },
      {
        id: 'drift',
        title: t('tasks.drift'),
        hint: t('tasks.driftHint'),
        kind: 'number',
        total: 'none',
        readOnly: true,
        width: 88,
        format: (row) => {
          const by = days(row as unknown as Task)
          if (!by) return by === 0 ? '0' : ''
          return t(by > 0 ? 'tasks.driftLate' : 'tasks.driftEarly', { days: Math.abs(by) })
        },
        number: (row) => days(row as unknown as Task),
        parse: (given) => ({ ok: true, value: given }),
      },
    ]
  }, [links, wbsOf, idOf, placed, figures, calendar, tasks, context, t])

  const paste = useMemo(
    () => ({
      columnFor: noColumn,
      writesFor: (id: string, values: Values): Write[] =>
        Array.isArray(values.predecessors)
          ? predecessorWrites(id, values.predecessors as Predecessor[])
          : values.predecessors === null
            ? predecessorWrites(id, [])
            : [],
    }),
    [],
  )
  return (
    <EntitySheet
      entity="task"
      icon={ListChecks}
      empty="tasks.empty"
      tones={taskTones}
      adapt={adapt}
      computed={computed}
      paste={paste}
      header={header}
      more={(id) => <TaskLinks task={id} model={model} />}
    />
  )
}
