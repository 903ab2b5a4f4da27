// What a drag of steps comes to: snapped to lines of other steps or the grid, onto a flow, or as a copy.

import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { laneAt, phaseAt } from '#shared/diagram/bands.ts'
import { centreOf, gridSize, inflate, stepBox, union } from '#shared/diagram/geometry.ts'
import { blockers, settleLanes } from '#shared/diagram/slots.ts'
import { type Guide, snapToOthers } from '#shared/diagram/snapLines.ts'
import type { DiagramStep, Point, Positions } from '#shared/diagram/types.ts'
import { selectedFragment } from '../capture/clipboard.ts'
import { placeInFlow } from '../model/drafts.ts'
import { type Drawing, drawingOf } from '../model/drawing.ts'
import { drawnBoxes, touching } from '../model/drawnBoxes.ts'
import { graphOf } from '../model/graph.ts'
import { dropMoves, snapped } from '../model/moves.ts'
import { placesToFix } from '../model/moving.ts'
import { select } from '../model/state.ts'
import { waysAfter } from '../model/ways.ts'

/** Keys held while the pointer moves: Ctrl switches snapping off, Alt copies. */
export const held = { free: false, copy: false }
/** From where the button was pressed to where the pointer is, in screen pixels. */
let carried: Point = { x: 0, y: 0 }

/**
 * What React Flow leaves out of a drag: it counts from the first move that it takes for one, which on a busy machine is a long one.
 * @param by how far React Flow has the step carried at its first report, in drawing units
 */
export const dragLag = (by: Point, zoom: number): Point => ({ x: carried.x / zoom - by.x, y: carried.y / zoom - by.y })

/** Follows keys and pointer while the canvas is there; returns how to stop. */
export function holdKeys(): () => void {
  let pressed: Point = { x: 0, y: 0 }
  const follow = (event: PointerEvent | KeyboardEvent) => {
    held.free = event.ctrlKey || event.metaKey
    held.copy = event.altKey
    if (!('clientX' in event)) return
    const at = { x: event.clientX, y: event.clientY }
    if (event.type === 'pointerdown') pressed = at
    carried = { x: at.x - pressed.x, y: at.y - pressed.y }
  }
  const kinds = ['pointerdown', 'pointermove', 'keydown', 'keyup'] as const
  for (const kind of kinds) window.addEventListener(kind, follow, true)
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, follow, true)
  }
}

/** Steps farther away say nothing. */
const reach = 1000
/** Screen pixels within which a line attracts. */
const attraction = 6

/** How far the dragged steps go when the pointer has carried `lead` to `to`, and the lines they then share with others. */
export function dragBy(
  drawing: Drawing,
  ids: ReadonlySet<string>,
  lead: string,
  to: Point,
  zoom: number,
): { by: Point; guides: Guide[] } {
  const { diagram, positions } = drawing
  const from = positions.get(lead)
  if (!from) return { by: { x: 0, y: 0 }, guides: [] }
  const raw = { x: to.x - from.x, y: to.y - from.y }
  if (held.free) return { by: { x: Math.round(raw.x), y: Math.round(raw.y) }, guides: [] }
  const { steps, stepById } = drawnBoxes(drawing)
  const mine = [...ids].flatMap((id) => {
    const found = stepById.get(id)
    return found ? [stepBox(found.step, found.at)] : []
  })
  const whole = mine.reduce((a, b) => union(a, b))
  const moved = { ...whole, x: whole.x + raw.x, y: whole.y + raw.y }
  const others = touching(steps, inflate(moved, reach)).flatMap((i) => {
    const step = diagram.steps[i]
    const at = step && positions.get(step.id)
    return step && at && !ids.has(step.id) ? [stepBox(step, at)] : []
  })
  // A copy leaves its original behind, which is as good to be in line with as any other.
  if (held.copy) others.push(...mine)
  const grid = snapped(diagram, positions, lead, to)
  const snap = snapToOthers(moved, others, Math.max(gridSize / 2, attraction / zoom))
  const onLine = { x: snap.guides.some(linesUp('x')), y: snap.guides.some(linesUp('y')) }
  return {
    by: {
      x: onLine.x ? Math.round(raw.x + snap.dx) : grid.x,
      y: onLine.y ? Math.round(raw.y + snap.dy) : grid.y,
    },
    guides: snap.guides,
  }
}

/** Whether a guide fixes the place along an axis: a gap is drawn along the axis it fixes, a line across it. */
const linesUp = (axis: 'x' | 'y') => (guide: Guide) => (guide.gap ? guide.axis !== axis : guide.axis === axis)

