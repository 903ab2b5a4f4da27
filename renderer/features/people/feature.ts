// The team screen: departments, roles and people, what they can, what they answer for, and how much they have to do.
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
  shows: ['department', 'role', 'person', 'skill', 'personSkill', 'duty'],
  paramsFor: (entity, row) =>
    entity === 'personSkill'
      ? { tab: 'skills', row: String(row.person), skill: String(row.skill) }
      : { tab: entity, row: row.id },
  counts: 'person',
}
