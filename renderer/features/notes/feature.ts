// The notes screen: what was said in interviews and seen on the floor.
import { NotebookPen } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const notesFeature: Feature = {
  id: 'notes',
  label: 'sheet.notes',
  icon: NotebookPen,
  group: 'records',
  order: 0,
  Screen: lazy(() => import('./NotesScreen.tsx')),
  shows: ['note'],
  counts: 'note',
}
