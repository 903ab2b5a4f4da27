// Keys of the canvas with no edit in progress: move along the flow, nudge, start capture.
import { rowOf } from '#platform/useRows.ts'
import { snapStep, stepBox } from '#shared/diagram/geometry.ts'
import type { Point } from '#shared/diagram/types.ts'
import { branchFrom, finish, startConnect, startDraft } from '../capture/commit.ts'
import { onSelectionKey } from '../edit/flowKeys.ts'
import { captured } from '../model/coming.ts'
import { kindOf } from '../model/drafts.ts'
import { drawingOf } from '../model/drawing.ts'
import { removeSelected } from '../model/edit.ts'
import { type Direction, neighbour } from '../model/graph.ts'
import { dropMoves } from '../model/moves.ts'
import { moveSteps } from '../model/moving.ts'
import { editor, select, setEditor, soleStep } from '../model/state.ts'
import { reveal } from './viewport.ts'

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const nudge: Record<Direction, Point> = {
  left: { x: -8, y: 0 },
  right: { x: 8, y: 0 },
  up: { x: 0, y: -8 },
  down: { x: 0, y: 8 },
}

/** Renames what is selected: a step, a flow's label, a lane or a phase. */
export function renameSelected(): boolean {
  const state = editor()
  const step = soleStep(state)
  const [flow] = state.flows
  if (step) setEditor({ capture: { mode: 'title', step } })
  else if (flow && state.flows.size === 1) setEditor({ capture: { mode: 'flow', flow } })
  else if (state.lane) setEditor({ capture: { mode: 'lane', lane: state.lane } })
  else if (state.phase) setEditor({ capture: { mode: 'phase', phase: state.phase } })
  else if (state.picture) setEditor({ captioning: state.picture })
  else return false
  return true
}

/** Selects a step and brings it into view. */
export function goTo(version: string, id: string): void {
  select({ steps: [id] })
  const { diagram, positions } = drawingOf(version)
  const step = diagram.steps.find((s) => s.id === id)
  const at = positions.get(id)
  if (step && at) reveal(stepBox(step, at))
}

/** Deals with a key; false when it is not one of the canvas. */
export function onCanvasKey(version: string, event: KeyboardEvent): boolean {
  const mod = event.ctrlKey || event.metaKey
  const step = soleStep()
  const direction = directions[event.key]
  if (editor().readOnly && changes(event)) return true
  if (step && (direction || removes(event)) && !rowOf('step', step) && kindOf(version, step)) {
    // These need the step where it will stand.
    void captured().then(() => {
      if (editor().capture.mode === 'idle' && soleStep() === step) onCanvasKey(version, event)
    })
    return true
  }
  if (onSelectionKey(version, event)) return true
  if (direction)
    return event.altKey ? false : mod ? nudgeSelected(version, direction) : arrow(version, direction, event.shiftKey)
  switch (event.key) {
    case 'Enter':
      if (event.altKey) return step ? does(() => startConnect(version, step)) : false
      if (mod) return does(() => finish(version, step ?? null, null))
      if (event.shiftKey) return step ? does(() => setEditor({ capture: { mode: 'owner', step } })) : false
      if (!step && renameSelected()) return true
      return does(() => startDraft(version, step ?? null))
    case 'Tab':
      // With nothing selected Tab goes on to the next control, as everywhere.
      return step && !event.shiftKey && !mod ? does(() => branchFrom(version, step)) : false
    case 'F2':
      return mod ? false : renameSelected()
    case 'Delete':
    case 'Backspace':
      return mod ? false : does(() => void removeSelected(version, !event.shiftKey))
    case 'Escape':
      return does(() => select({}))
    case 'Home':
    case 'End':
      return end(version, event.key === 'Home')
    default:
      return false
  }
}

const removes = ({ key }: KeyboardEvent): boolean => key === 'Delete' || key === 'Backspace'

/** Whether a key would change the process. */
const changes = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  ['Enter', 'F2', 'Delete', 'Backspace'].includes(key) || ((ctrlKey || metaKey) && key in directions)

const does = (work: () => void): true => {
  work()
  return true
}

function arrow(version: string, direction: Direction, extend: boolean): boolean {
  const { steps } = editor()
  const { diagram, positions } = drawingOf(version)
  const from = [...steps].at(-1)
  if (!from) return end(version, true)
  const next = neighbour(diagram, positions, from, direction)
  if (!next) return true
  goTo(version, next)
  if (extend) select({ steps: [...steps].filter((id) => id !== next).concat(next) })
  return true
}

/** The first or the last step in reading order. */
function end(version: string, first: boolean): boolean {
  const { diagram, positions } = drawingOf(version)
  const inOrder = diagram.steps.toSorted((a, b) => (positions.get(a.id)?.x ?? 0) - (positions.get(b.id)?.x ?? 0))
  const found = first ? inOrder[0] : inOrder.at(-1)
  if (found) goTo(version, found.id)
  return true
}

function nudgeSelected(version: string, direction: Direction): boolean {
  const { steps } = editor()
  if (steps.size === 0) return false
  const { diagram, bands, positions } = drawingOf(version)
  const { x: dx, y: dy } = nudge[direction]
  const moved = new Map<string, Point>()
  for (const step of diagram.steps) {
    const at = positions.get(step.id)
    if (steps.has(step.id) && at) moved.set(step.id, snapStep(step, { x: at.x + dx, y: at.y + dy }))
  }
  void moveSteps(version, dropMoves(diagram, bands, positions, moved))
  return true
}
