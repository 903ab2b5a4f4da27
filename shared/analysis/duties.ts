// Duties (职责): the list of a role or person as steps, tasks, processes and RACI make it, together with what was added by hand.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { lettersOf, type RaciFields, raciLetters } from './raci.ts'
import { currentVersions } from './workloadVersions.ts'
import { volumesOf } from './workloadVolumes.ts'

export interface DutyLine {
  readonly entity: 'process' | 'step' | 'task' | 'duty'
  readonly id: string
  readonly title: string
  /** RACI letters, e.g. `AR`; '' where the person is named without a letter, or of a duty added by hand. */
  readonly letters: string
  /** The person themselves is named: as owner, participant, or of a duty of their own. */
  readonly named: boolean
  /** Id of the process it belongs to. */
  readonly process: string | null
  /** How often a step is done in a month, by all who do it; null where that is not known. */
  readonly perMonth: number | null
  readonly hoursPerWeek: number | null
}

export type DutyHolder = { readonly entity: 'role' | 'person'; readonly id: string }

/** What all holders have in common: read once per change of the plan. */
export interface DutySource {
  readonly lines: readonly (Omit<DutyLine, 'letters' | 'named'> & {
    readonly fields: RaciFields | null
    readonly persons: readonly string[]
    readonly duty: RowOf<'duty'> | null
  })[]
  rolesOf(person: string): readonly string[]
}

const none: readonly string[] = []

/** Everything that can be somebody's duty: processes, the steps of one version of each, open tasks, and duties by hand. */
export function dutySource(reader: PlanReader): DutySource {
  const versions = currentVersions(reader, 'newest')
  const perMonth = new Map(volumesOf(reader, versions).volumes.map((v) => [v.step.id, v.perMonth]))
  const processOf = new Map(versions.map((version) => [version.id, version.process]))
  const open = { process: null, perMonth: null, hoursPerWeek: null, duty: null }
  const steps = versions.flatMap((version) => reader.list('step', { processVersion: version.id }))
  return {
    rolesOf: (person) => reader.get('person', person)?.roles ?? none,
    lines: [
      ...reader.list('duty').map((duty) => ({
        ...open,
        entity: 'duty' as const,
        id: duty.id,
        title: duty.title,
        process: duty.process,
        hoursPerWeek: duty.hoursPerWeek,
        fields: null,
        persons: duty.person ? [duty.person] : none,
        duty,
      })),
      ...reader.list('process').map((process) => ({
        ...open,
        entity: 'process' as const,
        id: process.id,
        title: process.title,
        process: process.id,
        fields: process,
        persons: process.owner ? [process.owner] : none,
      })),
      ...steps.map((step) => ({
        ...open,
        entity: 'step' as const,
        id: step.id,
        title: step.title,
        process: processOf.get(step.processVersion) ?? null,
        perMonth: perMonth.get(step.id) ?? null,
        fields: step,
        persons: step.owners,
      })),
      ...reader
        .list('task')
        .filter(({ status }) => status !== 'done' && status !== 'cancelled')
        .map((task) => ({
          ...open,
          entity: 'task' as const,
          id: task.id,
          title: task.title,
          fields: task,
          persons: [...(task.owner ? [task.owner] : []), ...task.participants],
        })),
    ],
  }
}

type SourceLine = DutySource['lines'][number]

/** The line as a holder with these roles has it; null where it is not theirs. */
function heldLine(source: SourceLine, holder: DutyHolder, roles: readonly string[]): DutyLine | null {
  const { fields, persons, duty, ...line } = source
  const named = holder.entity === 'person' && persons.includes(holder.id)
  const held = fields ? roles.map((role) => lettersOf(fields, role)).join('') : ''
  const letters = raciLetters.filter((letter) => held.includes(letter)).join('')
  const byRole = duty !== null && duty.role !== null && roles.includes(duty.role)
  // What is named to other persons of the role is theirs, unless this one answers for it or is asked or told.
  const others = holder.entity === 'person' && persons.length > 0 && !named
  if (others && (line.entity === 'duty' || letters === 'R')) return null
  return named || byRole || letters !== '' ? { ...line, letters, named } : null
}

const rolesOf = (source: DutySource, { entity, id }: DutyHolder) => (entity === 'role' ? [id] : source.rolesOf(id))

/** The duties of a role, or of a person with those of their roles; duties by hand come first. */
export function dutiesOf(source: DutySource, holder: DutyHolder): DutyLine[] {
  const roles = rolesOf(source, holder)
  return source.lines.flatMap((line) => heldLine(line, holder, roles) ?? [])
}

export const holderKey = ({ entity, id }: DutyHolder): string => `${entity}:${id}`

/** How many duties each of the holders has, by `holderKey`; those without any are left out. */
export function dutyCounts(source: DutySource, holders: readonly DutyHolder[]): Map<string, number> {
  const byKey = new Map(holders.map((holder) => [holderKey(holder), { holder, roles: rolesOf(source, holder) }]))
  const inRole = new Map<string, string[]>()
  for (const [key, { roles }] of byKey)
    for (const role of roles) {
      const list = inRole.get(role)
      if (list) list.push(key)
      else inRole.set(role, [key])
    }
  const counts = new Map<string, number>()
  for (const line of source.lines) {
    const { fields, duty, persons } = line
    const roles = fields
      ? [fields.ownerRole, ...fields.responsibleRoles, ...fields.consultedRoles, ...fields.informedRoles]
      : [duty?.role ?? null]
    const keys = new Set([
      ...persons.map((id) => holderKey({ entity: 'person', id })),
      ...roles.flatMap((role) => (role && inRole.get(role)) || []),
    ])
    for (const key of keys) {
      const found = byKey.get(key)
      if (found && heldLine(line, found.holder, found.roles)) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}
