// The health screen: every finding over the plan, with a way to it and, where there is one, its fix.
import { Stethoscope } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const healthFeature: Feature = {
  id: 'health',
  label: 'health.title',
  icon: Stethoscope,
  group: 'overview',
  order: 10,
  Screen: lazy(() => import('./HealthScreen.tsx')),
}
