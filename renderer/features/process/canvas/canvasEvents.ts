// What the canvas does with React Flow's events: selection, drag and drop, connecting, dropping a flow on the paper.
import type { Connection, FinalConnectionState, NodeChange } from '@xyflow/react'
import { laneAt, phaseAt } from '#shared/diagram/bands.ts'
import { snapStep, stepSize } from '#shared/diagram/geometry.ts'
import type { Point, StepKind } from '#shared/diagram/types.ts'
import { startDraftAt } from '../capture/commit.ts'
import { dragBy, dragLag, dropCopies, flowUnder, held, putIntoFlow } from '../edit/dragging.ts'
import { drawingOf } from '../model/drawing.ts'
import { connectSteps, reconnect } from '../model/edit.ts'
import { dropMoves } from '../model/moves.ts'
import { moveSteps } from '../model/moving.ts'
import { editor, select, setEditor } from '../model/state.ts'
import type { FlowEdgeType, StepNodeType } from './nodes.ts'
import { canvasNow, toDrawing } from './viewport.ts'

export function canvasEvents(version: string) {
  /** A step of this kind centred under the pointer, with lane and phase found there. */
  const placeAt = (kind: StepKind, event: { clientX: number; clientY: number }) => {
    const { bands } = drawingOf(version)
    const point = toDrawing({ x: event.clientX, y: event.clientY })
    const { width, height } = stepSize(kind)
    const at = snapStep(kind, { x: point.x - width / 2, y: point.y - height / 2 })
    return { kind, at, lane: laneAt(bands, point.y)?.id ?? null, phase: phaseAt(bands, point.x)?.id ?? null }
  }

  let lag: Point = { x: 0, y: 0 }
  const nodesChanged = (changes: NodeChange<StepNodeType>[]) => {
    const chosen = changes.filter((c) => c.type === 'select')
    if (chosen.length > 0) {
      const steps = new Set(editor().steps)
      for (const { id, selected } of chosen) selected ? steps.add(id) : steps.delete(id)
      select({ steps, flows: steps.size === 0 ? editor().flows : [] })
      setEditor({ pad: true })
    }
    const moves = changes.filter((c) => c.type === 'position' && c.dragging && c.position)
    const [lead] = moves
    if (lead?.type !== 'position' || !lead.position) return
    const drawing = drawingOf(version)
    const { positions } = drawing
    const { steps, drag: before } = editor()
    // Of the steps selected some may be out of sight, where React Flow does not know of them.
    const mounted = moves.flatMap((move) => (move.type === 'position' ? [move.id] : []))
    const ids = new Set(steps.has(lead.id) ? steps : mounted)
    const zoom = canvasNow()?.flow.getZoom() ?? 1
    const start = positions.get(lead.id)
    if (!before && start) lag = dragLag({ x: lead.position.x - start.x, y: lead.position.y - start.y }, zoom)
    const to = { x: lead.position.x + lag.x, y: lead.position.y + lag.y }
    const { by, guides } = dragBy(drawing, ids, lead.id, to, zoom)
    const drag = new Map<string, Point>()
    for (const id of ids) {
      const from = positions.get(id)
      if (from) drag.set(id, { x: from.x + by.x, y: from.y + by.y })
    }
    const copying = held.copy
    // On the grid most moves of the pointer move nothing.
    const at = before?.get(lead.id)
    const now = drag.get(lead.id)
    const same = at && now && before?.size === drag.size && at.x === now.x && at.y === now.y
    if (same && copying === editor().copying) return
    setEditor({ drag, guides, copying, dropFlow: copying ? null : flowUnder(drawing, drag) })
  }

  /** The drop is one command; the steps stay where they were dropped until the plan says so. */
  const dropped = async () => {
    const { drag, copying, dropFlow } = editor()
    setEditor({ guides: [], dropFlow: null })
    if (!drag) return
    const { diagram, bands, positions } = drawingOf(version)
    const [only] = drag
    if (copying) {
      setEditor({ drag: null, copying: false })
      return dropCopies(version, drag)
    }
    if (dropFlow && only) await putIntoFlow(version, only[0], dropFlow, only[1])
    else await moveSteps(version, dropMoves(diagram, bands, positions, drag))
    if (editor().drag === drag) setEditor({ drag: null })
  }

  const connected = ({ source, target }: Connection) => {
    if (source !== target) void connectSteps(source, target, null).then(askAnswer)
  }
  /** A flow drawn from a decision wants to be named. */
  const askAnswer = (flow: string | undefined) => {
    const row = flow ? drawingOf(version).diagram.flows.find((f) => f.id === flow) : undefined
    const from = row && drawingOf(version).diagram.steps.find((s) => s.id === row.from)
    if (row && from?.kind === 'decision') setEditor({ capture: { mode: 'flow', flow: row.id } })
  }

  /** Released away from any handle: on a step it joins that step, on the paper a step is typed there. */
  const connectEnded = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    if (state.isValid || !state.fromNode || !('clientX' in event)) return
    const from = state.fromNode.id
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const target = under?.closest<HTMLElement>('[data-step]')?.dataset.step
    if (target) {
      if (target !== from) void connectSteps(from, target, null).then(askAnswer)
    } else if (under?.classList.contains('react-flow__pane')) {
      startDraftAt(version, { after: from, ...placeAt('task', event) })
    }
  }

  const reconnected = (edge: FlowEdgeType, { source, target }: Connection) =>
    void reconnect(edge.id, { from: source, to: target })

  return { placeAt, nodesChanged, dropped, connected, connectEnded, reconnected }
}
