// The thin adapter to React Flow: steps as nodes and flows as edges, each object kept as long as nothing it shows changes.
import { type Edge, type Node, Position } from '@xyflow/react'
import { portPoint, stepSize } from '#shared/diagram/geometry.ts'
import type { DiagramStep, FlowRoute, LabelSide, Point, Side } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'
import { drawnBoxes } from '../model/drawnBoxes.ts'

export type StepNodeType = Node<{ step: DiagramStep; side: LabelSide | undefined }, 'step'>
export type FlowEdgeType = Edge<{ route: FlowRoute }, 'flow'>

const sides: readonly [Side, Position][] = [
  ['left', Position.Left],
  ['right', Position.Right],
  ['top', Position.Top],
  ['bottom', Position.Bottom],
]
export const handleSides = sides

const handleCache = new Map<string, NonNullable<Node['handles']>>()

/** Without handles, size and `measured` React Flow renders every node once to measure it, however many there are. */
function handlesOf(step: DiagramStep): NonNullable<Node['handles']> {
  const { width, height } = stepSize(step)
  const key = `${step.kind} ${width} ${height}`
  let handles = handleCache.get(key)
  if (!handles) {
    handles = sides.map(([side, position]) => {
      const { x, y } = portPoint(step, { x: 0, y: 0 }, side)
      return { id: side, type: 'source', position, x: x - 4, y: y - 4, width: 8, height: 8 }
    })
    handleCache.set(key, handles)
  }
  return handles
}

/** The list there was when it still holds just these: React Flow goes through everything it has when it is handed another. */
function sameOr<T>(list: T[], now: ReadonlyMap<string, T>): T[] {
  const next = [...now.values()]
  return next.length === list.length && next.every((item, i) => item === list[i]) ? list : next
}

/** Keeps the objects of one canvas; each call returns those of the moment. */
export function nodeKeeper() {
  let nodes = new Map<string, StepNodeType>()
  let list: StepNodeType[] = []
  return (
    drawing: Drawing,
    steps: readonly DiagramStep[],
    hidden: readonly DiagramStep[],
    selected: ReadonlySet<string>,
    drag: ReadonlyMap<string, Point> | null,
  ): StepNodeType[] => {
    const kept = new Map<string, StepNodeType>()
    const keep = (step: DiagramStep, isHidden: boolean) => {
      const position = drag?.get(step.id) ?? drawing.positions.get(step.id)
      if (!position) return
      const side = drawing.labelSides.get(step.id)
      const isSelected = selected.has(step.id)
      const known = nodes.get(step.id)
      const same =
        known &&
        known.data.step === step &&
        known.data.side === side &&
        known.selected === isSelected &&
        known.hidden === isHidden &&
        known.position.x === position.x &&
        known.position.y === position.y
      kept.set(step.id, same ? known : nodeOf(step, position, side, isSelected, isHidden))
    }
    for (const step of steps) keep(step, false)
    for (const step of hidden) if (!kept.has(step.id)) keep(step, true)
    nodes = kept
    list = sameOr(list, kept)
    return list
  }
}

function nodeOf(
  step: DiagramStep,
  { x, y }: Point,
  side: LabelSide | undefined,
  selected: boolean,
  hidden: boolean,
): StepNodeType {
  const size = stepSize(step)
  return {
    id: step.id,
    type: 'step',
    position: { x, y },
    ...size,
    measured: size,
    handles: handlesOf(step),
    data: { step, side },
    selected,
    hidden,
  }
}

/** The side of a step on which a flow ends: where its edge can be taken hold of. */
function sideAt(step: DiagramStep, at: Point, end: Point): Side {
  let best: Side = 'right'
  let least = Number.POSITIVE_INFINITY
  for (const [side] of sides) {
    const port = portPoint(step, at, side)
    const distance = Math.hypot(port.x - end.x, port.y - end.y)
    if (distance < least) {
      least = distance
      best = side
    }
  }
  return best
}

export function edgeKeeper() {
  let edges = new Map<string, FlowEdgeType>()
  let list: FlowEdgeType[] = []
  return (
    drawing: Drawing,
    routes: readonly FlowRoute[],
    selected: ReadonlySet<string>,
    drag: ReadonlyMap<string, Point> | null,
  ): FlowEdgeType[] => {
    const { stepById } = drawnBoxes(drawing)
    const kept = new Map<string, FlowEdgeType>()
    for (const route of routes) {
      const isSelected = selected.has(route.id)
      const known = edges.get(route.id)
      if (known && sameRoute(known.data?.route, route) && known.selected === isSelected) {
        kept.set(route.id, known)
        continue
      }
      const from = stepById.get(route.from)?.step
      const to = stepById.get(route.to)?.step
      const fromAt = drag?.get(route.from) ?? drawing.positions.get(route.from)
      const toAt = drag?.get(route.to) ?? drawing.positions.get(route.to)
      const [start, end] = [route.points[0], route.points.at(-1)]
      if (!from || !to || !fromAt || !toAt || !start || !end) continue
      kept.set(route.id, {
        id: route.id,
        type: 'flow',
        source: route.from,
        target: route.to,
        sourceHandle: sideAt(from, fromAt, start),
        targetHandle: sideAt(to, toAt, end),
        data: { route },
        selected: isSelected,
        reconnectable: isSelected,
      })
    }
    edges = kept
    list = sameOr(list, kept)
    return list
  }
}

/** Whether both are drawn alike. */
export function sameRoute(a: FlowRoute | undefined, b: FlowRoute): boolean {
  if (a === b) return true
  if (!a || a.points.length !== b.points.length || a.from !== b.from || a.to !== b.to) return false
  if (a.label?.text !== b.label?.text || a.label?.box.x !== b.label?.box.x || a.label?.box.y !== b.label?.box.y)
    return false
  return a.points.every((p, i) => p.x === b.points[i]!.x && p.y === b.points[i]!.y)
}
