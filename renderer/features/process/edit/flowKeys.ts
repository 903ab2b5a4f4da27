// Keys on a selected flow, picture or note: go along flows, move pieces of a line, move and resize what has a size of its own.
import { execute } from '#platform/execute.ts'
import { rowOf } from '#platform/useRows.ts'
import { leastNote, stepSize } from '#shared/diagram/geometry.ts'
import type { Point } from '#shared/diagram/types.ts'
import { addBend, movePiece, onGrid, piecesOf, removeBend, tidied } from '#shared/diagram/waypoints.ts'
import { reveal } from '../canvas/viewport.ts'
import { drawingOf } from '../model/drawing.ts'
import { flowsIn, flowsOut, graphOf } from '../model/graph.ts'
import { nudgePicture, scalePicture } from '../model/pictures.ts'
import { editor, select, setEditor, soleStep } from '../model/state.ts'
import { resetWays, shapeFlow } from '../model/ways.ts'
import { soleFlow } from './FlowHandles.tsx'

const ways: Record<string, Point> = {
  ArrowLeft: { x: -8, y: 0 },
  ArrowRight: { x: 8, y: 0 },
  ArrowUp: { x: 0, y: -8 },
  ArrowDown: { x: 0, y: 8 },
}

/** Deals with a key when it is one for what is selected; false otherwise. */
export function onSelectionKey(version: string, event: KeyboardEvent): boolean {
  const { picture, readOnly } = editor()
  const mod = event.ctrlKey || event.metaKey
  const way = ways[event.key]
  const flow = soleFlow()
  const step = soleStep()
  if (way && event.altKey && !mod && !event.shiftKey && way.y === 0) {
    if (step) return toFlow(version, step, way.x > 0 ? 'out' : 'in')
    if (flow) return toSibling(version, flow, way.x > 0 ? 1 : -1)
    return false
  }
  if (flow) {
    if (event.key === 'Tab' && !mod) return choosePiece(version, flow, event.shiftKey ? -1 : 1)
    if (way && mod) return readOnly || nudgePiece(version, flow, way)
    if (way && way.y === 0 && !event.altKey) return toStep(version, flow, way.x > 0 ? 'to' : 'from')
  }
  if (!way || readOnly) return false
  if (mod && event.shiftKey) return resize(version, picture, way)
  if (picture && !event.altKey) {
    void nudgePicture(picture, way)
    return true
  }
  return false
}

function toFlow(version: string, step: string, which: 'in' | 'out'): boolean {
  const graph = graphOf(drawingOf(version).diagram.flows)
  const [first] = which === 'out' ? flowsOut(graph, step) : flowsIn(graph, step)
  if (first) select({ flows: [first.id] })
  return true
}

/** The next flow out of the same step. */
function toSibling(version: string, flow: string, by: number): boolean {
  const { flows } = drawingOf(version).diagram
  const from = flows.find((f) => f.id === flow)?.from
  const all = from === undefined ? [] : flowsOut(graphOf(flows), from)
  const at = all.findIndex((f) => f.id === flow)
  const next = all.at((at + by) % all.length)
  if (next) select({ flows: [next.id] })
  return true
}

function toStep(version: string, flow: string, end: 'from' | 'to'): boolean {
  const { diagram, positions } = drawingOf(version)
  const id = diagram.flows.find((f) => f.id === flow)?.[end]
  const step = diagram.steps.find((s) => s.id === id)
  const at = id === undefined ? undefined : positions.get(id)
  if (!step || !at) return true
  select({ steps: [step.id] })
  reveal({ ...at, ...stepSize(step) })
  return true
}

const lineOf = (version: string, flow: string): Point[] =>
  tidied(drawingOf(version).flows.find(({ id }) => id === flow)?.points ?? [])

/** The piece that keys move; the one in the middle until another is chosen. */
const pieceNow = (points: readonly Point[]): number => Math.min(editor().piece, Math.max(0, points.length - 2))

function choosePiece(version: string, flow: string, by: number): boolean {
  const count = lineOf(version, flow).length - 1
  if (count < 1) return true
  setEditor({ piece: (pieceNow(lineOf(version, flow)) + by + count) % count })
  return true
}

function nudgePiece(version: string, flow: string, by: Point): boolean {
  const points = lineOf(version, flow)
  const at = pieceNow(points)
  const piece = piecesOf(points)[at]
  const across = piece?.horizontal ? 'y' : 'x'
  if (!piece || by[across] === 0) return true
  const line = movePiece(points, at, onGrid(piece.middle[across]) + by[across])
  // A piece at a port stands further along the line once it has left the port.
  const now = piecesOf(line).findIndex((p) => p.horizontal === piece.horizontal && p.length > 16 && p.at >= at)
  void shapeFlow(flow, line)
  if (now >= 0) setEditor({ piece: now })
  return true
}

/** Adds a bend in the middle of the chosen piece. */
export async function bendSelected(version: string): Promise<void> {
  const flow = soleFlow()
  if (flow === undefined) return
  const points = lineOf(version, flow)
  const at = pieceNow(points)
  const piece = piecesOf(points)[at]
  if (!piece) return
  const to = onGrid(piece.horizontal ? piece.middle.y : piece.middle.x) + 24
  await shapeFlow(flow, addBend(points, at, piece.middle, to))
}

/** Takes away the bend at the end of the chosen piece, else the first that can go. */
export async function unbendSelected(version: string): Promise<void> {
  const flow = soleFlow()
  if (flow === undefined) return
  const points = lineOf(version, flow)
  const at = pieceNow(points)
  const order = [at + 1, at, ...points.keys()]
  for (const corner of order) {
    const line = removeBend(points, corner)
    if (line) return void (await shapeFlow(flow, line))
  }
}

/** Selected flows whose corners were set by hand. */
export const shapedFlows = (): string[] =>
  [...editor().flows].filter((id) => (rowOf('sequenceFlow', id)?.waypoints?.length ?? 0) > 0)

export async function resetSelected(): Promise<void> {
  const flows = shapedFlows()
  if (flows.length > 0) await resetWays(flows)
}

/** Ctrl+Shift with an arrow makes a picture or a note larger or smaller. */
function resize(version: string, picture: string | null, by: Point): boolean {
  if (picture) {
    const row = rowOf('picture', picture)
    if (row) void scalePicture(picture, (row.width + 2 * (by.x + by.y)) / row.width)
    return row !== undefined
  }
  const step = drawingOf(version).diagram.steps.find((s) => s.id === soleStep())
  if (step?.kind !== 'note') return false
  const { width, height } = stepSize(step)
  void sizeNote(step.id, { width: width + by.x, height: height + by.y })
  return true
}

/** Gives a note a size of its own, about its top left corner unless it is told another one. */
export async function sizeNote(
  id: string,
  { width, height, ...corner }: { width: number; height: number; x?: number; y?: number },
): Promise<void> {
  const patch = {
    ...corner,
    width: Math.max(leastNote.width, Math.round(width)),
    height: Math.max(leastNote.height, Math.round(height)),
  }
  await execute('rows.update', { entity: 'step', id, patch })
}
