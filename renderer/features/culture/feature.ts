// The culture screen: values, activities and recognition.
import { PartyPopper } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const cultureFeature: Feature = {
  id: 'culture',
  label: 'areas.culture',
  icon: PartyPopper,
  group: 'team',
  order: 50,
  Screen: lazy(() => import('./CultureScreen.tsx')),
  shows: ['activity', 'cultureValue', 'recognition'],
  paramsFor: (entity, row) => ({ tab: entity, row: row.id }),
  counts: 'activity',
}
