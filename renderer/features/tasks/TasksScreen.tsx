// The tasks screen: one model of the plan's tasks, seen in several ways.
import { useState } from 'react'
import { usePanel } from '#platform/windowState.ts'
import { GanttScreen } from './GanttScreen.tsx'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { TaskTable } from './TaskTable.tsx'
import { useTaskModel } from './useTaskModel.ts'
import { ViewSwitch, views } from './ViewSwitch.tsx'

export default function TasksScreen() {
  const model = useTaskModel()
  const [kept, setView] = usePanel<string>('tasks/view', 'gantt')
  const view = views.find((name) => name === kept) ?? 'gantt'
  const [scheduling, setScheduling] = useState(false)
  const header = <ViewSwitch view={view} onView={setView} model={model} onSchedule={() => setScheduling(true)} />
  return (
    <>
      {view === 'gantt' ? <GanttScreen model={model} header={header} /> : <TaskTable model={model} header={header} />}
      {scheduling && <ScheduleDialog model={model} onClose={() => setScheduling(false)} />}
    </>
  )
}
