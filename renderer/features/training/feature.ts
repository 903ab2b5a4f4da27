// The training screen: what must be learned, when it is taught, and who has been there.
import { GraduationCap } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const trainingFeature: Feature = {
  id: 'training',
  label: 'areas.training',
  icon: GraduationCap,
  group: 'team',
  order: 40,
  Screen: lazy(() => import('./TrainingScreen.tsx')),
  shows: ['training', 'trainingSession', 'trainingAttendance'],
  paramsFor: (entity, row) => ({ tab: entity, row: row.id }),
  counts: 'training',
}
