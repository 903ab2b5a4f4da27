// How often a case comes to each step: the expected visits v = e + Pᵀv, loops and branches included.
import type { RowOf } from '../model/plan.ts'
import { branchShares } from './branches.ts'
import { flowOrder } from './flowOrder.ts'

type Step = RowOf<'step'>
type Flow = RowOf<'sequenceFlow'>

const precise = 1e-9
const mostRounds = 20_000

/** The part of a step's cases that goes each way out. Without shares a decision sends the same part everywhere, other steps go all ways at once. */
function weightsOf(step: Step, ways: readonly Flow[]): number[] {
  if (ways.length <= 1 || step.kind === 'parallel') return ways.map(() => 1)
  const { state, missing, sum } = branchShares(step, ways)
  if (state === 'none') return ways.map(() => (step.kind === 'decision' ? 1 / ways.length : 1))
  const rest = missing.length === 0 ? 0 : Math.max(0, 1 - sum) / missing.length
  const shares = ways.map((way) => way.probability ?? rest)
  const total = shares.reduce((all, share) => all + share, 0)
  return shares.map((share) => (total > 0 ? share / total : 1 / ways.length))
}

/**
 * Expected visits of one case by step id. Cases begin at the start steps in equal parts; without any, each step that nothing
 * leads to (else the first) is part of every case. Where parallel ways join, the case is one again. In loops that nothing leaves, each
 * way counts once.
 */
export function expectedVisits(steps: readonly Step[], flows: readonly Flow[]): Map<string, number> {
  const byId = new Map(steps.map((step, i) => [step.id, i]))
  const known = flows.filter(({ from, to }) => byId.has(from) && byId.has(to))
  const outgoing = waysBy('from', known)
  const incoming = waysBy('to', known)
  const starts = steps.filter(({ kind }) => kind === 'start')
  const roots = steps.filter(({ id }) => !incoming.has(id))
  const first = new Set(starts.length > 0 ? starts : roots.length > 0 ? roots : steps.slice(0, 1))
  const entering = steps.map((step) => (first.has(step) ? 1 / Math.max(starts.length, 1) : 0))
  // What comes in, by step: from which step, and which part of its cases.
  const parts: { from: number; part: number }[][] = steps.map(() => [])
  for (const step of steps) {
    const ways = outgoing.get(step.id) ?? []
    const weights = weightsOf(step, ways)
    ways.forEach((way, i) => {
      const to = byId.get(way.to) as number
      const joins = steps[to]?.kind === 'parallel' && (outgoing.get(way.to)?.length ?? 0) <= 1
      const into = joins ? (incoming.get(way.to)?.length ?? 1) : 1
      parts[to]?.push({ from: byId.get(step.id) as number, part: (weights[i] as number) / into })
    })
  }
  const inOrder = () => flowOrder(steps, known).map((id) => byId.get(id) as number)
  const solved = solve(entering, parts) ?? onceThrough(entering, parts, inOrder())
  return new Map(steps.map((step, i) => [step.id, solved[i] as number]))
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

/** Gauss–Seidel; null where the sums do not end. */
function solve(entering: readonly number[], parts: readonly { from: number; part: number }[][]): number[] | null {
  const visits = [...entering]
  for (let round = 0; round < mostRounds; round++) {
    let change = 0
    for (let i = 0; i < visits.length; i++) {
      let sum = entering[i] as number
      for (const { from, part } of parts[i] as { from: number; part: number }[]) sum += (visits[from] as number) * part
      change = Math.max(change, Math.abs(sum - (visits[i] as number)))
      visits[i] = sum
    }
    if (change < precise) return visits
    if (!Number.isFinite(change) || change > 1e6) return null
  }
  return null
}

/** Each way is gone once: what leads back to a step before counts for nothing. */
function onceThrough(
  entering: readonly number[],
  parts: readonly { from: number; part: number }[][],
  order: readonly number[],
): number[] {
  const place = new Map(order.map((at, i) => [at, i]))
  const visits = [...entering]
  for (const at of order)
    for (const { from, part } of parts[at] as { from: number; part: number }[])
      if ((place.get(from) as number) < (place.get(at) as number))
        visits[at] = (visits[at] as number) + (visits[from] as number) * part
  return visits
}
