// The goals screen: vision, strategic, team and staged goals as one tree, with their reviews.
import { Target } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const goalsFeature: Feature = {
  id: 'goals',
  label: 'sheet.goals',
  icon: Target,
  group: 'goals',
  order: 0,
  Screen: lazy(() => import('./GoalsScreen.tsx')),
  shows: ['goal', 'goalReview'],
  paramsFor: (entity, row) => ({ row: entity === 'goal' ? row.id : String(row.goal) }),
  counts: 'goal',
}
