// The improvement screen: improvements with their causes, retrospectives, cases.
import { Recycle } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const improvementFeature: Feature = {
  id: 'improvement',
  label: 'areas.improvement',
  icon: Recycle,
  group: 'improve',
  order: 20,
  Screen: lazy(() => import('./ImprovementScreen.tsx')),
  shows: ['improvement', 'cause', 'retrospective', 'retrospectiveItem', 'caseStudy'],
  paramsFor: (entity, row) => ({ tab: entity, row: row.id }),
  counts: 'improvement',
}
