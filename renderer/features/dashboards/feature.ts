// The dashboards: of the whole plan, of a goal, of a department.
import { ChartColumn } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const dashboardsFeature: Feature = {
  id: 'dashboards',
  label: 'dashboard.title',
  icon: ChartColumn,
  group: 'overview',
  order: 1,
  // With the charts: loaded when first shown.
  Screen: lazy(() => import('./DashboardsScreen.tsx')),
}
