// What a user does to lanes and phases: insert, reorder, resize, remove; their steps move along in the same command.

import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import { bandPadding, gridSize, minPhaseWidth, outerBoxes } from '#shared/diagram/geometry.ts'
import { placeSteps } from '#shared/diagram/layout.ts'
import type { Diagram, DiagramLane, DiagramStep, Positions } from '#shared/diagram/types.ts'
import { drawingOf } from './drawing.ts'
import { lanesIn } from './laneDrop.ts'
import { leastLaneHeight, movesBetween, reordered, restack } from './moves.ts'
import { select, setEditor } from './state.ts'

const byPosition = <T extends { position: number }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => a.position - b.position)

const stepWrites = (diagram: Diagram, after: Positions): Write[] =>
  movesBetween(diagram, after).map(({ id, x, y }) => ({ do: 'update', entity: 'step', id, patch: { x, y } }))

const orderWrites = (entity: 'lane' | 'phase', rows: readonly { id: string; position: number }[]): Write[] =>
  rows.flatMap((row, i) =>
    row.position === i + 1 ? [] : [{ do: 'update' as const, entity, id: row.id, patch: { position: i + 1 } }],
  )

/** A title that no other lane or phase has: 泳道 3. */
function freeTitle(key: 'process.lane.default' | 'process.phase.default', taken: readonly { title: string }[]): string {
  const t = currentT()
  let n = taken.length + 1
  while (taken.some((row) => row.title === t(key, { n }))) n++
  return t(key, { n })
}

/** Inserts a lane among those of the top level (0 = first) and lets the user name it. */
export async function insertLane(version: string, index: number): Promise<void> {
  const { diagram, bands, positions } = drawingOf(version)
  const lanes = byPosition(diagram.lanes)
  const title = freeTitle('process.lane.default', lanes)
  const added: DiagramLane = { id: 'new', title, position: 0, size: null, parent: null }
  const order = [...lanes.slice(0, index), added, ...lanes.slice(index)].map((lane, i) => ({
    ...lane,
    position: i + 1,
  }))
  const after = restack(diagram, bands, positions, order)
  // The first lane of a drawing takes all its steps in.
  const place = movesBetween(diagram, after).map(({ id, x, y }) => ({ id, x, y }))
  const done = await execute('lane.add', {
    processVersion: version,
    title,
    order: order.map((lane) => (lane.id === 'new' ? null : lane.id)),
    place,
  })
  if (!done) return
  select({ lane: done.id })
  setEditor({ capture: { mode: 'lane', lane: done.id } })
}

/** Puts a lane at a place among the lanes in `parent` (null: those by themselves); its steps go with it. */
export async function placeLane(version: string, id: string, parent: string | null, index: number): Promise<void> {
  const { diagram, bands, positions } = drawingOf(version)
  const lane = diagram.lanes.find((l) => l.id === id)
  if (!lane) return
  const there = lanesIn(diagram.lanes, parent, id)
  const order = [...there.slice(0, index), lane, ...there.slice(index)].map((l) => l.id)
  const place = new Map(order.map((of, i) => [of, i + 1]))
  const lanes = diagram.lanes.map((l) => ({
    ...l,
    position: place.get(l.id) ?? l.position,
    parent: l.id === id ? parent : (l.parent ?? null),
  }))
  const moves = movesBetween(diagram, restack(diagram, bands, positions, lanes))
  await execute('lane.reorder', {
    processVersion: version,
    order,
    nest: (lane.parent ?? null) === parent ? null : { id, parent },
    place: moves.map(({ id: step, x, y }) => ({ id: step, x, y })),
  })
}

/** Puts a lane into the one above it (true), or out of the one it is in, just below that (false). */
export function nestLane(version: string, id: string, into: boolean): Promise<void> {
  const { lanes } = drawingOf(version).diagram
  const lane = lanes.find((l) => l.id === id)
  if (!lane || into === ((lane.parent ?? null) !== null)) return Promise.resolve()
  const top = lanesIn(lanes, null, '')
  if (!into) return placeLane(version, id, null, top.findIndex((l) => l.id === lane.parent) + 1)
  const above = top[top.indexOf(lane) - 1]
  if (!above || lanes.some((l) => l.parent === id)) return Promise.resolve()
  return placeLane(version, id, above.id, lanesIn(lanes, above.id, id).length)
}

/** Puts a lane at another place among its siblings. */
export async function moveLane(version: string, id: string, to: number): Promise<void> {
  const { diagram, bands, positions } = drawingOf(version)
  const lane = diagram.lanes.find((l) => l.id === id)
  if (!lane) return
  const siblings = byPosition(diagram.lanes.filter((l) => (l.parent ?? null) === (lane.parent ?? null)))
  const order = reordered(siblings, id, to)
  const writes = orderWrites('lane', order)
  if (writes.length === 0) return
  const place = new Map(order.map((l, i) => [l.id, i + 1]))
  const lanes = diagram.lanes.map((l) => ({ ...l, position: place.get(l.id) ?? l.position }))
  await execute('rows.apply', {
    writes: [...writes, ...stepWrites(diagram, restack(diagram, bands, positions, lanes))],
  })
}

/** Moves a lane one place up (-1) or down (+1). */
export function shiftLane(version: string, id: string, by: -1 | 1): Promise<void> {
  const { diagram } = drawingOf(version)
  const lane = diagram.lanes.find((l) => l.id === id)
  const siblings = byPosition(diagram.lanes.filter((l) => (l.parent ?? null) === (lane?.parent ?? null)))
  const at = siblings.findIndex((l) => l.id === id)
  return moveLane(version, id, Math.max(0, at + by))
}

