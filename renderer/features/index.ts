// THE list of screens. A feature folder exports its Feature from feature.ts; the navigation, the palette and the router read this list.
import type { Feature } from '#platform/feature.ts'

export const features: readonly Feature[] = []
