// RACI as lanes and owners suggest it, and where what was entered differs from that.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { lettersOf, type RaciFields, raciLetters } from './raci.ts'

/** Only A and R follow from lanes and owners; whom to consult and inform is for people to say. */
export interface GeneratedRaci {
  readonly accountable: string | null
  readonly responsible: readonly string[]
}

export interface RaciGenerator {
  /** null where nothing follows: no lane of ours, no owner with a role, or no work. */
  step(step: RowOf<'step'>): GeneratedRaci | null
  task(task: RowOf<'task'>): GeneratedRaci | null
  process(process: RowOf<'process'>): GeneratedRaci | null
}

const unique = (ids: readonly (string | null | undefined)[]): string[] => [
  ...new Set(ids.filter((id): id is string => !!id)),
]
const orNull = (accountable: string | null, responsible: readonly string[]): GeneratedRaci | null =>
  accountable === null && responsible.length === 0 ? null : { accountable, responsible }

/** The role in which a person works: the one wanted where they have it, else their first. */
export const roleOfPerson = (
  person: Pick<RowOf<'person'>, 'roles'> | undefined,
  wanted: readonly (string | null | undefined)[] = [],
): string | null => wanted.find((role) => role && person?.roles.includes(role)) ?? person?.roles[0] ?? null

/** The accountable role does the work itself as long as no role is entered that does. */
const ifNobody = (ownerRole: string | null, responsible: readonly string[]) =>
  responsible.length === 0 ? ownerRole : null

/** Reads lanes and people once; make a new one after a change. */
export function raciGenerator(reader: PlanReader): RaciGenerator {
  const people = new Map(reader.list('person').map((row) => [row.id, row]))
  const lanes = new Map(reader.list('lane').map((row) => [row.id, row]))
  const roleIn = (id: string | null, ...wanted: (string | null)[]) =>
    id === null ? null : roleOfPerson(people.get(id), wanted)
  return {
    step({ lane: laneId, owners, ownerRole, responsibleRoles }) {
      const lane = laneId === null ? undefined : lanes.get(laneId)
      if (lane?.kind === 'outside') return null
      const ofLane = lane?.kind === 'role' ? lane.role : lane?.kind === 'person' ? roleIn(lane.person, ownerRole) : null
      const doing = unique(owners.map((id) => roleIn(id, ofLane, ownerRole)))
      const doer = ofLane ?? ifNobody(ownerRole, responsibleRoles)
      return orNull(ofLane ?? doing[0] ?? ownerRole, doing.length > 0 ? doing : unique([doer]))
    },
    task({ owner, participants, ownerRole, responsibleRoles }) {
      const own = roleIn(owner, ownerRole)
      const taking = unique([own, ...participants.map((id) => roleIn(id))])
      return orNull(own ?? ownerRole, taking.length > 0 ? taking : unique([ifNobody(ownerRole, responsibleRoles)]))
    },
    process({ owner, ownerRole }) {
      return orNull(roleIn(owner, ownerRole), [])
    },
  }
}

/** The letters that a role would have. */
export const generatedLetters = ({ accountable, responsible }: GeneratedRaci, role: string): string =>
  (accountable === role ? 'A' : '') + (responsible.includes(role) ? 'R' : '')

export interface RaciDifference {
  readonly role: string
  readonly entered: string
  readonly generated: string
  /** The cell once the generated letters are taken over: C and I go where R comes, else they stay. */
  readonly accepted: string
}

/** Cells whose A or R is not the generated one; none where nothing is generated. */
export function raciDifferences(row: RaciFields, generated: GeneratedRaci | null): RaciDifference[] {
  if (!generated) return []
  const { accountable, responsible } = generated
  const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id) => b.includes(id))
  // Most rows: nothing to tell.
  if (row.ownerRole === accountable && same(row.responsibleRoles, responsible)) return []
  const open = (letter: 'A' | 'R') => (letter === 'A' ? accountable !== null : responsible.length > 0)
  const roles = unique([accountable, ...responsible, row.ownerRole, ...row.responsibleRoles])
  return roles.flatMap((role): RaciDifference[] => {
    const entered = lettersOf(row, role)
    const wanted = generatedLetters(generated, role)
    const differs = (['A', 'R'] as const).some((l) => open(l) && entered.includes(l) !== wanted.includes(l))
    if (!differs) return []
    const kept = [...entered].filter(
      (l) => ((l === 'C' || l === 'I') && !wanted.includes('R')) || (isAr(l) && !open(l)),
    )
    const accepted = raciLetters.filter((l) => wanted.includes(l) || kept.includes(l)).join('')
    return [{ role, entered, generated: wanted, accepted }]
  })
}
const isAr = (letter: string): letter is 'A' | 'R' => letter === 'A' || letter === 'R'
