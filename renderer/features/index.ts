// THE list of screens. A feature folder exports its Feature from feature.ts; the navigation, the palette and the router read this list.
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'
import { homeFeature } from './home/feature.ts'
import { processFeature } from './process/feature.ts'

export const features: readonly Feature[] = [homeFeature, processFeature]

/** What the window shows while it has no plan. */
export const StartScreen = lazy(() => import('./start/StartScreen.tsx'))
