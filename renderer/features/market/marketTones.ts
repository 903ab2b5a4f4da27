// How the states of strategies look, in tables and on the board alike.
import type { RowOf } from '#shared/model/plan.ts'
import type { Tone } from '#ui/StatusPill.tsx'

export const strategyTones: Record<RowOf<'strategy'>['status'], Tone> = {
  planned: 'grey',
  running: 'blue',
  done: 'violet',
  dropped: 'amber',
}
export const confidenceTones: Record<'low' | 'medium' | 'high', Tone> = { low: 'amber', medium: 'grey', high: 'green' }
