// Where work changes hands: the one judgement behind the counts of hand-overs, their lens and the comparison of versions.
import type { RowOf } from '../model/plan.ts'

type Doer = Pick<RowOf<'step'>, 'lane' | 'ownerRole' | 'owners'>

/**
 * Whether a flow hands the work over: it leads to another lane, or inside one lane to another accountable role; where roles are not
 * named on both sides, to somebody else.
 */
export function isHandOver(from: Doer | undefined, to: Doer | undefined): boolean {
  if (!from || !to) return false
  if (from.lane && to.lane && from.lane !== to.lane) return true
  if (from.ownerRole && to.ownerRole) return from.ownerRole !== to.ownerRole
  return from.owners.length > 0 && to.owners.length > 0 && !from.owners.some((id) => to.owners.includes(id))
}
