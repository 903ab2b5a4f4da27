// How busy those are who do the steps of one version: the plan's workload with this version standing for its process.
import type { PlanReader, RowOf } from '../../model/plan.ts'
import { type Load, workload } from '../workload.ts'
import { monthOf } from '../workloadHours.ts'
import { currentVersions } from '../workloadVersions.ts'

export interface FlowLoad {
  readonly entity: 'role' | 'person'
  readonly id: string
  readonly name: string
  /** Hours in the month of all work, and of this version. */
  readonly hours: number
  readonly ofThis: number
  readonly available: number
  /** Utilisation: hours ÷ available. */
  readonly share: number
  /** Steps of this version that they do, by hours. */
  readonly steps: readonly string[]
}

/** Busier than this, queues grow fast: the usual limit for planning. */
export const busyFrom = 0.85

/** Roles and people with hours in this version, the busiest first; none without a volume. `today`, `YYYY-MM-DD`, says which month. */
export function flowLoads(reader: PlanReader, version: RowOf<'processVersion'>, today: string): FlowLoad[] {
  const others = currentVersions(reader, version.kind).filter(({ process }) => process !== version.process)
  const found = workload(reader, monthOf(today), [...others, version])
  const own = new Set(reader.list('step', { processVersion: version.id }).map(({ id }) => id))
  const of = (entity: FlowLoad['entity'], { id, hours, available, share, causes }: Load): FlowLoad[] => {
    const mine = causes.filter((cause) => cause.entity === 'step' && own.has(cause.id))
    if (mine.length === 0 || share === null) return []
    const name = entity === 'role' ? reader.get('role', id)?.name : reader.get('person', id)?.name
    const ofThis = mine.reduce((sum, cause) => sum + cause.hours, 0)
    return [
      { entity, id, name: name ?? '', hours, ofThis, available, share, steps: [...new Set(mine.map((one) => one.id))] },
    ]
  }
  return [
    ...found.roles.flatMap((load) => of('role', load)),
    ...found.people.flatMap((load) => of('person', load)),
  ].sort((a, b) => b.share - a.share)
}
