// Findings about how the steps follow each other: approvals in a row, work handed back and forth, what could run at once or be one step.
import type { RowOf } from '../../../model/plan.ts'
import { isHandOver } from '../../handOver.ts'
import type { StepChange } from '../flowChange.ts'
import { type FlowContext, type Found, isPassing, nextWork } from './finding.ts'

type Step = RowOf<'step'>
const gone: StepChange = { waiting: 0, processing: 0 }
const workKinds: ReadonlySet<Step['kind']> = new Set(['task', 'document', 'data', 'subprocess'])

const stepOf = ({ model }: FlowContext, id: string) => model.steps.get(id)?.step as Step
const timeOf = ({ model }: FlowContext, id: string) => {
  const { processing = 0, waiting = 0 } = model.steps.get(id) ?? {}
  return processing + waiting
}
const inOrder = ({ place }: FlowContext, ids: Iterable<string>) =>
  [...ids].sort((a, b) => (place.get(a) as number) - (place.get(b) as number))

const goesBack = ({ place }: FlowContext, from: string, to: string) =>
  (place.get(to) as number) <= (place.get(from) as number)

/** The one step that directly follows, where nothing else leads there and nothing else follows. */
function sole({ model, into }: FlowContext, id: string): string | null {
  const out = model.flow.ways.get(id)?.flows ?? []
  const to = out.length === 1 ? out[0]?.to : undefined
  return to !== undefined && to !== id && into.get(to)?.length === 1 ? to : null
}

/** Runs of approvals that follow each other directly or through gateways and decisions; the longest of each run stays. */
export function approvalRuns(context: FlowContext): Found[] {
  const { model, measure } = context
  const approvals = [...model.steps.values()].flatMap(({ step }) => (step.isApproval ? [step.id] : []))
  const run = new Map(approvals.map((id) => [id, new Set([id])]))
  for (const id of approvals)
    for (const next of nextWork(
      context,
      id,
      ({ kind, isApproval }) => !isApproval && (isPassing(kind) || kind === 'decision'),
    ))
      if (run.has(next) && run.get(next) !== run.get(id)) {
        const joined = new Set([...(run.get(id) ?? []), ...(run.get(next) ?? [])])
        for (const member of joined) run.set(member, joined)
      }
  return [...new Set(run.values())]
    .filter((members) => members.size > 1)
    .map((members) => {
      const steps = inOrder(context, members)
      const kept = steps.reduce((best, id) => (timeOf(context, id) > timeOf(context, best) ? id : best))
      const merged = steps.filter((id) => id !== kept)
      const seconds = steps.reduce((sum, id) => sum + (measure.critical.get(id) ?? 0) * timeOf(context, id), 0)
      return {
        kind: 'approvals',
        steps,
        numbers: { count: steps.length, seconds },
        change: { steps: new Map(merged.map((id) => [id, gone])) },
      }
    })
}

/** Work that leaves somebody for one step and comes back: done in one hand, the case would not wait for its return. */
export function pingPongs(context: FlowContext): Found[] {
  const { model, measure } = context
  const inside = (step: Step) => !context.isOutside(step) && (workKinds.has(step.kind) || step.kind === 'decision')
  const found: Found[] = []
  for (const { step: middle } of model.steps.values()) {
    if (!inside(middle) || middle.isApproval) continue
    const before = (context.into.get(middle.id) ?? []).filter((id) => inside(stepOf(context, id)))
    const after = (model.flow.ways.get(middle.id)?.flows ?? []).map(({ to }) => to)
    for (const from of before)
      for (const to of after) {
        const [a, c] = [stepOf(context, from), stepOf(context, to)]
        if (from === to || !inside(c) || c.isApproval) continue
        // Work that is sent back is rework, which is told on its own.
        if (goesBack(context, from, middle.id) || goesBack(context, middle.id, to)) continue
        if (!isHandOver(a, middle) || !isHandOver(middle, c) || isHandOver(a, c)) continue
        const samePlace =
          (a.lane !== null && a.lane === c.lane) || (a.ownerRole !== null && a.ownerRole === c.ownerRole)
        const named = a.owners.length > 0 && c.owners.length > 0
        const sameHand = samePlace && (!named || a.owners.some((id) => c.owners.includes(id)))
        const waiting = (measure.critical.get(to) ?? 0) * (model.steps.get(to)?.waiting ?? 0)
        if (!sameHand || found.some(({ steps }) => steps.includes(middle.id))) continue
        found.push({
          kind: 'pingPong',
          steps: [from, middle.id, to],
          numbers: { count: 2 * (measure.visits.get(middle.id) ?? 0), seconds: waiting },
          change: { steps: new Map([[to, { waiting: 0 }]]) },
        })
      }
  }
  return found
}

