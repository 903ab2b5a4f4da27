// The resources screen: people, money, material and systems that processes use.
import { Boxes } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const resourcesFeature: Feature = {
  id: 'resources',
  label: 'sheet.resources',
  icon: Boxes,
  group: 'team',
  order: 1,
  Screen: lazy(() => import('./ResourcesScreen.tsx')),
  shows: ['resource'],
  counts: 'resource',
}
