// The market screen: what is known of market and competitors, and the strategies that follow from it.
import { TrendingUp } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const marketFeature: Feature = {
  id: 'market',
  label: 'areas.market',
  icon: TrendingUp,
  group: 'goals',
  order: 5,
  Screen: lazy(() => import('./MarketScreen.tsx')),
  shows: ['strategy', 'marketNote', 'competitor'],
  paramsFor: (entity, row) => ({ tab: entity, row: row.id }),
  counts: 'strategy',
}