/** The flow under the middle of one dragged step that is joined to nothing yet: dropped there it goes in between. */
export function flowUnder(drawing: Drawing, drag: ReadonlyMap<string, Point>): string | null {
  const [only] = drag
  if (drag.size !== 1 || !only) return null
  const { diagram, flows } = drawing
  const graph = graphOf(diagram.flows)
  const step = diagram.steps.find((s) => s.id === only[0])
  if (!step || ['start', 'end', 'note'].includes(step.kind)) return null
  if (graph.out.has(step.id) || graph.in.has(step.id)) return null
  return flowAt(flows, centreOf(step, only[1]), 20)
}

/** The nearest flow to a point, at most `within` units away. */
export function flowAt(flows: Drawing['flows'], { x, y }: Point, within: number): string | null {
  let best: string | null = null
  let least = within
  for (const { id, points, association } of flows) {
    if (association) continue
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!]
      const dx = Math.max(Math.min(a.x, b.x) - x, 0, x - Math.max(a.x, b.x))
      const dy = Math.max(Math.min(a.y, b.y) - y, 0, y - Math.max(a.y, b.y))
      const distance = Math.hypot(dx, dy)
      if (distance >= least) continue
      least = distance
      best = id
    }
  }
  return best
}

/** Puts a step into a flow where it was dropped; where there is no room, what follows makes some. */
export async function putIntoFlow(version: string, id: string, flow: string, at: Point): Promise<void> {
  const drawing = drawingOf(version)
  const { diagram, positions, bands } = drawing
  const step = diagram.steps.find((s) => s.id === id)
  if (!step) return
  const boxes = diagram.steps.flatMap((s) => {
    const place = positions.get(s.id)
    return place && s.id !== id ? [stepBox(s, place)] : []
  })
  const free = blockers(stepBox(step, at), boxes, 24).length === 0
  const tight = free ? undefined : placeInFlow(drawing, flow, step.kind)
  const wanted = new Map<string, Point>([[id, tight ?? at]])
  for (const { id: other, dx, dy } of tight?.shift ?? []) {
    const place = positions.get(other)
    if (place && other !== id) wanted.set(other, { x: place.x + dx, y: place.y + dy })
  }
  const moves = withUnplaced(drawing, dropMoves(diagram, bands, positions, wanted))
  if (!moves.some((move) => move.id === id)) moves.push({ id, x: Math.round(at.x), y: Math.round(at.y) })
  const ways = waysAfter(drawing, new Map(moves.map((move) => [move.id, move]))).filter((way) => way.id !== flow)
  const done = await execute('step.intoFlow', { step: id, flow, moves, ways })
  if (done && done.ownersChanged > 0)
    notify({ text: currentT()('process.said.ownersChanged', { count: done.ownersChanged }), undo: true })
}

function withUnplaced<M extends { id: string }>(
  drawing: Drawing,
  moves: M[],
): (M | { id: string; x: number; y: number })[] {
  const named = new Set(moves.map((move) => move.id))
  const fixed = placesToFix(drawing).flatMap(({ id, row }) =>
    named.has(id) ? [] : [{ id, ...(row as unknown as Point) }],
  )
  return [...fixed, ...moves]
}

/** Copies the selected steps to where they were dropped with Alt; lanes and phases are those found there. */
export async function dropCopies(version: string, dropped: Positions): Promise<void> {
  const fragment = selectedFragment(version)
  if (!fragment) return
  const drawing = drawingOf(version)
  const { diagram, bands, positions } = drawing
  const byId = new Map(diagram.steps.map((step) => [step.id, step]))
  const copies = fragment.steps.flatMap(({ key, row }) => {
    const step = byId.get(key)
    const at = dropped.get(key)
    if (!step || !at) return []
    const middle = centreOf(step, at)
    const lane = laneAt(bands, middle.y)
    const copy: DiagramStep = { ...step, id: `copy ${key}`, ...at, lane: lane?.id ?? null }
    return [{ key, row, copy, lane: lane?.id ? lane.title : null, phase: phaseAt(bands, middle.x)?.title ?? null }]
  })
  const settled = settleLanes(
    { ...diagram, steps: [...diagram.steps, ...copies.map((c) => c.copy)] },
    new Map([...positions, ...copies.map(({ copy }): [string, Point] => [copy.id, dropped.get(copy.id.slice(5))!])]),
  )
  const place = diagram.steps.flatMap(({ id }) => {
    const [was, is] = [positions.get(id), settled.get(id)]
    return was && is && (was.x !== is.x || was.y !== is.y) ? [{ id, ...is }] : []
  })
  const steps = copies.map(({ key, row, copy, lane, phase }) => {
    const { x, y } = settled.get(copy.id) ?? dropped.get(key)!
    return { key, row: { ...row, x: Math.round(x), y: Math.round(y) }, lane, phase }
  })
  if (steps.length === 0) return
  const done = await execute('step.paste', {
    processVersion: version,
    steps,
    flows: fragment.flows,
    dx: 0,
    dy: 0,
    place,
  })
  if (done) select({ steps: done.ids })
}
