// The communication screen: who meets and reports when, what was decided and who does what.
import { MessagesSquare } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'

export const communicationFeature: Feature = {
  id: 'communication',
  label: 'areas.communication',
  icon: MessagesSquare,
  group: 'run',
  order: 20,
  Screen: lazy(() => import('./CommunicationScreen.tsx')),
  shows: ['meeting', 'meetingMinutes', 'decision', 'actionItem', 'reportPlan'],
  paramsFor: (entity, row) => ({ tab: entity, row: row.id }),
  counts: 'meeting',
}
