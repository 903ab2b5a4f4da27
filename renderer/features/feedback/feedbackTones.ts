// How the states of feedback look, in tables and pictures alike.
import type { RowOf } from '#shared/model/plan.ts'
import type { Tone } from '#ui/StatusPill.tsx'

export const feedbackStatusTones: Record<RowOf<'feedback'>['status'], Tone> = {
  new: 'amber',
  analysing: 'blue',
  solving: 'blue',
  answered: 'green',
  closed: 'violet',
}
export const feedbackTones = {
  status: feedbackStatusTones,
  severity: { low: 'grey', medium: 'amber', high: 'red' },
} as const
