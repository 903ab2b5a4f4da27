// What the views of tasks share: work breakdown with figures, the plan's calendar, and the schedule that would be.
import { startTransition, useEffect, useMemo, useState } from 'react'
import { call } from '#platform/bridge.ts'
import { today } from '#platform/text.ts'
import { planReader, usePlan, useRows } from '#platform/useRows.ts'
import { planCalendar } from '#shared/analysis/schedule/planCalendar.ts'
import {
  type PlacedTask,
  type PlanSchedule,
  planSchedule,
  scheduleMoves,
  scheduleRowsOf,
} from '#shared/analysis/schedule/planSchedule.ts'
import { flatTasks, taskFigures, taskTree } from '#shared/analysis/schedule/taskTree.ts'
import type { RowOf } from '#shared/model/plan.ts'

export type Task = RowOf<'task'>

/** Up to this many tasks are scheduled between two frames; more of them in a thread of the plan host. */
const atOnce = 500
const nothing: PlanSchedule = { tasks: [], start: '', finish: '' }

/** The last answer for a large plan and the rows it was worked out from: a screen shown again has it at once. */
let answered: { readonly from: readonly unknown[]; readonly schedule: PlanSchedule } | null = null
const knownFor = (from: readonly unknown[]): PlanSchedule | null =>
  answered?.from.every((rows, i) => rows === from[i]) ? answered.schedule : null

/** The schedule of the rows as they are; of a large plan it follows a moment later. */
function usePlanSchedule(tasks: readonly Task[], links: readonly unknown[], days: readonly unknown[]): PlanSchedule {
  const plan = usePlan()
  const calendars = useRows('calendar')
  const people = useRows('person')
  const small = tasks.length <= atOnce
  const day = today()
  const from = [tasks, links, days, plan, calendars, people, day]
  const [large, setLarge] = useState<PlanSchedule>(() => knownFor(from) ?? nothing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these rows are what the reader reads.
  const own = useMemo(
    () => (small ? planSchedule(scheduleRowsOf(planReader()), day) : null),
    [small, tasks, links, days, plan, calendars, people, day],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever one of these rows changes.
  useEffect(() => {
    if (small || knownFor(from) !== null) return
    let asked = true
    void call('tasks.schedule', { today: day }).then((answer) => {
      if (!asked || !answer.ok) return
      answered = { from, schedule: answer.value }
      // Drawn when the window has time: typing goes first.
      startTransition(() => setLarge(answer.value))
    })
    return () => {
      asked = false
    }
  }, [small, tasks, links, days, plan, calendars, people, day])
  return own ?? large
}

export function useTaskModel() {
  const tasks = useRows('task')
  const links = useRows('taskDependency')
  const days = useRows('calendarDay')
  const calendars = useRows('calendar')
  const plan = usePlan()
  const schedule = usePlanSchedule(tasks, links, days)
  const tree = useMemo(() => taskTree(tasks), [tasks])
  const figures = useMemo(() => taskFigures(tree), [tree])
  const numbers = useMemo(() => {
    const all = flatTasks(tree)
    return {
      wbsOf: new Map(all.map(({ task, wbs }) => [task.id, wbs])),
      idOf: new Map(all.map(({ task, wbs }) => [wbs, task.id])),
    }
  }, [tree])
  const calendar = useMemo(() => planCalendar({ plan, calendars, days }), [plan, calendars, days])
  const placed = useMemo(
    () => new Map<string, PlacedTask>('loop' in schedule ? [] : schedule.tasks.map((task) => [task.id, task])),
    [schedule],
  )
  const moves = useMemo(() => ('loop' in schedule ? [] : scheduleMoves(tasks, schedule.tasks)), [tasks, schedule])
  return { tasks, links, tree, figures, ...numbers, calendar, schedule, placed, moves }
}

export type TaskModel = ReturnType<typeof useTaskModel>
