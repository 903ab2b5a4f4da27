// The tasks screen: one model of the plan's tasks, seen in several ways.
import { useState } from 'react'
import { useT } from '#platform/text.ts'
import { navigate, setPanel, usePanel } from '#platform/windowState.ts'
import { GanttScreen } from './GanttScreen.tsx'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { TaskBoard } from './TaskBoard.tsx'
import { TaskCalendars } from './TaskCalendars.tsx'
import { TaskLists } from './TaskLists.tsx'
import { TaskTable } from './TaskTable.tsx'
import { addTask } from './taskEdits.ts'
import { useTaskModel } from './useTaskModel.ts'
import { ViewSwitch, views } from './ViewSwitch.tsx'

export default function TasksScreen() {
  const model = useTaskModel()
  const [kept, setView] = usePanel<string>('tasks/view', 'gantt')
  const view = views.find((name) => name === kept) ?? 'gantt'
  const [scheduling, setScheduling] = useState(false)
  const header = <ViewSwitch view={view} onView={setView} model={model} onSchedule={() => setScheduling(true)} />
  /** A task named in another view is shown in the chart, with its form. */
  const open = (id: string) => {
    setView('gantt')
    setPanel('tasks/inspector', true)
    navigate('tasks', { row: id })
  }
  const t = useT()
  const add = async () => {
    const id = await addTask(t('tasks.newTask'), null)
    if (id) open(id)
  }
  return (
    <>
      {view === 'gantt' && <GanttScreen model={model} header={header} />}
      {view === 'table' && <TaskTable model={model} header={header} />}
      {view === 'board' && <TaskBoard model={model} header={header} onOpen={open} onAdd={() => void add()} />}
      {view === 'lists' && <TaskLists model={model} header={header} onOpen={open} onAdd={() => void add()} />}
      {view === 'calendars' && <TaskCalendars header={header} />}
      {scheduling && <ScheduleDialog model={model} onClose={() => setScheduling(false)} />}
    </>
  )
}
