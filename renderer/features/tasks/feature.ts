// The tasks screen: work breakdown as table and Gantt chart, board, lists of what is due, and the calendars they are scheduled on.
import { ListChecks } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const tasksFeature: Feature = {
  id: 'tasks',
  label: 'sheet.tasks',
  icon: ListChecks,
  group: 'run',
  order: 20,
  Screen: lazy(() => import('./TasksScreen.tsx')),
  shows: ['task'],
  counts: 'task',
}
