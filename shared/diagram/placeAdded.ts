// Finds places for what an edited outline adds or moves to another lane; everything else stays where it is.
import type { OutlineArgs } from '../commands/outline.ts'
import { nameKey } from '../model/values/context.ts'
import { centreOf, snapStep, stepSize, storedPositions } from './geometry.ts'
import { placeAround } from './layout/keep.ts'
import { placeSteps } from './layout.ts'
import { placeNewStep } from './placeNewStep.ts'
import type { Diagram, DiagramFlow, DiagramLane, DiagramStep, Point, StepKind } from './types.ts'

type Changes = Pick<OutlineArgs, 'steps' | 'remove' | 'flows'>
export type StepPlace = { id: string; x: number; y: number }

/** Up to so many new steps are put one by one behind the step before them, as if typed; more are laid out around the others. */
const oneByOne = 20

/** The diagram that `changes` will make of `diagram`; lanes that do not exist yet stand at the bottom under their title. */
function changed(diagram: Diagram, { steps, remove, flows }: Changes): Diagram {
  const lanes: DiagramLane[] = [...diagram.lanes]
  const byTitle = new Map(lanes.toReversed().map((lane) => [nameKey(lane.title), lane.id]))
  const laneId = (lane: NonNullable<Changes['steps'][number]['lane']>): string => {
    if ('id' in lane) return lane.id
    const known = byTitle.get(nameKey(lane.title))
    if (known !== undefined) return known
    const id = `new lane ${lane.title}`
    byTitle.set(nameKey(lane.title), id)
    lanes.push({ id, title: lane.title, position: Math.max(0, ...lanes.map((l) => l.position)) + 1 })
    return id
  }
  const edits = new Map(steps.map((s) => [s.id, s]))
  const gone = new Set(remove)
  const edited = (step: DiagramStep): DiagramStep => {
    const edit = edits.get(step.id)
    if (!edit) return step
    const { title = step.title, kind = step.kind } = edit.row as { title?: string; kind?: StepKind }
    const lane = edit.lane === undefined ? step.lane : edit.lane && laneId(edit.lane)
    return { ...step, title, kind, lane, ...(lane === step.lane ? placeOfKind(step, kind) : { x: null, y: null }) }
  }
  const known = new Set(diagram.steps.map((s) => s.id))
  const blank: DiagramStep = { id: '', kind: 'task', title: '', lane: null, phase: null, x: null, y: null }
  const added = steps.filter((s) => !known.has(s.id)).map((s) => edited({ ...blank, id: s.id }))
  const patches = new Map(flows.update.map((f) => [f.id, f.patch]))
  const removed = new Set(flows.remove)
  const kept = diagram.flows.flatMap((flow): DiagramFlow[] => {
    const { to = flow.to, label = flow.label } = patches.get(flow.id) ?? {}
    return removed.has(flow.id) || gone.has(flow.from) || gone.has(to) ? [] : [{ ...flow, to, label }]
  })
  const more = flows.insert.map(({ id, from, to, label }, i) => ({ id: id ?? `new flow ${i}`, from, to, label }))
  return {
    ...diagram,
    steps: [...diagram.steps.filter((s) => !gone.has(s.id)).map(edited), ...added],
    flows: [...kept, ...more],
    lanes,
  }
}

/** Where a step that becomes another kind keeps its centre. */
export function placeOfKind(step: DiagramStep, kind: StepKind): { x: number | null; y: number | null } {
  if (step.x === null || step.y === null || step.kind === kind) return { x: step.x, y: step.y }
  const middle = centreOf(step, { x: step.x, y: step.y })
  const { width, height } = stepSize(kind)
  return snapStep(kind, { x: middle.x - width / 2, y: middle.y - height / 2 })
}

/** New steps one after the other, each behind the step before it. */
function behindEachOther(diagram: Diagram, open: readonly DiagramStep[], changes: Changes): Map<string, Point> {
  const after = new Map(changes.steps.map((s) => [s.id, s.after ?? null]))
  let steps = diagram.steps
  for (const step of open) {
    const before = after.get(step.id) ?? null
    const waysOut = diagram.flows.filter((f) => f.from === before)
    // A second way out goes below the first.
    const branch = waysOut.some((f) => f.to !== step.id && steps.some((s) => s.id === f.to && s.x !== null))
    const leads = diagram.flows.some((f) => f.from === step.id && waysOut.length < 2)
    const { x, y, shift } = placeNewStep({ ...diagram, steps: steps.filter((s) => s.id !== step.id) }, before, {
      lane: step.lane,
      kind: step.kind,
      title: step.title,
      branch: branch && !leads,
    })
    const moves = new Map(shift.map((s) => [s.id, s]))
    steps = steps.map((s) => {
      const move = moves.get(s.id)
      if (s.id === step.id) return { ...s, x, y }
      return move && s.x !== null && s.y !== null ? { ...s, x: s.x + move.dx, y: s.y + move.dy } : s
    })
  }
  return storedPositions({ ...diagram, steps })
}

/**
 * Places for the command `process.applyOutline`: of its new steps, of steps that change their lane, and of those that make room.
 * A drawing without any places yet is laid out as a whole.
 */
export function placeAdded(diagram: Diagram, changes: Changes): StepPlace[] {
  const after = changed(diagram, changes)
  const stored = storedPositions(after)
  const open = after.steps.filter((s) => !stored.has(s.id))
  const places =
    open.length === 0
      ? stored
      : stored.size === 0
        ? placeSteps(after)
        : open.length <= oneByOne
          ? behindEachOther(after, open, changes)
          : placeAround(after, placeSteps(after), new Set(stored.keys()))
  const before = storedPositions(diagram)
  return [...places].flatMap(([id, { x, y }]) => {
    const was = before.get(id)
    return was?.x === x && was.y === y ? [] : [{ id, x, y }]
  })
}
