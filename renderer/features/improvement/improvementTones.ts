// How the states of improvements, findings and cases look, in tables and pictures alike.
import type { Tones } from '#platform/sheet/entityColumns.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { Tone } from '#ui/StatusPill.tsx'

export type Improvement = RowOf<'improvement'>

export const statusTones: Record<Improvement['status'], Tone> = {
  proposed: 'grey',
  plan: 'amber',
  do: 'blue',
  check: 'blue',
  act: 'green',
  closed: 'violet',
  dropped: 'grey',
}
export const priorityTones: Record<'low' | 'medium' | 'high', Tone> = { low: 'grey', medium: 'amber', high: 'red' }
export const improvementTones: Tones = { status: statusTones, priority: priorityTones }
export const caseTones: Record<RowOf<'caseStudy'>['kind'], Tone> = {
  success: 'green',
  failure: 'red',
  typical: 'blue',
  innovation: 'violet',
}
