// Two versions of a process side by side: which steps and flows are the same, and how they and the totals differ.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { nameKey } from '../model/values/context.ts'
import { flowOrder } from './flowOrder.ts'
import { processTotals } from './processTotals.ts'

/** `changed`: something else than place, time or owner, or several of these at once; `aspects` says which. */
export type StepStatus = 'same' | 'added' | 'removed' | 'merged' | 'moved' | 'retimed' | 'reowned' | 'changed'
export type StepAspect = 'moved' | 'retimed' | 'reowned' | 'changed'

export interface ComparedStep {
  readonly status: StepStatus
  readonly aspects: readonly StepAspect[]
  readonly a: RowOf<'step'> | null
  readonly b: RowOf<'step'> | null
  /** Merged: the step of b that now does its work. */
  readonly into: RowOf<'step'> | null
  /** Fields of entity step that differ; 'order' when it comes at another point of the sequence. */
  readonly fields: readonly string[]
}

export interface ComparedFlow {
  readonly status: 'same' | 'added' | 'removed' | 'changed'
  readonly a: RowOf<'sequenceFlow'> | null
  readonly b: RowOf<'sequenceFlow'> | null
}

export interface Compared {
  readonly a: number
  readonly b: number
  /** b − a. */
  readonly difference: number
}
/** As processTotals counts; times in seconds by basis, cost in minor units. */
export interface ComparedTotals {
  readonly steps: Compared
  readonly decisions: Compared
  readonly approvals: Compared
  readonly handOvers: Compared
  readonly processing: { readonly working: Compared; readonly calendar: Compared }
  readonly waiting: { readonly working: Compared; readonly calendar: Compared }
  readonly cost: Compared
}

export interface VersionComparison {
  /** In the order of version a; a step that only b has stands after the step it follows there. */
  readonly steps: readonly ComparedStep[]
  readonly flows: readonly ComparedFlow[]
  readonly totals: ComparedTotals
}

const aspectOf: Partial<Record<keyof RowOf<'step'>, StepAspect>> = {
  lane: 'moved',
  phase: 'moved',
  owners: 'reowned',
  ownerRole: 'reowned',
  responsibleRoles: 'reowned',
  processingTime: 'retimed',
  processingTimeMin: 'retimed',
  processingTimeMax: 'retimed',
  processingBasis: 'retimed',
  waitingTime: 'retimed',
  waitingTimeMin: 'retimed',
  waitingTimeMax: 'retimed',
  waitingBasis: 'retimed',
}
/** Where a drawing shows a step, what makes it a row of its version, and what another tool said of it, are no difference of the work. */
const aside = new Set(['id', 'processVersion', 'originId', 'x', 'y', 'bpmn'])

const identity = (step: RowOf<'step'>): string => step.originId ?? step.id

/** One version, indexed by the identity of its steps; a second step of the same identity counts as a step of its own. */
function side(reader: PlanReader, processVersion: string) {
  const steps = reader.list('step', { processVersion })
  const flows = reader.list('sequenceFlow', { processVersion })
  const keyOf = new Map<string, string>()
  const byKey = new Map<string, RowOf<'step'>>()
  for (const step of steps) {
    const key = byKey.has(identity(step)) ? step.id : identity(step)
    keyOf.set(step.id, key)
    byKey.set(key, step)
  }
  const title = (entity: 'lane' | 'phase', id: string | null) => (id === null ? null : reader.get(entity, id)?.title)
  const order = flowOrder(steps, flows).map((id) => keyOf.get(id) as string)
  return { steps, flows, keyOf, byKey, title, order }
}
type Side = ReturnType<typeof side>

/** Keys before which a step comes directly, steps that the other version lacks passed over. */
function followed(version: Side, common: ReadonlySet<string>): Map<string, Set<string>> {
  const incoming = new Map<string, string[]>()
  for (const { from, to } of version.flows) {
    const target = version.keyOf.get(to)
    const source = version.keyOf.get(from)
    if (target && source) incoming.set(target, [...(incoming.get(target) ?? []), source])
  }
  const out = new Map<string, Set<string>>()
  for (const key of common) {
    const found = new Set<string>()
    const seen = new Set([key])
    const open = [...(incoming.get(key) ?? [])]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue
      seen.add(at)
      if (common.has(at)) found.add(at)
      else open.push(...(incoming.get(at) ?? []))
    }
    out.set(key, found)
  }
  return out
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((k) => b.has(k))

/** The members of a longest ascending run of `ranks`: what can stay in place when the others move. */
function longestAscending(ranks: readonly number[]): Set<number> {
  const tails: number[] = []
  const before: number[] = []
  ranks.forEach((rank, i) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ranks[tails[middle] as number] as number) < rank) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = i
  })
  const members = new Set<number>()
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] as number) members.add(ranks[i] as number)
  return members
}

/** Common steps that come at another point of the sequence: others come before them, and they cannot stay where they are. */
function reordered(a: Side, b: Side): Set<string> {
  const common = new Set([...a.byKey.keys()].filter((key) => b.byKey.has(key)))
  const before = followed(a, common)
  const after = followed(b, common)
  const rank = new Map(a.order.filter((key) => common.has(key)).map((key, i) => [key, i]))
  const stay = longestAscending(b.order.filter((key) => common.has(key)).map((key) => rank.get(key) as number))
  const none: ReadonlySet<string> = new Set()
  return new Set(
    [...common].filter(
      (key) => !stay.has(rank.get(key) as number) && !sameSet(before.get(key) ?? none, after.get(key) ?? none),
    ),
  )
}

