// A diagram as arrays of indices: what the stages of the layout work on.
import { type LaneLeaf, laneLeaves, leafOfSteps } from '../bands.ts'
import type { Diagram } from '../types.ts'

export type LayoutEdge = {
  from: number
  to: number
  /** Index in diagram.flows; -1 for an edge that only keeps unconnected steps in a row. */
  flow: number
  /** Set for flows that lead back: the layout treats them as if they ran forward. */
  reversed: boolean
}

export type LayoutGraph = {
  diagram: Diagram
  leaves: LaneLeaf[]
  /** Per step: index of its band. */
  lane: Int32Array
  /** Per step: index of its phase in order, inferred from neighbours where it has none. */
  phase: Int32Array
  phaseCount: number
  edges: LayoutEdge[]
}

/** Indexes a diagram; flows of unknown steps and from a step to itself do not matter for the layout. */
export function buildGraph(diagram: Diagram): LayoutGraph {
  const index = new Map(diagram.steps.map((step, i) => [step.id, i]))
  const leaves = laneLeaves(diagram)
  const leafOf = leafOfSteps(diagram, leaves)
  const lane = Int32Array.from(diagram.steps, (step) => leafOf.get(step.id) ?? 0)
  const edges: LayoutEdge[] = []
  diagram.flows.forEach((flow, i) => {
    const from = index.get(flow.from)
    const to = index.get(flow.to)
    if (from !== undefined && to !== undefined && from !== to) edges.push({ from, to, flow: i, reversed: false })
  })
  const ordered = diagram.phases.toSorted((a, b) => a.position - b.position)
  const phaseIndex = new Map(ordered.map((phase, i) => [phase.id, i]))
  const phase = Int32Array.from(diagram.steps, (step) =>
    step.phase === null ? -1 : (phaseIndex.get(step.phase) ?? -1),
  )
  const graph = { diagram, leaves, lane, phase, phaseCount: Math.max(1, ordered.length), edges }
  inferPhases(graph)
  chainUnconnected(graph)
  return graph
}

/** A step without a phase belongs where the flow reaches it, else where it leads. */
function inferPhases({ phase, edges }: LayoutGraph): void {
  for (let pass = 0; pass < 3; pass++) {
    let open = false
    const guess = new Int32Array(phase.length).fill(-1)
    for (const { from, to } of edges) if (phase[to] === -1) guess[to] = Math.max(guess[to]!, phase[from]!)
    for (const { from, to } of edges) if (phase[from] === -1 && guess[from] === -1 && pass > 0) guess[from] = phase[to]!
    for (let i = 0; i < phase.length; i++) {
      if (phase[i] !== -1) continue
      phase[i] = guess[i]!
      open ||= phase[i] === -1
    }
    if (!open) return
  }
  for (let i = 0; i < phase.length; i++) if (phase[i] === -1) phase[i] = 0
}

/** Steps without any flow stand one after the other in the order they were written. */
function chainUnconnected(graph: LayoutGraph): void {
  const connected = new Uint8Array(graph.phase.length)
  for (const { from, to } of graph.edges) connected[from] = connected[to] = 1
  const last = new Map<number, number>()
  for (let i = 0; i < connected.length; i++) {
    if (connected[i]) continue
    const phase = graph.phase[i]!
    const before = last.get(phase)
    if (before !== undefined) graph.edges.push({ from: before, to: i, flow: -1, reversed: false })
    last.set(phase, i)
  }
}

/** Where an edge starts once flows that lead back are turned round. */
export const tail = (edge: LayoutEdge): number => (edge.reversed ? edge.to : edge.from)
/** Where an edge ends once flows that lead back are turned round. */
export const head = (edge: LayoutEdge): number => (edge.reversed ? edge.from : edge.to)
