// The steps of a version as a graph: what follows what, where a branch starts, and where an arrow key leads.
import { centreOf } from '#shared/diagram/geometry.ts'
import type { Diagram, DiagramFlow, Point, Positions } from '#shared/diagram/types.ts'

export interface StepGraph {
  readonly out: ReadonlyMap<string, readonly DiagramFlow[]>
  readonly in: ReadonlyMap<string, readonly DiagramFlow[]>
}

const graphs = new WeakMap<object, StepGraph>()

/** Flows by their ends; built once per list of flows. */
export function graphOf(flows: readonly DiagramFlow[]): StepGraph {
  const known = graphs.get(flows)
  if (known) return known
  const out = new Map<string, DiagramFlow[]>()
  const into = new Map<string, DiagramFlow[]>()
  const add = (map: Map<string, DiagramFlow[]>, id: string, flow: DiagramFlow) => {
    const list = map.get(id)
    if (list) list.push(flow)
    else map.set(id, [flow])
  }
  for (const flow of flows) {
    add(out, flow.from, flow)
    add(into, flow.to, flow)
  }
  const graph = { out, in: into }
  graphs.set(flows, graph)
  return graph
}

const none: readonly DiagramFlow[] = []
export const flowsOut = (graph: StepGraph, id: string): readonly DiagramFlow[] => graph.out.get(id) ?? none
export const flowsIn = (graph: StepGraph, id: string): readonly DiagramFlow[] => graph.in.get(id) ?? none

/**
 * The step from which a branch starts when it is asked for at `id`: the nearest decision at or before it that has fewer than two
 * ways out, else the step itself. Nothing follows an end, so from there it is always the nearest decision, whatever its ways out.
 */
export function branchSource(diagram: Diagram, id: string): string {
  const kinds = new Map(diagram.steps.map((s) => [s.id, s.kind]))
  if (kinds.get(id) !== 'end' && kinds.get(id) !== undefined && isSplit(kinds.get(id))) return id
  const graph = graphOf(diagram.flows)
  const seen = new Set([id])
  const queue = [id]
  let anyDecision: string | undefined
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (isSplit(kinds.get(at))) {
      if (flowsOut(graph, at).length < 2) return at
      anyDecision ??= at
    }
    for (const { from } of flowsIn(graph, at)) if (!seen.has(from)) queue.push(from) && seen.add(from)
  }
  return kinds.get(id) === 'end' ? (anyDecision ?? id) : id
}

const isSplit = (kind: string | undefined) => kind === 'decision' || kind === 'parallel'

/** Of the usual answers (是, 否), the first that no way out of the decision carries yet; '' when all are taken. */
export function nextAnswer(diagram: Diagram, decision: string, answers: readonly string[]): string {
  const taken = new Set(flowsOut(graphOf(diagram.flows), decision).map((f) => f.label?.trim().toLowerCase() ?? ''))
  return answers.find((answer) => !taken.has(answer.toLowerCase())) ?? ''
}

export type Direction = 'left' | 'right' | 'up' | 'down'
const unit: Record<Direction, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

/**
 * Where an arrow key leads from a step: along a flow that runs that way; right and left follow the order of work even when the
 * next step lies elsewhere; else to the nearest step in that direction. Undefined when there is none.
 */
export function neighbour(
  diagram: Diagram,
  positions: Positions,
  id: string,
  direction: Direction,
): string | undefined {
  const byId = new Map(diagram.steps.map((s) => [s.id, s]))
  const here = byId.get(id)
  const from = here && centre(byId, positions, id)
  if (!from) return undefined
  const { x: ux, y: uy } = unit[direction]
  const score = (other: string, spread: number): number => {
    const to = other === id ? undefined : centre(byId, positions, other)
    if (!to) return Number.POSITIVE_INFINITY
    const along = (to.x - from.x) * ux + (to.y - from.y) * uy
    const across = Math.abs((to.x - from.x) * uy) + Math.abs((to.y - from.y) * ux)
    return along > 4 && across <= along * spread + 12 ? along + 2 * across : Number.POSITIVE_INFINITY
  }
  const best = (ids: readonly string[], spread: number) => {
    let found: string | undefined
    let least = Number.POSITIVE_INFINITY
    for (const other of ids) {
      const s = score(other, spread)
      if (s < least) {
        least = s
        found = other
      }
    }
    return found
  }
  const graph = graphOf(diagram.flows)
  const next = flowsOut(graph, id).map((f) => f.to)
  const previous = flowsIn(graph, id).map((f) => f.from)
  if (direction === 'right') return best(next, 1) ?? next[0] ?? best([...byId.keys()], 1)
  if (direction === 'left') return best(previous, 1) ?? previous[0] ?? best([...byId.keys()], 1)
  return best([...next, ...previous], 1) ?? best([...byId.keys()], 3)
}

function centre(
  byId: ReadonlyMap<string, Diagram['steps'][number]>,
  positions: Positions,
  id: string,
): Point | undefined {
  const step = byId.get(id)
  const at = positions.get(id)
  return step && at ? centreOf(step, at) : undefined
}
