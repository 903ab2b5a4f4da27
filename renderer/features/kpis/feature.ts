// The KPI screen: definitions above, values per period below.
import { Gauge } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const kpisFeature: Feature = {
  id: 'kpis',
  label: 'sheet.kpis',
  icon: Gauge,
  group: 'goals',
  order: 1,
  Screen: lazy(() => import('./KpisScreen.tsx')),
  shows: ['kpi', 'kpiValue'],
  paramsFor: (entity, row) =>
    entity === 'kpi' ? { row: row.id } : { row: String(row.kpi), period: String(row.period) },
  counts: 'kpi',
}
