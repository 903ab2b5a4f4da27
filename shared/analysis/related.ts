// The links of a row in both directions, grouped as a person reads them: what it names, and what names it.
import { dependants } from '../model/dependants.ts'
import type { AnyRow } from '../model/entity.ts'
import type { EntityName, PlanReader } from '../model/plan.ts'
import { referencesOf } from '../model/references.ts'

/** Rows of one entity that are linked with a row by one field. */
export interface RelatedGroup {
  /** `out`: the row names these in `field` of its own; `in`: these name it in `field` of theirs. */
  readonly direction: 'out' | 'in'
  readonly entity: EntityName
  readonly field: string
  readonly ids: readonly string[]
}

/** What belongs to a drawing or to a table of periods, and is seen there. */
const ownPlace = new Set<EntityName>([
  ...(['comment', 'attachment', 'picture', 'sequenceFlow'] as const),
  ...(['kpiValue', 'budgetAmount', 'taskDependency'] as const),
])

/** All links of a row, outgoing ones first, each group in the order of the plan; nothing for a row that is not there. */
export function relatedOf(reader: PlanReader, entity: EntityName, id: string): RelatedGroup[] {
  const row = reader.get(entity, id) as AnyRow | undefined
  if (!row) return []
  const groups = new Map<string, RelatedGroup & { ids: string[] }>()
  const put = (direction: 'out' | 'in', of: EntityName, field: string, other: string) => {
    if (ownPlace.has(of)) return
    const key = `${direction} ${of} ${field}`
    const group = groups.get(key) ?? { direction, entity: of, field, ids: [] }
    groups.set(key, group)
    if (!group.ids.includes(other)) group.ids.push(other)
  }
  for (const link of referencesOf(entity, row))
    if (reader.get(link.entity, link.id)) put('out', link.entity, link.field, link.id)
  for (const link of dependants(reader, entity, id)) put('in', link.entity, link.field, link.id)
  return [...groups.values()]
}
