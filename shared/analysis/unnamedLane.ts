// The lane with which a new process begins, as long as nobody has said whose it is.
import type { RowOf } from '../model/plan.ts'
import { isWork } from './processTotals.ts'

/**
 * The only lane of a version, when it stands for nobody yet and holds no work: the first lane that is named takes its place
 * instead of standing below it.
 */
export function unnamedLane(
  lanes: readonly RowOf<'lane'>[],
  steps: readonly RowOf<'step'>[],
): RowOf<'lane'> | undefined {
  const [lane, ...others] = lanes
  if (!lane || others.length > 0 || lane.kind !== 'role' || lane.role !== null) return undefined
  return steps.some(({ kind }) => isWork(kind)) ? undefined : lane
}
