// Which side of a step a flow should leave and enter, and on which side of a decision its question fits.
import { centreOf, defaultLabelSide, hasOutsideLabel, isDiamond } from '../geometry.ts'
import type { Diagram, DiagramFlow, DiagramStep, LabelSide, Point, Positions, Side, StepKind } from '../types.ts'

/** A side a flow may use and what using it costs, in px of detour. */
export type PortChoice = { side: Side; cost: number }

export type PortPlan = {
  /** For each flow by id: sides at its source and at its target. */
  from: Map<string, PortChoice[]>
  to: Map<string, PortChoice[]>
  labelSides: Map<string, LabelSide>
}

/** Steps whose centres differ less than this stand in one row or column. */
const aligned = 24

type Way = { dx: number; dy: number }

type Joined = { flow: DiagramFlow; way: Way; source: DiagramStep; target: DiagramStep }

/** What the titles of diamonds and circles leave to the flows. */
type Labelled = {
  joined: readonly Joined[]
  /** Sides of a step that its own branches take. */
  taken: ReadonlyMap<string, ReadonlySet<Side>>
  branches: ReadonlyMap<string, Side>
  labelSides: Map<string, LabelSide>
}

/**
 * Plans the ports of all flows from the steps' centres. Only the relative place of the centres matters, so the layout can
 * plan with rows and columns before it knows the distances.
 */
export function planPorts(diagram: Diagram, centres: ReadonlyMap<string, Point>): PortPlan {
  const { joined, taken, branches, labelSides } = placeLabels(diagram, centres)
  const plan: PortPlan = { from: new Map(), to: new Map(), labelSides }
  for (const { flow, way, source, target } of joined) {
    const branch = branches.get(flow.id)
    const from = branch ? branchChoices(branch) : leaving(way, flow.from === flow.to)
    const to = entering(way, flow.from === flow.to).map((choice) => ({
      side: choice.side,
      cost: choice.cost + (taken.get(target.id)?.has(choice.side) ? 90 : 0),
    }))
    plan.from.set(
      flow.id,
      from.filter((choice) => !labelCovers(source, labelSides.get(source.id), choice.side)),
    )
    plan.to.set(
      flow.id,
      to.filter((choice) => !labelCovers(target, labelSides.get(target.id), choice.side)),
    )
  }
  return plan
}

function placeLabels(diagram: Diagram, centres: ReadonlyMap<string, Point>): Labelled {
  const steps = new Map(diagram.steps.map((step) => [step.id, step]))
  const joined: Joined[] = []
  const outgoing = new Map<string, Joined[]>()
  const returning = new Set<string>()
  for (const flow of diagram.flows) {
    const source = steps.get(flow.from)
    const target = steps.get(flow.to)
    const a = centres.get(flow.from)
    const b = centres.get(flow.to)
    if (!source || !target || !a || !b) continue
    const found = { flow, way: { dx: b.x - a.x, dy: b.y - a.y }, source, target }
    joined.push(found)
    if (found.way.dx < aligned) returning.add(flow.to)
    if (!isDiamond(source.kind)) continue
    const list = outgoing.get(flow.from)
    if (list) list.push(found)
    else outgoing.set(flow.from, [found])
  }
  const taken = new Map<string, Set<Side>>()
  const branches = new Map<string, Side>()
  const labelSides = new Map<string, LabelSide>()
  for (const step of diagram.steps) {
    if (!hasOutsideLabel(step.kind)) continue
    const own = spreadBranches(outgoing.get(step.id) ?? [])
    for (const [id, side] of own) branches.set(id, side)
    const used = new Set(own.values())
    taken.set(step.id, used)
    labelSides.set(step.id, labelSideFor(step, used, returning.has(step.id)))
  }
  return { joined, taken, branches, labelSides }
}

/** Centres of all placed steps by id. */
export function centresAt(diagram: Diagram, positions: Positions): Map<string, Point> {
  const centres = new Map<string, Point>()
  for (const step of diagram.steps) {
    const at = positions.get(step.id)
    if (at) centres.set(step.id, centreOf(step, at))
  }
  return centres
}

/** On which side of diamonds and circles their titles stand, for given positions. */
export function labelSidesAt(diagram: Diagram, positions: Positions): Map<string, LabelSide> {
  return placeLabels(diagram, centresAt(diagram, positions)).labelSides
}

