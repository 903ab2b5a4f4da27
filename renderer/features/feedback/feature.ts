// The feedback screen: what customers say, and how satisfied they are.
import { Megaphone } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const feedbackFeature: Feature = {
  id: 'feedback',
  label: 'areas.feedback',
  icon: Megaphone,
  group: 'improve',
  order: 10,
  Screen: lazy(() => import('./FeedbackScreen.tsx')),
  shows: ['feedback', 'survey', 'surveyResult'],
  paramsFor: (entity, row) => ({ tab: entity, row: row.id }),
  counts: 'feedback',
}
