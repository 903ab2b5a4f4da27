// Moves steps of a version – by hand, into a lane or phase, or to the places of a layout – each time as one command.
import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import type { CommandArgs } from '#shared/commands/index.ts'
import { outerBox, outerBoxes, snapStep, stepSize } from '#shared/diagram/geometry.ts'
import { firstFreeRight, settleLanes } from '#shared/diagram/slots.ts'
import type { Diagram, DiagramStep, Point, Positions, StepKind } from '#shared/diagram/types.ts'
import { type Drawing, drawingOf } from './drawing.ts'
import { type Move, movesBetween } from './moves.ts'
import { setEditor } from './state.ts'
import { waysAfter } from './ways.ts'

export type Captured = CommandArgs<'step.capture'>['steps'][number]

/** Places of steps that the plan does not know yet: they go along with whatever fixes places next. */
export const placesToFix = (drawing: Drawing): Captured[] =>
  drawing.unplaced.flatMap((id) => {
    const at = drawing.positions.get(id)
    return at ? [{ id, row: { ...at } }] : []
  })

/** Where a step in a lane that is only being named will stand: below everything. */
export function belowAll(drawing: Drawing, kind: StepKind, x: number): Point {
  const { bounds } = drawing.bands
  return snapStep(kind, { x, y: bounds.y + bounds.height + 24 })
}

/** The place of a step carried into another lane: same column, the lane's first line. */
export function intoLane(drawing: Drawing, id: string, lane: string | undefined): Partial<Point> {
  const step = drawing.diagram.steps.find((s) => s.id === id)
  const at = drawing.positions.get(id)
  if (!step || !at) return {}
  const band = drawing.bands.lanes.find((b) => b.leaf && b.id === lane)
  if (!band) return belowAll(drawing, step.kind, at.x)
  return snapStep(step, { x: at.x, y: band.box.y + band.box.height / 2 - stepSize(step).height / 2 })
}

/** Moves steps; says when that gave some of them another owner. */
export async function moveSteps(version: string, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const drawing = drawingOf(version)
  const named = new Set(moves.map((m) => m.id))
  const fixed = placesToFix(drawing).flatMap(({ id, row }) =>
    named.has(id) ? [] : [{ id, ...(row as unknown as Point) }],
  )
  const all = [...fixed, ...moves]
  const ways = waysAfter(drawing, new Map(all.map((move) => [move.id, move])))
  const done = await execute('step.move', { moves: all, ways })
  if (done && done.ownersChanged > 0)
    notify({ text: currentT()('process.said.ownersChanged', { count: done.ownersChanged }), undo: true })
}

/** Puts steps into a lane or a phase of the version, where they then stand. */
export async function carryTo(
  version: string,
  ids: readonly string[],
  what: 'lane' | 'phase',
  to: string | null,
): Promise<void> {
  const drawing = drawingOf(version)
  const { diagram, positions, bands } = drawing
  const chosen = new Set(ids)
  const places = new Map(positions)
  for (const step of diagram.steps) {
    const at = positions.get(step.id)
    if (!chosen.has(step.id) || !at || step[what] === to) continue
    const column = bands.phases.find((p) => p.id === to)?.box
    const x = column ? column.x + column.width / 2 - stepSize(step).width / 2 : at.x
    const wanted =
      what === 'lane' ? { ...at, ...intoLane(drawing, step.id, to ?? undefined) } : snapStep(step, { x, y: at.y })
    places.set(step.id, freePlace(diagram, places, step, wanted))
  }
  const steps = diagram.steps.map((s) => (chosen.has(s.id) ? { ...s, [what]: to } : s))
  const after = settleLanes({ ...diagram, steps }, places)
  const moves = diagram.steps.flatMap(({ id }): Move[] => {
    const [before, now] = [positions.get(id), after.get(id)]
    if (!now || (!chosen.has(id) && before?.x === now.x && before.y === now.y)) return []
    return [{ id, ...now, ...(chosen.has(id) ? { [what]: to } : {}) }]
  })
  await moveSteps(version, moves)
}

/** The wanted place, or the nearest one to the right of what stands there. */
function freePlace(diagram: Diagram, places: Positions, step: DiagramStep, wanted: Point): Point {
  const others = outerBoxes(diagram, places)
  others.delete(step.id)
  const box = outerBox(step, wanted)
  const free = firstFreeRight(box, [...others.values()])
  return { x: wanted.x + free.x - box.x, y: wanted.y }
}

/** Lays the version out anew in the background; steps glide to their places. With `keep`, only steps outside it move. */
export async function placeAll(version: string, after: ReadonlyMap<string, Point>): Promise<void> {
  const { diagram, positions, unplaced } = drawingOf(version)
  const news = new Set(unplaced)
  const moved = movesBetween(
    { ...diagram, steps: diagram.steps.map((s) => (news.has(s.id) ? { ...s, x: null } : s)) },
    after,
  )
  const resetFlows = diagram.flows.filter((f) => f.waypoints?.length).map((f) => f.id)
  if (moved.length === 0 && resetFlows.length === 0) return
  setEditor({ gliding: positions.size > 0 })
  await execute('process.place', { steps: moved.map(({ id, x, y }) => ({ id, x, y })), resetFlows })
}
