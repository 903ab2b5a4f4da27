// The RACI screen: who is accountable, responsible, consulted and informed, step by step and task by task.
import { Grid2x2Check } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const raciFeature: Feature = {
  id: 'raci',
  label: 'raci.screen',
  icon: Grid2x2Check,
  group: 'team',
  order: 0.5,
  Screen: lazy(() => import('./RaciScreen.tsx')),
}
