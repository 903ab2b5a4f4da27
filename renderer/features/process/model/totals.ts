// What a version comes to, counted once for everyone who shows it.
import { planReader } from '#platform/useRows.ts'
import { type ProcessTotals, processTotals } from '#shared/analysis/processTotals.ts'
import type { Drawing } from './drawing.ts'

const known = new WeakMap<object, ProcessTotals>()

/** Totals with what sub-processes hold. Every change of what is counted makes another diagram. */
export function totalsOf({ version, diagram }: Drawing): ProcessTotals {
  const before = known.get(diagram)
  if (before) return before
  const totals = processTotals(planReader(), version, { inside: true })
  known.set(diagram, totals)
  return totals
}
