// The risks screen: what may keep the team from its goals, as register and as heat map, and the SWOT board they come from.
import { ShieldAlert } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const risksFeature: Feature = {
  id: 'risks',
  label: 'risks.screen',
  icon: ShieldAlert,
  group: 'run',
  order: 6,
  Screen: lazy(() => import('./RisksScreen.tsx')),
  shows: ['risk', 'riskReview', 'swotEntry'],
  paramsFor: (entity, row) =>
    entity === 'swotEntry' ? { swot: row.id } : { row: entity === 'riskReview' ? String(row.risk) : row.id },
  counts: 'risk',
}
