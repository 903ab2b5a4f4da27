// What a plan remembers for the one who works with it: it follows the plan from copy to copy without a question.
import type { EntityName } from '../../model/plan.ts'
import type { Found } from '../dataWorkbook/compareRows.ts'
import type { DataWrite } from '../dataWorkbook/types.ts'
import type { RowSides } from './comparePlans.ts'

/** Has fields that say nothing to people, and `usedAt`. */
const privateEntities: ReadonlySet<EntityName> = new Set(['importMapping'])
export const isPrivate = (entity: EntityName): boolean => privateEntities.has(entity)

/**
 * What a difference of such a row writes: what only the copy did is done here as well; of two that both changed, or of which nobody knows
 * who did, the one used last stays; what one side removed and the other still uses, stays.
 */
export function privateWrite(
  { kind, removedIn, write }: Found,
  { mine, theirs }: RowSides,
  threeWay: boolean,
): DataWrite[] {
  if (removedIn) return []
  if (kind === 'added' || kind === 'removed' || (kind === 'changed' && threeWay)) return [write]
  return String(theirs?.usedAt ?? '') > String(mine?.usedAt ?? '') ? [write] : []
}