/** Two steps in a row by the same hands between which the case waits. */
export function mergeable(context: FlowContext): Found[] {
  const { model, measure } = context
  const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id) => b.includes(id))
  return [...model.steps.values()].flatMap(({ step: a }): Found[] => {
    const next = sole(context, a.id)
    const b = next === null ? undefined : stepOf(context, next)
    if (!b || !workKinds.has(a.kind) || !workKinds.has(b.kind) || a.isApproval || b.isApproval) return []
    const named = a.ownerRole !== null || a.owners.length > 0
    if (!named || context.isOutside(a) || a.lane !== b.lane || a.ownerRole !== b.ownerRole || !same(a.owners, b.owners))
      return []
    const seconds = (measure.critical.get(b.id) ?? 0) * (model.steps.get(b.id)?.waiting ?? 0)
    if (seconds <= 0) return []
    const change = { steps: new Map([[b.id, { waiting: 0 }]]) }
    return [{ kind: 'mergeSteps', steps: [a.id, b.id], numbers: { seconds }, change }]
  })
}

const items = (text: string | null) =>
  (text ?? '').split(/[、,，;；\n/]/).flatMap((item) => item.trim().toLowerCase() || [])

/** Whether the later step says what it needs, the earlier what it makes, and the one is not the other. */
function independent(earlier: Step, later: Step): boolean {
  const made = items(earlier.outputs)
  const needed = items(later.inputs)
  if (made.length === 0 || needed.length === 0) return false
  return !made.some((m) => needed.some((n) => m.includes(n) || n.includes(m)))
}

/** Steps in a row by different hands of which none needs what another makes: together they last as long as the longest. */
export function parallelisable(context: FlowContext): Found[] {
  const { model, place } = context
  const used = new Set<string>()
  const found: Found[] = []
  for (const id of [...model.steps.keys()].sort((a, b) => (place.get(a) as number) - (place.get(b) as number))) {
    if (used.has(id) || !workKinds.has(stepOf(context, id).kind)) continue
    const steps = [id]
    for (let next = sole(context, id); next !== null; next = sole(context, next)) {
      const step = stepOf(context, next)
      const fits = (other: string) =>
        independent(stepOf(context, other), step) && isHandOver(stepOf(context, other), step)
      if (!workKinds.has(step.kind) || steps.includes(next) || !steps.every(fits)) break
      steps.push(next)
    }
    if (steps.length < 2) continue
    for (const step of steps) used.add(step)
    const longest = steps.reduce((best, one) => (timeOf(context, one) > timeOf(context, best) ? one : best))
    const beside = steps.filter((one) => one !== longest)
    const seconds = beside.reduce((sum, one) => sum + timeOf(context, one), 0)
    const change = { steps: new Map(beside.map((one) => [one, { aside: true }])) }
    if (seconds > 0) found.push({ kind: 'parallel', steps, numbers: { count: steps.length, seconds }, change })
  }
  return found
}

/** Decisions all of whose ways lead to the same next work: whatever is decided, the same happens. */
export function needlessDecisions(context: FlowContext): Found[] {
  const { model, measure } = context
  return [...model.steps.values()].flatMap(({ step }): Found[] => {
    const ways = model.flow.ways.get(step.id)?.flows ?? []
    if (step.kind !== 'decision' || ways.length < 2) return []
    const reached = ways.map(({ to }) => {
      const { kind } = stepOf(context, to)
      return isPassing(kind) ? nextWork(context, to).join() : to
    })
    if (new Set(reached).size > 1 || reached[0] === '') return []
    const seconds = (measure.critical.get(step.id) ?? 0) * timeOf(context, step.id)
    const change = { steps: new Map([[step.id, gone]]) }
    return [
      { kind: 'needlessDecision', steps: [step.id], numbers: { count: ways.length, seconds }, change, weight: 0.02 },
    ]
  })
}
