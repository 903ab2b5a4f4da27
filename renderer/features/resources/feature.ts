// The screen of resources and budget: people, money, material and systems that processes use, and what they cost and bring.
import { Boxes } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const resourcesFeature: Feature = {
  id: 'resources',
  label: 'budget.screen',
  icon: Boxes,
  group: 'team',
  order: 1,
  Screen: lazy(() => import('./ResourcesScreen.tsx')),
  shows: ['resource', 'budgetLine', 'budgetAmount'],
  paramsFor: (entity, row) => {
    if (entity === 'resource') return { tab: 'resources', row: row.id }
    if (entity === 'budgetAmount') return { tab: 'budget', row: String(row.budgetLine), month: String(row.month) }
    return { tab: 'budget', row: row.id }
  },
  counts: 'resource',
}