function labelCovers(step: DiagramStep, labelSide: LabelSide | undefined, side: Side): boolean {
  if (step.title.trim() === '' && !step.footer) return false
  return (labelSide === 'above' && side === 'top') || (labelSide === 'below' && side === 'bottom')
}

/** The label takes a side that no flow needs; flows that lead back to a diamond want its upper or lower corner free. */
function labelSideFor(step: DiagramStep, used: ReadonlySet<Side>, returning: boolean): LabelSide {
  if (!isDiamond(step.kind)) return defaultLabelSide(step.kind)
  const free = (['top', 'bottom'] as const).filter((side) => !used.has(side))
  if (free.length === 0 || (returning && free.length === 1)) return 'corner'
  return free[0] === 'top' ? 'above' : 'below'
}

/** Gives every branch of a diamond its own side: straight on to the right, the others up or down. */
function spreadBranches(branches: readonly { flow: DiagramFlow; way: Way }[]): Map<string, Side> {
  const sides = new Map<string, Side>()
  const free = new Set<Side>(['right', 'bottom', 'top'])
  const give = (id: string, ...wishes: Side[]) => {
    const side = wishes.find((wish) => free.has(wish)) ?? wishes[0] ?? 'right'
    free.delete(side)
    sides.set(id, side)
  }
  const ahead = branches.filter(({ way }) => way.dx >= aligned)
  const level = ahead.find(({ way }) => Math.abs(way.dy) < aligned)
  const straight = level ?? (ahead.length === 1 ? ahead[0] : undefined)
  if (straight) give(straight.flow.id, 'right')
  const rest = branches.filter((branch) => branch !== straight)
  // Flows that lead back first, then the farthest up and down: they have no other good side.
  const need = ({ way }: { way: Way }) => (way.dx < aligned ? 1e6 : 0) + Math.abs(way.dy)
  for (const { flow, way } of rest.toSorted((a, b) => need(b) - need(a))) {
    const vertical: Side = way.dy < -aligned ? 'top' : 'bottom'
    const other: Side = vertical === 'top' ? 'bottom' : 'top'
    if (way.dx >= aligned || Math.abs(way.dy) >= aligned) give(flow.id, vertical, 'right', other)
    else give(flow.id, vertical, other, 'right')
  }
  return sides
}

function branchChoices(side: Side): PortChoice[] {
  return (['right', 'bottom', 'top'] as const).map((each) => ({ side: each, cost: each === side ? 0 : 100 }))
}

function leaving({ dx, dy }: Way, loop: boolean): PortChoice[] {
  if (loop)
    return [
      { side: 'right', cost: 0 },
      { side: 'bottom', cost: 60 },
    ]
  if (dx >= aligned) return rank(0, dy < -aligned ? 90 : 140, dy > aligned ? 90 : 140)
  if (dx > -aligned) return rank(50, dy < 0 ? 0 : 200, dy < 0 ? 200 : 0)
  return rank(50, dy > aligned ? 60 : 10, dy < -aligned ? 60 : 14)
}

function entering({ dx, dy }: Way, loop: boolean): PortChoice[] {
  if (loop)
    return [
      { side: 'top', cost: 0 },
      { side: 'bottom', cost: 60 },
    ]
  const [, top, bottom] =
    dx >= aligned
      ? [0, dy > aligned ? 90 : 140, dy < -aligned ? 90 : 140]
      : dx > -aligned
        ? [0, dy > 0 ? 0 : 200, dy > 0 ? 200 : 0]
        : [0, dy < -aligned ? 60 : 10, dy > aligned ? 60 : 14]
  const left = dx >= aligned ? 0 : 60
  return [
    { side: 'left', cost: left },
    { side: 'top', cost: top! },
    { side: 'bottom', cost: bottom! },
    { side: 'right', cost: dx >= aligned ? 400 : 140 },
  ]
}

const rank = (right: number, top: number, bottom: number): PortChoice[] => [
  { side: 'right', cost: right },
  { side: 'top', cost: top },
  { side: 'bottom', cost: bottom },
  { side: 'left', cost: 260 },
]

/** How far from the middle of a side a flow can still join a step's outline squarely, in px. */
export function slideRoom(kind: StepKind, side: Side): number {
  if (hasOutsideLabel(kind)) return 0
  if (side === 'left') return kind === 'data' ? 16 : 20
  if (side === 'right') return kind === 'delay' ? 0 : kind === 'data' ? 16 : 20
  if (kind === 'data' || (kind === 'document' && side === 'bottom')) return 0
  return kind === 'delay' ? 40 : 56
}
