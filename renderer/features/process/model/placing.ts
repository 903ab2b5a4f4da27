// Places for several new steps at once, and what has to make room for them.
import { outerBox, outerBoxes, union } from '#shared/diagram/geometry.ts'
import { placeNewStep } from '#shared/diagram/placeNewStep.ts'
import { blockers, firstFreeRight, settleLanes, stepGap } from '#shared/diagram/slots.ts'
import type { Diagram, DiagramStep, Point, Positions, Rect, StepKind } from '#shared/diagram/types.ts'

/** The badges of a step nobody has said anything about: they take room beside a decision. */
export const openFooter = { missingOwner: true, missingTime: true } as const

export interface NewStep {
  readonly id: string
  readonly kind: StepKind
  readonly title: string
  /** Undefined: that of the step before. */
  readonly lane?: string | null | undefined
  readonly after: string | null
}
export interface Shift {
  readonly id: string
  readonly dx: number
  readonly dy: number
}

/** Steps written one after the other: their places, and the shifts of steps that stood there. Later ones see the earlier ones. */
export function placeInTurn(diagram: Diagram, news: readonly NewStep[]): { steps: DiagramStep[]; shift: Shift[] } {
  let seen = diagram
  for (const { id, kind, title, lane, after } of news) {
    const before = seen.steps.find((s) => s.id === after)
    const home = lane === undefined ? (before?.lane ?? seen.lanes[0]?.id ?? null) : lane
    const branch = after !== null && seen.flows.some((f) => f.from === after)
    const { x, y, shift } = placeNewStep(seen, after, { kind, title, lane: home, branch })
    const by = new Map(shift.map((s) => [s.id, s]))
    const moved = seen.steps.map((s) => {
      const { dx = 0, dy = 0 } = by.get(s.id) ?? {}
      return s.x === null || s.y === null || (dx === 0 && dy === 0) ? s : { ...s, x: s.x + dx, y: s.y + dy }
    })
    const step: DiagramStep = { id, kind, title, lane: home, phase: before?.phase ?? null, x, y, footer: openFooter }
    const flow = after === null ? [] : [{ id: `to ${id}`, from: after, to: id, label: null }]
    seen = settled({ ...seen, steps: [...moved, step], flows: [...seen.flows, ...flow] })
  }
  const old = new Map(diagram.steps.map((s) => [s.id, s]))
  const shift: Shift[] = []
  const steps: DiagramStep[] = []
  for (const step of seen.steps) {
    const was = old.get(step.id)
    if (!was) steps.push(step)
    else if (
      was.x !== null &&
      was.y !== null &&
      step.x !== null &&
      step.y !== null &&
      (was.x !== step.x || was.y !== step.y)
    )
      shift.push({ id: step.id, dx: step.x - was.x, dy: step.y - was.y })
  }
  return { steps, shift }
}

/** The diagram with every step inside its lane again. */
function settled(diagram: Diagram): Diagram {
  const places = new Map(
    diagram.steps.flatMap((s) => (s.x === null || s.y === null ? [] : [[s.id, { x: s.x, y: s.y }]])),
  )
  const after = settleLanes(diagram, places)
  return { ...diagram, steps: diagram.steps.map((s) => ({ ...s, ...after.get(s.id) })) }
}

/**
 * How far copied steps are put from where they were copied: below them when they are of one lane and there is room or the lane can
 * grow, else to the right of everything in their way. `place`: what moves to make room.
 */
export function placeCopy(
  diagram: Diagram,
  positions: Positions,
  copied: readonly DiagramStep[],
): { dx: number; dy: number; place: { id: string; x: number; y: number }[] } {
  const boxes = copied.flatMap((s) => (s.x === null || s.y === null ? [] : [outerBox(s, { x: s.x, y: s.y })]))
  const [first, ...rest] = boxes
  if (!first) return { dx: 0, dy: 0, place: [] }
  const bounds = rest.reduce<Rect>((a, b) => union(a, b), first)
  const others = [...outerBoxes(diagram, positions).values()]
  const hits = (by: Point) => boxes.some((b) => blockers({ ...b, x: b.x + by.x, y: b.y + by.y }, others, 8).length > 0)
  const onGrid = (n: number) => Math.ceil(n / 8) * 8
  let by: Point = { x: 0, y: 0 }
  const lanes = new Set(copied.map((s) => s.lane))
  if (lanes.size === 1) {
    const step = onGrid(bounds.height + stepGap.y)
    for (let n = 0; n < 6 && hits(by); n++) by = { x: 0, y: by.y + step }
  }
  if (hits(by) || lanes.size > 1) {
    const free = firstFreeRight(bounds, others)
    by = { x: free.x - bounds.x, y: 0 }
  }
  const pasted = copied.map((s, i) => ({ ...s, id: `copy ${i}`, x: (s.x ?? 0) + by.x, y: (s.y ?? 0) + by.y }))
  const wanted = new Map([...positions, ...pasted.map((s): [string, Point] => [s.id, { x: s.x, y: s.y }])])
  const after = settleLanes({ ...diagram, steps: [...diagram.steps, ...pasted] }, wanted)
  const place = diagram.steps.flatMap(({ id }) => {
    const [was, is] = [positions.get(id), after.get(id)]
    return was && is && (was.x !== is.x || was.y !== is.y) ? [{ id, ...is }] : []
  })
  const lead = pasted[0] && after.get(pasted[0].id)
  return { dx: by.x, dy: by.y + (lead && pasted[0] ? lead.y - pasted[0].y : 0), place }
}
