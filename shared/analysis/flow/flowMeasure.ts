// What one case costs in time, work and money: cycle time over any graph, visits, and which steps make it as long as it is.
import { type CaseFlow, placesOf, visitsOf } from '../workloadVisits.ts'
import { changed, changedStep, type FlowChange } from './flowChange.ts'
import type { FlowModel, FlowStep } from './flowModel.ts'
import { linearSums, type Part } from './linearSums.ts'

export interface FlowMeasure {
  /** Expected cycle time, seconds of working time. */
  readonly cycle: number
  /** Cycle time if nothing waited: the theoretical cycle time of flow efficiency. */
  readonly processing: number
  /** Seconds of work of all who take part: Σ visits × processing. */
  readonly work: number
  /** Minor units. */
  readonly cost: number
  /** Expected visits of a case by step. */
  readonly visits: ReadonlyMap<string, number>
  /** Visits that lengthen the case: the same without parallel ways that are not the longest. Σ of these × time is the cycle time. */
  readonly critical: ReadonlyMap<string, number>
  /** By step from which a case goes several ways at once: which way takes longest. */
  readonly longest: ReadonlyMap<string, number>
  /** A loop that no case leaves: each way counted once. */
  readonly endless: boolean
}

/**
 * Measures a model. The cycle time is defined for every graph by the time that is left from each step on: h = T + Σ p·h(next) where
 * one way is taken, h = T + max h(next) where all are. On blocks that is ΣT, Σ pT, max T and T/(1 − r); where parallel ways never join,
 * a case ends with its last one. Times are expected values: the maximum of distributions can be longer, see the simulation.
 */
export function measureFlow({ flow, steps }: FlowModel): FlowMeasure {
  const of = (id: string) => steps.get(id) as FlowStep
  const time = timeIn(steps)
  const whole = longestWays(flow, time)
  const critical = visitsAlong(flow, whole)
  const bare = (id: string) => (of(id).aside ? 0 : of(id).processing)
  const worked = visitsAlong(flow, longestWays(flow, bare))
  const visits = visitsOf(flow)
  return {
    cycle: total(critical, time),
    processing: total(worked, bare),
    work: total(visits, (id) => of(id).work),
    cost: total(visits, (id) => of(id).cost),
    visits,
    critical,
    longest: whole.ways,
    endless: isEndless(flow),
  }
}

/** What a change saves on one case: seconds of cycle time and of work, money in minor units. */
export interface Saving {
  readonly cycle: number
  readonly work: number
  readonly cost: number
}

function total(times: ReadonlyMap<string, number>, value: (id: string) => number): number {
  let sum = 0
  for (const [id, n] of times) if (n !== 0) sum += n * value(id)
  return sum
}

const timeOf = ({ aside, processing, waiting }: FlowStep) => (aside ? 0 : processing + waiting)
const timeIn = (steps: FlowModel['steps']) => (id: string) => timeOf(steps.get(id) as FlowStep)

/**
 * What a change saves on one case of the model measured. Where no case goes another way, only what the changed steps take differs, and
 * where nothing runs at once that is all there is to compute.
 */
export function savingOf(model: FlowModel, measure: FlowMeasure, change: FlowChange): Saving {
  const after = change.flows && change.flows.size > 0 ? changed(model, change) : model
  if (after.flow !== model.flow) {
    const of = (id: string) => after.steps.get(id) as FlowStep
    const visits = visitsOf(after.flow)
    const time = timeIn(after.steps)
    const critical = visitsAlong(after.flow, longestWays(after.flow, time, measure.longest))
    return {
      cycle: measure.cycle - total(critical, time),
      work: measure.work - total(visits, (id) => of(id).work),
      cost: measure.cost - total(visits, (id) => of(id).cost),
    }
  }
  const saved = { cycle: 0, work: 0, cost: 0 }
  for (const [id, what] of change.steps ?? []) {
    const was = model.steps.get(id)
    if (!was) continue
    const step = changedStep(was, what)
    const visits = measure.visits.get(id) ?? 0
    saved.cycle += (measure.critical.get(id) ?? 0) * (timeOf(was) - timeOf(step))
    saved.work += visits * (was.work - step.work)
    saved.cost += visits * (was.cost - step.cost)
  }
  // A way that was not the longest may be so now.
  if (saved.cycle > 0 && (measure.longest.size > 0 || isManyBegins(model.flow))) {
    const now = timeIn(changed(model, change).steps)
    const along = visitsAlong(model.flow, longestWays(model.flow, now, measure.longest))
    saved.cycle = measure.cycle - total(along, now)
  }
  return saved
}

