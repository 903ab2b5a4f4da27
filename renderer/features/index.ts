// THE list of screens. A feature folder exports its Feature from feature.ts; the navigation, the palette and the router read this list.
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'
import { dashboardsFeature } from './dashboards/feature.ts'
import { goalsFeature } from './goals/feature.ts'
import { homeFeature } from './home/feature.ts'
import { kpisFeature } from './kpis/feature.ts'
import { notesFeature } from './notes/feature.ts'
import { peopleFeature } from './people/feature.ts'
import { processFeature } from './process/feature.ts'
import { resourcesFeature } from './resources/feature.ts'
import { risksFeature } from './risks/feature.ts'

export const features: readonly Feature[] = [
  homeFeature,
  dashboardsFeature,
  goalsFeature,
  kpisFeature,
  processFeature,
  peopleFeature,
  resourcesFeature,
  risksFeature,
  notesFeature,
]

/** What the window shows while it has no plan. */
export const StartScreen = lazy(() => import('./start/StartScreen.tsx'))
