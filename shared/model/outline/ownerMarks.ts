// Which owners an outline shows: those that the step's lane does not already say.
import type { StepKind } from '../entities/step.ts'
import type { RowOf } from '../plan.ts'
import { nameKey } from '../values/context.ts'

type Lane = Pick<RowOf<'lane'>, 'kind' | 'role' | 'person'>
type Owned = Pick<RowOf<'step'>, 'kind' | 'owners' | 'ownerRole'>

const work: ReadonlySet<StepKind> = new Set(['task', 'subprocess', 'document', 'data', 'delay', 'decision'])
/** Kinds that somebody has to do; a start, an end, an event, a note or a parallel gateway needs no owner. */
export const isOwned = (kind: StepKind): boolean => work.has(kind)

/** The owners that a lane stands for: its role, or its person. */
export const impliedOwners = (lane: Lane | undefined): { ownerRole: string | null; owners: string[] } => ({
  ownerRole: lane?.kind === 'role' ? lane.role : null,
  owners: lane?.kind === 'person' && lane.person ? [lane.person] : [],
})

export interface OwnerMarks {
  readonly names: string[]
  readonly none: boolean
}

const sameIds = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id, i) => id === b[i])

/** The marks of a step: persons, then the accountable role; `none` when the lane says somebody and the step nobody. */
export function ownerMarks(
  step: Owned,
  lane: Lane | undefined,
  titleOf: (entity: string, id: string) => string | undefined,
): OwnerMarks {
  const implied = impliedOwners(lane)
  const persons = sameIds(step.owners, implied.owners) ? [] : step.owners
  const role = step.ownerRole === implied.ownerRole ? null : step.ownerRole
  const names: string[] = []
  for (const name of [...persons.map((id) => titleOf('person', id)), role && titleOf('role', role)])
    if (name && !names.some((n) => nameKey(n) === nameKey(name))) names.push(name)
  const dropped =
    (step.ownerRole === null && implied.ownerRole !== null) || (step.owners.length === 0 && implied.owners.length > 0)
  return { names, none: dropped && isOwned(step.kind) }
}

/** What marks mean in a lane; the opposite of `ownerMarks`, the names resolved to ids by the caller. */
export function ownersMeant(
  kind: StepKind,
  lane: Lane | undefined,
  { persons, role, none }: { persons: readonly string[]; role: string | null; none: boolean },
): { ownerRole: string | null; owners: string[] } {
  const implied = none || !isOwned(kind) ? { ownerRole: null, owners: [] } : impliedOwners(lane)
  return { ownerRole: role ?? implied.ownerRole, owners: persons.length > 0 ? [...persons] : implied.owners }
}