const isManyBegins = ({ begins }: CaseFlow) => begins.share === 1 && begins.steps.length > 1

interface Longest {
  /** By splitting step: the index of its longest way. */
  readonly ways: ReadonlyMap<string, number>
  /** Of several steps where a case begins at once: the one from which most is left. */
  readonly begin: string | null
}

/** More rounds than this would mean that two ways are equally long. */
const mostRounds = 60

/** Finds the longest way at each split: solve for the time that is left, go on by the longer way, until nothing changes. */
function longestWays(
  flow: CaseFlow,
  time: (id: string) => number,
  start: ReadonlyMap<string, number> = new Map(),
): Longest {
  const { order, begins } = flow
  const splits = order.filter((id) => flow.ways.get(id)?.splits)
  const chosen = new Map(splits.map((id) => [id, start.get(id) ?? 0]))
  const severalBegins = isManyBegins(flow)
  const begin = severalBegins ? (begins.steps[0] as string) : null
  if (splits.length === 0 && !severalBegins) return { ways: chosen, begin }
  const place = placesOf(order)
  const reached = reachedIn(flow)
  const own = order.map((id) => (reached.has(id) ? time(id) : 0))
  const backwards = order.map((_, i) => order.length - 1 - i)
  let endless = false
  const partsOf = (id: string, at: number): Part[] => {
    const out = reached.has(id) ? flow.ways.get(id) : undefined
    const parts: Part[] = []
    out?.flows.forEach(({ to }, i) => {
      const next = place.get(to) as number
      const part = out.splits ? (chosen.get(id) === i ? 1 : 0) : (out.shares[i] as number)
      if (part !== 0 && !(endless && next <= at)) parts.push({ from: next, part })
    })
    return parts
  }
  // Only splits go on another way from round to round.
  let parts = order.map(partsOf)
  const left = () => {
    const solved = endless ? null : linearSums(own, parts, backwards)
    if (solved) return solved
    if (!endless) {
      endless = true
      parts = order.map(partsOf)
    }
    return linearSums(own, parts, backwards) as number[]
  }
  let h: number[] = []
  for (let round = 0; round < mostRounds; round++) {
    h = left()
    let better = false
    for (const id of splits) {
      const rest = (flow.ways.get(id)?.flows ?? []).map(({ to }) => h[place.get(to) as number] as number)
      const now = rest[chosen.get(id) as number] as number
      const most = Math.max(...rest)
      if (most > now + 1e-9 * Math.max(1, now)) {
        chosen.set(id, rest.indexOf(most))
        const at = place.get(id) as number
        parts[at] = partsOf(id, at)
        better = true
      }
    }
    if (!better) break
  }
  const from = (id: string) => h[place.get(id) as number] as number
  return {
    ways: chosen,
    begin: severalBegins ? begins.steps.reduce((best, id) => (from(id) > from(best) ? id : best)) : null,
  }
}

/** Visits of a case that always goes on by the longest way. */
function visitsAlong(flow: CaseFlow, { ways, begin }: Longest): Map<string, number> {
  const along: CaseFlow = begin === null ? flow : { ...flow, begins: { steps: [begin], share: 1 } }
  const weights = (id: string): readonly number[] => {
    const out = flow.ways.get(id)
    return out?.splits ? out.flows.map((_, i) => (ways.get(id) === i ? 1 : 0)) : (out?.shares ?? [])
  }
  return visitsOf(along, weights, true)
}

/** Steps that a case can come to. */
function reachedIn(flow: CaseFlow): Set<string> {
  const reached = new Set(flow.begins.steps)
  const open = [...reached]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const out = flow.ways.get(at)
    out?.flows.forEach(({ to }, i) => {
      if (out.shares[i] === 0 || reached.has(to)) return
      reached.add(to)
      open.push(to)
    })
  }
  return reached
}

/** Whether a case can come where no end is in reach. */
function isEndless(flow: CaseFlow): boolean {
  const reached = reachedIn(flow)
  const into = new Map<string, string[]>()
  const open: string[] = []
  for (const id of reached) {
    const out = flow.ways.get(id)
    if (!out || out.flows.length === 0) open.push(id)
    out?.flows.forEach(({ to }, i) => {
      if ((out.shares[i] as number) > 0) into.set(to, [...(into.get(to) ?? []), id])
    })
  }
  const ending = new Set(open)
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const before of into.get(at) ?? [])
      if (!ending.has(before)) {
        ending.add(before)
        open.push(before)
      }
  return ending.size < reached.size
}
