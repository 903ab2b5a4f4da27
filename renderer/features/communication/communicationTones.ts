// How the states of decisions and action items look, in tables and pictures alike.
import type { Tones } from '#platform/sheet/entityColumns.ts'

export const decisionTones: Tones = { status: { open: 'amber', done: 'violet', revoked: 'grey' } }
export const actionTones: Tones = { status: { open: 'amber', inProgress: 'blue', done: 'violet', cancelled: 'grey' } }
