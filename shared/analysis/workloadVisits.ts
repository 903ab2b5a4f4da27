// How often a case comes to each step: the expected visits v = e + Pᵀv, loops and branches included.
import type { RowOf } from '../model/plan.ts'
import { branchShares } from './branches.ts'
import { linearSums, type Part } from './flow/linearSums.ts'
import { flowOrder } from './flowOrder.ts'

type Step = RowOf<'step'>
type Flow = RowOf<'sequenceFlow'>

/** How cases go on from one step. */
export interface WaysOut {
  readonly flows: readonly Flow[]
  /** The part of the step's cases that goes each way. */
  readonly shares: readonly number[]
  /** A case goes all ways at once. */
  readonly splits: boolean
}

/** Without shares a decision sends the same part everywhere, other steps go all ways at once. */
function waysOut(step: Step, flows: readonly Flow[]): WaysOut {
  const all = { flows, shares: flows.map(() => 1), splits: flows.length > 1 }
  if (flows.length <= 1 || step.kind === 'parallel') return all
  const { state, missing, sum } = branchShares(step, flows)
  if (state === 'none') return step.kind === 'decision' ? even(flows) : all
  const rest = missing.length === 0 ? 0 : Math.max(0, 1 - sum) / missing.length
  const given = flows.map((way) => way.probability ?? rest)
  const total = given.reduce((before, share) => before + share, 0)
  return total > 0 ? { flows, shares: given.map((share) => share / total), splits: false } : even(flows)
}
const even = (flows: readonly Flow[]): WaysOut => ({
  flows,
  shares: flows.map(() => 1 / flows.length),
  splits: false,
})

/** A process as cases run through it. */
export interface CaseFlow {
  /** Ways out by step id; flows to unknown steps left out. */
  readonly ways: ReadonlyMap<string, WaysOut>
  /** Parallel steps with one way out: by id, how many ways join there into one case again. */
  readonly joins: ReadonlyMap<string, number>
  /** Where cases begin: at the start steps in equal parts; without any, at each step that nothing leads to (else the first), at all at once. */
  readonly begins: { readonly steps: readonly string[]; readonly share: number }
  /** All steps in the order in which the work reaches them. */
  readonly order: readonly string[]
}

/** How cases run through the steps and flows of one version. */
export function caseFlow(steps: readonly Step[], flows: readonly Flow[]): CaseFlow {
  const ids = new Set(steps.map(({ id }) => id))
  const known = flows.filter(({ from, to }) => ids.has(from) && ids.has(to))
  const outgoing = waysBy('from', known)
  const incoming = waysBy('to', known)
  const starts = steps.filter(({ kind }) => kind === 'start')
  const roots = steps.filter(({ id }) => !incoming.has(id))
  const begins = starts.length > 0 ? starts : roots.length > 0 ? roots : steps.slice(0, 1)
  return {
    ways: new Map(steps.map((step) => [step.id, waysOut(step, outgoing.get(step.id) ?? [])])),
    joins: new Map(
      steps.flatMap(({ id, kind }) => {
        const count = incoming.get(id)?.length ?? 0
        return kind === 'parallel' && count > 1 && (outgoing.get(id)?.length ?? 0) <= 1 ? [[id, count]] : []
      }),
    ),
    begins: { steps: begins.map(({ id }) => id), share: starts.length > 0 ? 1 / starts.length : 1 },
    order: flowOrder(steps, known),
  }
}

/**
 * Expected visits of one case by step id. Where parallel ways join, the case is one again. In loops that nothing leaves, each way
 * counts once.
 */
export function expectedVisits(steps: readonly Step[], flows: readonly Flow[]): Map<string, number> {
  return visitsOf(caseFlow(steps, flows))
}

const places = new WeakMap<readonly string[], ReadonlyMap<string, number>>()

/** By step its place in the order; found once for each order. */
export function placesOf(order: CaseFlow['order']): ReadonlyMap<string, number> {
  const known = places.get(order)
  if (known) return known
  const made = new Map(order.map((id, i) => [id, i]))
  places.set(order, made)
  return made
}

/** Expected visits of one case by step id; ways may be weighed otherwise than their shares. */
export function visitsOf(
  { ways, joins, begins, order }: CaseFlow,
  weights: (step: string) => readonly number[] = (step) => ways.get(step)?.shares ?? [],
  whole = false,
): Map<string, number> {
  const place = placesOf(order)
  const first = new Set(begins.steps)
  const entering = order.map((id) => (first.has(id) ? begins.share : 0))
  // What comes in, by step: from which step, and which part of its cases.
  const parts: Part[][] = order.map(() => [])
  for (const [from, id] of order.entries()) {
    const share = weights(id)
    ways.get(id)?.flows.forEach((way, i) => {
      const into = whole ? 1 : (joins.get(way.to) ?? 1)
      parts[place.get(way.to) as number]?.push({ from, part: (share[i] as number) / into })
    })
  }
  const onceThrough = () => parts.map((list, at) => list.filter(({ from }) => from < at))
  const solved = linearSums(entering, parts) ?? (linearSums(entering, onceThrough()) as number[])
  return new Map(order.map((id, i) => [id, solved[i] as number]))
}

function waysBy(end: 'from' | 'to', flows: readonly Flow[]): Map<string, Flow[]> {
  const ways = new Map<string, Flow[]>()
  for (const flow of flows) {
    const list = ways.get(flow[end])
    if (list) list.push(flow)
    else ways.set(flow[end], [flow])
  }
  return ways
}
