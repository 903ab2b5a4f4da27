// Duties (职责): the list of a role or person as steps, tasks, processes and RACI make it, together with what was added by hand.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { lettersOf, type RaciFields } from './raci.ts'
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

/** The duties of a role, or of a person with those of their roles; duties by hand come first. */
export function dutiesOf({ lines, rolesOf }: DutySource, holder: DutyHolder): DutyLine[] {
  const roles = holder.entity === 'role' ? [holder.id] : rolesOf(holder.id)
  return lines.flatMap(({ fields, persons, duty, ...line }): DutyLine[] => {
    const named = holder.entity === 'person' && persons.includes(holder.id)
    const held = fields ? roles.map((role) => lettersOf(fields, role)).join('') : ''
    const letters = [...'ARCI'].filter((letter) => held.includes(letter)).join('')
    const byRole = duty !== null && duty.role !== null && roles.includes(duty.role)
    // What is named to other persons of the role is theirs, unless this one answers for it or is asked or told.
    const others = holder.entity === 'person' && persons.length > 0 && !named
    if (others && line.entity === 'duty') return []
    if (others && letters === 'R') return []
    return named || byRole || letters !== '' ? [{ ...line, letters, named }] : []
  })
}
