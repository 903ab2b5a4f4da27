// The peer of the layout bench: elkjs' layered layout of the same steps and flows, without lanes or with its partitions as lanes.
import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js'
import { laneLeaves, leafOfSteps } from '#shared/diagram/bands.ts'
import { outerBox } from '#shared/diagram/geometry.ts'
import type { Diagram, Point, Rect } from '#shared/diagram/types.ts'

export type ElkLanes = 'none' | 'partitions'
export type ElkDrawing = { boxes: Map<string, Rect>; lines: { from: string; to: string; points: Point[] }[] }

// Distances like ours, so that neither has an easier drawing.
const base = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '32',
  'elk.layered.spacing.nodeNodeBetweenLayers': '48',
}

/** Every step as large as its outline and outside label together, as our own layout sees it. */
export async function elkLayout(diagram: Diagram, lanes: ElkLanes): Promise<ElkDrawing> {
  const leafOf = leafOfSteps(diagram, laneLeaves(diagram))
  const partition = (id: string) => ({ layoutOptions: { 'elk.partitioning.partition': String(leafOf.get(id)) } })
  const graph: ElkNode = {
    id: 'process',
    // Partitions are layers, so lanes below each other want a drawing that runs downward.
    layoutOptions:
      lanes === 'none'
        ? { ...base, 'elk.direction': 'RIGHT' }
        : { ...base, 'elk.direction': 'DOWN', 'elk.partitioning.activate': 'true' },
    children: diagram.steps.map((step) => {
      const { width, height } = outerBox(step, { x: 0, y: 0 })
      return { id: step.id, width, height, ...(lanes === 'none' ? {} : partition(step.id)) }
    }),
    edges: diagram.flows.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  }
  const { children = [], edges = [] } = await new ELK().layout(graph)
  return {
    boxes: new Map(children.map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [id, { x, y, width, height }])),
    lines: edges.flatMap(({ sources: [from], targets: [to], sections: [line] = [] }) =>
      from && to && line ? [{ from, to, points: [line.startPoint, ...(line.bendPoints ?? []), line.endPoint] }] : [],
    ),
  }
}
