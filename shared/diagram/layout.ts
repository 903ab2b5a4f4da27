// Lays a process out from left to right: lanes as bands, phases as columns, the main line straight, flows routed.
import { layoutBands } from './bands.ts'
import { assignCoordinates } from './layout/coordinates.ts'
import { breakCycles } from './layout/cycles.ts'
import { buildGraph } from './layout/graph.ts'
import { placeAround } from './layout/keep.ts'
import { assignLayers } from './layout/layers.ts'
import { orderColumns } from './layout/ordering.ts'
import { assignRows } from './layout/rows.ts'
import { routeArea, routeFlows } from './route.ts'
import { centresAt, planPorts } from './routing/ports.ts'
import type { Diagram, LaidOut, Point, Positions } from './types.ts'

export type LayoutOptions = {
  /** Steps that stay where they are stored; the others find places around them. */
  keep?: ReadonlySet<string>
}

/** Places all steps anew, with bands and routed flows around them. The same diagram always gives the same drawing. */
export function layoutDiagram(diagram: Diagram, { keep }: LayoutOptions = {}): LaidOut {
  const positions = placeSteps(diagram)
  return arrange(diagram, keep && keep.size > 0 ? placeAround(diagram, positions, keep) : positions)
}

/** Bands and routes for given positions: what the canvas and every export show when nothing is laid out anew. */
export function arrange(diagram: Diagram, positions: Positions): LaidOut {
  const plan = planPorts(diagram, centresAt(diagram, positions))
  const before = layoutBands(diagram, positions, { labelSides: plan.labelSides })
  const { flows, labelSides } = routeFlows(diagram, positions, {
    area: routeArea(diagram, before.bounds),
    plan,
    bands: before,
  })
  const bands = layoutBands(diagram, positions, { routes: flows, labelSides })
  return { ...bands, positions: new Map(positions), labelSides, flows }
}

/** Only the positions: columns by the order of work, rows inside the lanes. */
export function placeSteps(diagram: Diagram): Map<string, Point> {
  if (diagram.steps.length === 0) return new Map()
  const graph = buildGraph(diagram)
  breakCycles(graph)
  const layers = assignLayers(graph)
  const ordering = orderColumns(graph, layers)
  const rows = assignRows(graph, layers, ordering)
  // Where labels stand depends on which way flows leave, and that only on columns and rows.
  const rough = new Map(
    diagram.steps.map((step, v) => [
      step.id,
      { x: layers.layer[v]! * 240, y: graph.lane[v]! * 1000 + rows.row[v]! * 100 },
    ]),
  )
  const { labelSides } = planPorts(diagram, rough)
  return assignCoordinates(graph, layers, ordering, rows, labelSides)
}
