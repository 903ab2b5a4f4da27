// How the states of activities look, in tables and in the year alike.
import type { RowOf } from '#shared/model/plan.ts'
import type { Tone } from '#ui/StatusPill.tsx'

export const activityTones: Record<RowOf<'activity'>['status'], Tone> = {
  planned: 'grey',
  running: 'blue',
  held: 'violet',
  cancelled: 'amber',
}
