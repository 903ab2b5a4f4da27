// Where everything of a file stands by its id, for connections that the plan does not draw.
import type { Rect } from '../diagram/types.ts'
import type { BpmnFile, BpmnScope } from './types.ts'

/** Bounds by id of all shapes on the file's own page: those of sub-processes stand on theirs. */
export function ledBy({ processes, shapes }: BpmnFile): Map<string, Rect> {
  const boxes = new Map<string, Rect>(shapes.map(({ of, bounds }) => [of, bounds]))
  for (const { participant, pool, scope } of processes) {
    if (participant && pool) boxes.set(participant, pool)
    for (const [id, box] of scopeBoxes(scope)) boxes.set(id, box)
  }
  return boxes
}

export function scopeBoxes({ nodes, shapes }: BpmnScope): [string, Rect][] {
  return [
    ...nodes.flatMap(({ id, bounds }): [string, Rect][] => (bounds ? [[id, bounds]] : [])),
    ...shapes.map(({ of, bounds }): [string, Rect] => [of, bounds]),
  ]
}
