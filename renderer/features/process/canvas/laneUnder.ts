// The lane that dragged steps are over.
import { laneAt } from '#shared/diagram/bands.ts'
import { centreOf } from '#shared/diagram/geometry.ts'
import type { Positions } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'
import { drawnBoxes } from '../model/drawnBoxes.ts'

/** The lane under the middle of the first dragged step; null where that is its own. */
export function laneUnder(drawing: Drawing, drag: Positions): string | null {
  const [first] = drag
  const found = first && drawnBoxes(drawing).stepById.get(first[0])
  if (!found || drawing.bands.lanes.length === 0) return null
  const lane = laneAt(drawing.bands, centreOf(found.step, first[1]).y)?.id ?? null
  return lane === found.step.lane ? null : lane
}
