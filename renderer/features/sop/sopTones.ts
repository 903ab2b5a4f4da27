// How the states of SOPs look, in tables and the document alike.
import type { RowOf } from '#shared/model/plan.ts'
import type { Tone } from '#ui/StatusPill.tsx'

export type Sop = RowOf<'sopDocument'>
export const sopStatusTones: Record<Sop['status'], Tone> = {
  draft: 'grey',
  inReview: 'amber',
  approved: 'green',
  withdrawn: 'red',
}
