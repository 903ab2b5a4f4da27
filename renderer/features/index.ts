// THE list of screens. A feature folder exports its Feature from feature.ts; the navigation, the palette and the router read this list.
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'
import { communicationFeature } from './communication/feature.ts'
import { cultureFeature } from './culture/feature.ts'
import { dashboardsFeature } from './dashboards/feature.ts'
import { feedbackFeature } from './feedback/feature.ts'
import { goalsFeature } from './goals/feature.ts'
import { healthFeature } from './health/feature.ts'
import { homeFeature } from './home/feature.ts'
import { improvementFeature } from './improvement/feature.ts'
import { kpisFeature } from './kpis/feature.ts'
import { marketFeature } from './market/feature.ts'
import { notesFeature } from './notes/feature.ts'
import { peopleFeature } from './people/feature.ts'
import { performanceFeature } from './performance/feature.ts'
import { processFeature } from './process/feature.ts'
import { raciFeature } from './raci/feature.ts'
import { resourcesFeature } from './resources/feature.ts'
import { risksFeature } from './risks/feature.ts'
import { sopFeature } from './sop/feature.ts'
import { tasksFeature } from './tasks/feature.ts'
import { trainingFeature } from './training/feature.ts'

export const features: readonly Feature[] = [
  homeFeature,
  healthFeature,
  dashboardsFeature,
  goalsFeature,
  kpisFeature,
  processFeature,
  peopleFeature,
  raciFeature,
  resourcesFeature,
  marketFeature,
  sopFeature,
  trainingFeature,
  performanceFeature,
  cultureFeature,
  tasksFeature,
  risksFeature,
  communicationFeature,
  feedbackFeature,
  improvementFeature,
  notesFeature,
]

/** What the window shows while it has no plan. */
export const StartScreen = lazy(() => import('./start/StartScreen.tsx'))
