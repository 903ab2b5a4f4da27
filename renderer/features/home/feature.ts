// The home screen: the plan at a glance.
import { LayoutDashboard } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const homeFeature: Feature = {
  id: 'home',
  label: 'home.title',
  icon: LayoutDashboard,
  group: 'overview',
  order: 0,
  Screen: lazy(() => import('./HomeScreen.tsx')),
}