/** Sets the height of a lane; null: as its steps need. Never less than they need. */
export async function resizeLane(version: string, id: string, height: number | null): Promise<void> {
  const { diagram, bands, positions } = drawingOf(version)
  const least = leastLaneHeight(diagram, bands, positions, id)
  const size = height === null ? null : Math.round(Math.max(least, height))
  const lanes = diagram.lanes.map((l) => (l.id === id ? { ...l, size } : l))
  const patch: Write = { do: 'update', entity: 'lane', id, patch: { size } }
  const after = restack({ ...diagram, lanes }, bands, positions, lanes)
  await execute('rows.apply', { writes: [patch, ...stepWrites(diagram, after)] })
}

/** Removes a lane; its steps stay, in no lane, below the others. */
export async function removeLane(version: string, id: string): Promise<void> {
  const { diagram, bands, positions } = drawingOf(version)
  const lanes = diagram.lanes.filter((l) => l.id !== id && l.parent !== id)
  const left = new Set(lanes.map((l) => l.id))
  const kept = diagram.steps.filter((s) => s.lane !== null && !left.has(s.lane)).length
  const steps = diagram.steps.map((s) => (s.lane !== null && !left.has(s.lane) ? { ...s, lane: null } : s))
  const after = restack({ ...diagram, steps }, bands, positions, lanes)
  const writes: Write[] = [{ do: 'remove', entity: 'lane', id }, ...stepWrites(diagram, after)]
  const done = await execute('rows.apply', { writes })
  select({})
  if (done && kept > 0) notify({ text: currentT()('process.said.laneRemoved', { count: kept }), undo: true })
}

/** Inserts a phase (0 = first); what stands in later phases moves right to make room. */
export async function insertPhase(version: string, index: number): Promise<void> {
  const { diagram } = drawingOf(version)
  const phases = byPosition(diagram.phases)
  const title = freeTitle('process.phase.default', phases)
  const later = new Set(phases.slice(index).map((p) => p.id))
  const writes: Write[] = [
    { do: 'insert', entity: 'phase', row: { title, processVersion: version, position: index + 1 } },
    ...phases.slice(index).map(
      (p, i): Write => ({
        do: 'update',
        entity: 'phase',
        id: p.id,
        patch: { position: index + 2 + i },
      }),
    ),
    ...diagram.steps.flatMap((s): Write[] =>
      s.phase !== null && later.has(s.phase) && s.x !== null
        ? [{ do: 'update', entity: 'step', id: s.id, patch: { x: s.x + minPhaseWidth } }]
        : [],
    ),
  ]
  const done = await execute('rows.apply', { writes })
  const id = done?.ids[0]
  if (!id) return
  select({ phase: id })
  setEditor({ capture: { mode: 'phase', phase: id } })
}

/** Moves a phase one place left (-1) or right (+1). */
export function shiftPhase(version: string, id: string, by: -1 | 1): Promise<void> {
  const at = byPosition(drawingOf(version).diagram.phases).findIndex((p) => p.id === id)
  return movePhase(version, id, Math.max(0, at + by))
}

/**
 * Moves the right border of a phase: what stands in later phases moves with it, never closer than their steps allow. The border runs
 * halfway between the steps of both sides, so that they move twice as far.
 */
export async function resizePhase(version: string, id: string, by: number): Promise<void> {
  const { diagram, bands, positions } = drawingOf(version)
  const at = bands.phases.findIndex((p) => p.id === id)
  const later = new Set(bands.phases.slice(at + 1).map((p) => p.id))
  const boxes = outerBoxes(diagram, positions)
  const of = (mine: (step: DiagramStep) => boolean) => diagram.steps.filter(mine).flatMap((s) => boxes.get(s.id) ?? [])
  const moved = diagram.steps.filter((s) => s.phase !== null && later.has(s.phase))
  const left = Math.min(...of((s) => moved.includes(s)).map((box) => box.x))
  const reach = Math.max(...of((s) => !moved.includes(s)).map((box) => box.x + box.width))
  const least = Number.isFinite(left) && Number.isFinite(reach) ? Math.min(0, reach + 2 * bandPadding - left) : 0
  const dx = Math.round(Math.max(least, 2 * by) / gridSize) * gridSize
  const writes = moved.flatMap((s): Write[] => {
    const p = positions.get(s.id)
    return p ? [{ do: 'update', entity: 'step', id: s.id, patch: { x: p.x + dx, y: p.y } }] : []
  })
  if (dx !== 0 && writes.length > 0) await execute('rows.apply', { writes })
}

/** Puts a phase at another place (0 = first); the drawing is laid out for the new order. */
export async function movePhase(version: string, id: string, to: number): Promise<void> {
  const { diagram } = drawingOf(version)
  const phases = byPosition(diagram.phases)
  const order = reordered(phases, id, to)
  const writes = orderWrites('phase', order)
  if (writes.length === 0) return
  const place = new Map(order.map((p, i) => [p.id, i + 1]))
  const after = placeSteps({
    ...diagram,
    phases: diagram.phases.map((p) => ({ ...p, position: place.get(p.id) ?? p.position })),
  })
  setEditor({ gliding: true })
  await execute('rows.apply', { writes: [...writes, ...stepWrites(diagram, after)] })
}

export async function removePhase(id: string): Promise<void> {
  await execute('rows.remove', { entity: 'phase', ids: [id] })
  select({})
}

/** Renames a lane or a phase in place. */
export async function renameBand(entity: 'lane' | 'phase', id: string, title: string): Promise<void> {
  if (title === '' || rowOf(entity, id)?.title === title) return
  if (entity === 'lane') await execute('lane.rename', { id, title })
  else await execute('rows.update', { entity, id, patch: { title } })
}
