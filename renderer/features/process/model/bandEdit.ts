// What a user does to lanes and phases: insert, reorder, resize, remove; their steps move along in the same command.

import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import { minPhaseWidth } from '#shared/diagram/geometry.ts'
import { placeSteps } from '#shared/diagram/layout.ts'
import type { Diagram, DiagramLane, Positions } from '#shared/diagram/types.ts'
import { drawingOf } from './drawing.ts'
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

/** Moves a phase one place left (-1) or right (+1); the drawing is laid out for the new order. */
export async function shiftPhase(version: string, id: string, by: -1 | 1): Promise<void> {
  const { diagram } = drawingOf(version)
  const phases = byPosition(diagram.phases)
  const at = phases.findIndex((p) => p.id === id)
  const order = reordered(phases, id, Math.max(0, at + by))
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
