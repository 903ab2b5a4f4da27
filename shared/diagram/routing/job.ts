// Gathers what routing works on: flows with their steps, planned ports, obstacles and the net of ways between them.

import type { Bands, Diagram, DiagramFlow, DiagramStep, FlowRoute, Positions, Rect } from '../types.ts'
import { BoxIndex } from './boxIndex.ts'
import { buildGrid } from './grid.ts'
import type { Borders } from './nudge.ts'
import { findObstacles, type Obstacle } from './obstacles.ts'
import { centresAt, type PortPlan, planPorts } from './ports.ts'
import { newSearch, type Search } from './search.ts'

export type RouteOptions = {
  /** Route only these flows; the others stay as in `previous`. */
  onlyIds?: ReadonlySet<string>
  previous?: readonly FlowRoute[]
  /** Vertical extent that routes should not leave (the lanes). */
  area?: Rect | null
  /** What the caller knows already: the ports planned for all flows, and the bands at these positions. */
  plan?: PortPlan
  bands?: Bands
}

export type RoutedFlow = {
  flow: DiagramFlow
  index: number
  source: DiagramStep
  target: DiagramStep
  sourceIndex: number
  targetIndex: number
}

export type Job = {
  diagram: Diagram
  positions: Positions
  plan: PortPlan
  flows: RoutedFlow[]
  manual: RoutedFlow[]
  stepIndex: Map<string, number>
  outCount: Int32Array
  /** Outline of each step by its index. */
  outlines: Map<number, Obstacle>
  room: BoxIndex<Obstacle>
  search: Search
  area: Rect | null
  borders: Borders
  /** step index × 4 + side → the vertex in front of that port, null when something stands there. */
  gateVertices: Map<number, number | null>
  /** step index × 4 + side → flows in and out. */
  portUse: Map<number, { into: number; out: number }>
  /** What entering a step where another flow leaves it costs, in px of detour. */
  mixCost: number
  /** Flows (by index) that may join their steps beside the middle of a side. */
  sliding: Set<number>
}

/** Everything but the ways themselves. Flows of steps that are unknown or have no position are left out. */
export function newJob(
  diagram: Diagram,
  positions: Positions,
  { onlyIds, area = null, plan = planPorts(diagram, centresAt(diagram, positions)) }: RouteOptions,
  borders: Borders,
): Job {
  const stepIndex = new Map(diagram.steps.map((step, i) => [step.id, i]))
  const flows: RoutedFlow[] = []
  const manual: RoutedFlow[] = []
  const outCount = new Int32Array(diagram.steps.length)
  diagram.flows.forEach((flow, index) => {
    const sourceIndex = stepIndex.get(flow.from)
    const targetIndex = stepIndex.get(flow.to)
    if (sourceIndex === undefined || targetIndex === undefined || !plan.from.has(flow.id)) return
    outCount[sourceIndex]!++
    if (onlyIds && !onlyIds.has(flow.id)) return
    const source = diagram.steps[sourceIndex]!
    const target = diagram.steps[targetIndex]!
    const byHand = flow.waypoints && flow.waypoints.length > 0
    ;(byHand ? manual : flows).push({ flow, index, source, target, sourceIndex, targetIndex })
  })
  const obstacles = findObstacles(diagram, positions, plan.labelSides)
  return {
    diagram,
    positions,
    plan,
    flows,
    manual,
    stepIndex,
    outCount,
    outlines: new Map(obstacles.filter((o) => !o.isLabel).map((o) => [o.step, o])),
    room: new BoxIndex(obstacles),
    search: newSearch(buildGrid(obstacles, area), diagram.flows.length),
    area,
    borders,
    gateVertices: new Map(),
    portUse: new Map(),
    mixCost: 90,
    sliding: new Set(),
  }
}
