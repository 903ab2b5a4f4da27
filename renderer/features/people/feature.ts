// The team screen: departments, roles and people.
import { Users } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const peopleFeature: Feature = {
  id: 'people',
  label: 'sheet.people',
  icon: Users,
  group: 'team',
  order: 0,
  Screen: lazy(() => import('./PeopleScreen.tsx')),
  shows: ['department', 'role', 'person'],
  paramsFor: (entity, row) => ({ tab: entity, row: row.id }),
  counts: 'person',
}