function differing(a: Side, b: Side, before: RowOf<'step'>, after: RowOf<'step'>): string[] {
  return (Object.keys(before) as (keyof RowOf<'step'>)[]).filter((field) => {
    if (aside.has(field)) return false
    if (field === 'lane' || field === 'phase') return a.title(field, before[field]) !== b.title(field, after[field])
    // A basis without a time says nothing.
    if (field === 'processingBasis' && before.processingTime === null && after.processingTime === null) return false
    if (field === 'waitingBasis' && before.waitingTime === null && after.waitingTime === null) return false
    return JSON.stringify(before[field]) !== JSON.stringify(after[field])
  })
}

/**
 * The step of b that does the work of a step it lacks: one whose title holds the lost title and did not in a (`登记` and `核对`
 * become `登记并核对`); of several the nearest in a.
 */
function mergedInto(a: Side, b: Side, lost: RowOf<'step'>): RowOf<'step'> | null {
  const title = nameKey(lost.title)
  if ([...title].length < 2) return null
  const at = a.order.indexOf(a.keyOf.get(lost.id) as string)
  let best: { step: RowOf<'step'>; far: number } | null = null
  for (const [key, step] of b.byKey) {
    const name = nameKey(step.title)
    const before = a.byKey.get(key)
    if (name === title || !name.includes(title) || (before && nameKey(before.title).includes(title))) continue
    const where = a.order.indexOf(key)
    const far = where < 0 ? a.order.length : Math.abs(where - at)
    if (!best || far < best.far) best = { step, far }
  }
  return best?.step ?? null
}

function compareSteps(a: Side, b: Side): ComparedStep[] {
  const moved = reordered(a, b)
  const compared = a.order.map((key): ComparedStep => {
    const before = a.byKey.get(key) as RowOf<'step'>
    const after = b.byKey.get(key)
    if (!after) {
      const into = mergedInto(a, b, before)
      return { status: into ? 'merged' : 'removed', aspects: [], a: before, b: null, into, fields: [] }
    }
    const fields = differing(a, b, before, after)
    if (moved.has(key)) fields.push('order')
    const aspects = [
      ...new Set(
        fields.map((f): StepAspect => (f === 'order' ? 'moved' : (aspectOf[f as keyof RowOf<'step'>] ?? 'changed'))),
      ),
    ]
    const status = aspects.length === 0 ? 'same' : aspects.length === 1 ? (aspects[0] as StepAspect) : 'changed'
    return { status, aspects, a: before, b: after, into: null, fields }
  })
  // Each added step goes behind the one that comes before it in b.
  b.order.forEach((key, i) => {
    if (a.byKey.has(key)) return
    const added: ComparedStep = {
      status: 'added',
      aspects: [],
      a: null,
      b: b.byKey.get(key) as RowOf<'step'>,
      into: null,
      fields: [],
    }
    const previous = i === 0 ? -1 : compared.findIndex((c) => c.b && b.keyOf.get(c.b.id) === b.order[i - 1])
    compared.splice(previous + 1, 0, added)
  })
  return compared
}

function compareFlows(a: Side, b: Side): ComparedFlow[] {
  const ends = (version: Side, flow: RowOf<'sequenceFlow'>) =>
    `${version.keyOf.get(flow.from)}\n${version.keyOf.get(flow.to)}`
  const open = new Map<string, RowOf<'sequenceFlow'>[]>()
  for (const flow of b.flows) open.set(ends(b, flow), [...(open.get(ends(b, flow)) ?? []), flow])
  const compared = a.flows.map((flow): ComparedFlow => {
    const left = open.get(ends(a, flow)) ?? []
    const same = left.findIndex((f) => f.label === flow.label)
    const [other] = left.splice(same < 0 ? 0 : same, 1)
    if (!other) return { status: 'removed', a: flow, b: null }
    const equal = (['label', 'probability', 'condition', 'isDefault'] as const).every((f) => flow[f] === other[f])
    return { status: equal ? 'same' : 'changed', a: flow, b: other }
  })
  for (const left of open.values()) for (const flow of left) compared.push({ status: 'added', a: null, b: flow })
  return compared
}

/** Compares version `b` with version `a` of the same process; steps are matched by identity, whatever they are called now. */
export function compareVersions(reader: PlanReader, a: string, b: string): VersionComparison {
  const before = side(reader, a)
  const after = side(reader, b)
  const [one, two] = [processTotals(reader, a), processTotals(reader, b)]
  const both = (x: number, y: number): Compared => ({ a: x, b: y, difference: y - x })
  const times = (field: 'processing' | 'waiting') => ({
    working: both(one[field].working, two[field].working),
    calendar: both(one[field].calendar, two[field].calendar),
  })
  return {
    steps: compareSteps(before, after),
    flows: compareFlows(before, after),
    totals: {
      steps: both(one.steps, two.steps),
      decisions: both(one.decisions, two.decisions),
      approvals: both(one.approvals, two.approvals),
      handOvers: both(one.handOvers, two.handOvers),
      processing: times('processing'),
      waiting: times('waiting'),
      cost: both(one.cost, two.cost),
    },
  }
}
