// The SOP screen: the documents in force and their revisions.
import { FileCheck } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const sopFeature: Feature = {
  id: 'sop',
  label: 'areas.sop',
  icon: FileCheck,
  group: 'processes',
  order: 30,
  Screen: lazy(() => import('./SopScreen.tsx')),
  shows: ['sopDocument', 'sopRevision'],
  paramsFor: (entity, row) => ({ tab: entity, row: row.id }),
  counts: 'sopDocument',
}
