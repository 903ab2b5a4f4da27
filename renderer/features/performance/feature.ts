// The performance screen: scorecards of people and teams by evaluation cycle, 360° feedback, grades, incentive rules.
import { Award } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const performanceFeature: Feature = {
  id: 'performance',
  label: 'performance.screen',
  icon: Award,
  group: 'team',
  order: 50,
  Screen: lazy(() => import('./PerformanceScreen.tsx')),
  shows: ['evaluationCycle', 'evaluation', 'evaluationItem', 'feedback360', 'gradeBand', 'incentiveRule'],
  paramsFor: (entity, row) =>
    entity === 'evaluation' ? { tab: 'scorecards', row: row.id } : { tab: entity, row: row.id },
  counts: 'evaluation',
}
