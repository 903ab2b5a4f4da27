// Who must be trained in which SOP, who has been, and who still needs it after a revision.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { dayMonthsAfter } from './schedule/monthGrid.ts'

/**
 * trained: attended a session since the SOP last changed in a way that asks for training, and not failed;
 * outdated: only before that change; expired: the training has lost its validity; planned: invited to a session to come.
 */
export type TrainingState = 'trained' | 'planned' | 'outdated' | 'expired' | 'missing'

export interface TrainingCell {
  readonly state: TrainingState
  /** The role or roles ask for it; without, someone was trained who need not be. */
  readonly required: boolean
  /** Day of the session that counts; null where there is none, or it has no day yet. */
  readonly on: string | null
  /** The record behind it. */
  readonly attendance: string | null
}

export interface TrainingGaps {
  /** SOPs in force or in the making that name roles to train, in the order of the plan. */
  readonly sops: readonly RowOf<'sopDocument'>[]
  /** Active people of whom some SOP asks for training, or who had one. */
  readonly people: readonly RowOf<'person'>[]
  /** By person, then by SOP; no entry where nothing is asked and nothing was done. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, TrainingCell>>
  /** By SOP: how many must be trained, how many are, and who is missing and not yet invited. */
  readonly bySop: ReadonlyMap<string, { required: number; trained: number; open: readonly string[] }>
}

/** The day since which training in an SOP counts: the latest revision in force that asks for training anew. */
function countsSince(reader: PlanReader, today: string): ReadonlyMap<string, string> {
  const since = new Map<string, string>()
  for (const { sop, retrain, effectiveOn } of reader.list('sopRevision')) {
    if (!retrain || !effectiveOn || effectiveOn > today) continue
    if (effectiveOn > (since.get(sop) ?? '')) since.set(sop, effectiveOn)
  }
  return since
}

const order: readonly TrainingState[] = ['trained', 'planned', 'expired', 'outdated', 'missing']

/** The state of each person's training in each SOP as of `today` (YYYY-MM-DD). */
export function trainingGaps(reader: PlanReader, today: string): TrainingGaps {
  const sops = reader.list('sopDocument').filter((sop) => sop.status !== 'withdrawn' && sop.rolesToTrain.length > 0)
  const since = countsSince(reader, today)
  const trainings = new Map(reader.list('training').map((training) => [training.id, training]))
  const sessions = new Map(reader.list('trainingSession').map((session) => [session.id, session]))
  const active = reader.list('person').filter((person) => person.active)
  const cells = new Map<string, Map<string, TrainingCell>>()
  const put = (person: string, sop: string, cell: TrainingCell) => {
    const row = cells.get(person) ?? new Map<string, TrainingCell>()
    cells.set(person, row)
    const known = row.get(sop)
    const better =
      !known ||
      order.indexOf(cell.state) < order.indexOf(known.state) ||
      (cell.state === known.state && (cell.on ?? '') > (known.on ?? ''))
    if (better) row.set(sop, { ...cell, required: known?.required ?? cell.required })
  }
  for (const sop of sops)
    for (const { id, roles } of active)
      if (roles.some((role) => sop.rolesToTrain.includes(role)))
        put(id, sop.id, { state: 'missing', required: true, on: null, attendance: null })

  const asked = new Set(sops.map(({ id }) => id))
  for (const { id, person, session: sessionId, status, result, validUntil } of reader.list('trainingAttendance')) {
    const session = sessions.get(sessionId)
    const training = session && trainings.get(session.training)
    if (!session || !training || session.status === 'cancelled' || result === 'failed') continue
    const on = session.heldOn
    const until = validUntil ?? (on && training.validMonths ? dayMonthsAfter(on, training.validMonths) : null)
    for (const sop of training.sops) {
      if (!asked.has(sop)) continue
      const cell = { required: false, on, attendance: id }
      if (status === 'invited' && session.status === 'planned') put(person, sop, { ...cell, state: 'planned' })
      if (status !== 'attended') continue
      const isBefore = (on ?? '') < (since.get(sop) ?? '')
      const state = isBefore ? 'outdated' : until && until < today ? 'expired' : 'trained'
      put(person, sop, { ...cell, state })
    }
  }
  const bySop = new Map(
    sops.map(({ id }) => {
      const required = active.filter((person) => cells.get(person.id)?.get(id)?.required)
      const stateOf = (person: RowOf<'person'>) => cells.get(person.id)?.get(id)?.state
      const open = required.filter((person) => !['trained', 'planned'].includes(stateOf(person) ?? ''))
      const trained = required.filter((person) => stateOf(person) === 'trained').length
      return [id, { required: required.length, trained, open: open.map((person) => person.id) }]
    }),
  )
  return { sops, people: active.filter(({ id }) => cells.has(id)), cells, bySop }
}
