// A process version as cases run through it, with what each step takes: what the figures of its flow are computed from.
import type { PlanReader, RowOf } from '../../model/plan.ts'
import { childVersion } from '../../model/subProcess.ts'
import { comparable } from '../lenses/amounts.ts'
import { type CaseFlow, caseFlow, type WaysOut } from '../workloadVisits.ts'
import { expectedTime } from './expectedTime.ts'
import { measureFlow } from './flowMeasure.ts'

type Step = RowOf<'step'>

/** One execution of a step; seconds of working time, a calendar day counting as one working day. */
export interface FlowStep {
  readonly step: Step
  /** Of a sub-process without times of its own: its processing-only cycle time. */
  readonly processing: number
  readonly waiting: number
  /** Somebody's time; of a sub-process more than its processing where parallel ways are worked. */
  readonly work: number
  /** Minor units: the step's cost, else its work at the rates of those who do it. */
  readonly cost: number
  /** The step or what it opens has a time. */
  readonly timed: boolean
  /** The work goes on, but the case does not wait for it. */
  readonly aside?: boolean
}

export interface FlowModel {
  readonly flow: CaseFlow
  readonly steps: ReadonlyMap<string, FlowStep>
}

/** What becomes of a step's time, as the part that is left of it; `aside`: it no longer lengthens the case. */
export interface StepChange {
  readonly processing?: number
  readonly waiting?: number
  readonly aside?: boolean
}
/** A what-if: by step what is left of its times, by flow what is left of the share of cases that take it. */
export interface FlowChange {
  readonly steps?: ReadonlyMap<string, StepChange>
  readonly flows?: ReadonlyMap<string, number>
}

/** The model of a version; empty for an unknown one. Sub-processes count with their own figures, those that contain themselves with none. */
export function flowModel(reader: PlanReader, processVersion: string, above: readonly string[] = []): FlowModel {
  const steps = reader.list('step', { processVersion })
  const within = [...above, processVersion]
  const hours = { hoursPerDay: reader.list('plan')[0]?.hoursPerDay ?? 8 }
  const rate = ratesOf(reader)
  const flowStep = (step: Step): FlowStep => {
    const child = childVersion(reader, step)
    const inside = child && !within.includes(child.id) ? measureFlow(flowModel(reader, child.id, within)) : null
    const seconds = (which: 'processing' | 'waiting') => {
      const time = expectedTime(step, which)
      return time === null ? null : comparable(time, step[`${which}Basis`], hours)
    }
    const [processing, waiting] = [seconds('processing'), seconds('waiting')]
    const timed = processing !== null || waiting !== null || (inside !== null && inside.cycle > 0)
    // A delay is nobody's work.
    if (step.kind === 'delay')
      return { step, processing: 0, waiting: (processing ?? 0) + (waiting ?? 0), work: 0, cost: step.cost ?? 0, timed }
    const work = processing ?? inside?.work ?? 0
    return {
      step,
      processing: processing ?? inside?.processing ?? 0,
      waiting: waiting ?? (inside && processing === null ? Math.max(0, inside.cycle - inside.processing) : 0),
      work,
      cost: step.cost ?? (processing === null ? (inside?.cost ?? 0) : (processing / 3600) * rate(step)),
      timed,
    }
  }
  return {
    flow: caseFlow(steps, reader.list('sequenceFlow', { processVersion })),
    steps: new Map(steps.map((step) => [step.id, flowStep(step)])),
  }
}

/** Money of one hour of a step's work: the mean of its persons, else of its roles; 0 where nobody said. */
function ratesOf(reader: PlanReader): (step: Step) => number {
  const roles = new Map(reader.list('role').map((row) => [row.id, row.costPerHour]))
  const people = new Map(reader.list('person').map((row) => [row.id, row]))
  const lanes = new Map(reader.list('lane').map((row) => [row.id, row]))
  const mean = (rates: readonly (number | null | undefined)[]) => {
    const known = rates.filter((rate) => typeof rate === 'number')
    return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length
  }
  const ofPerson = (id: string) => {
    const person = people.get(id)
    return person?.costPerHour ?? mean((person?.roles ?? []).map((role) => roles.get(role)))
  }
  return (step) => {
    const lane = step.lane === null ? undefined : lanes.get(step.lane)
    const doing = step.responsibleRoles.length > 0 ? step.responsibleRoles : [step.ownerRole ?? lane?.role ?? '']
    const own = mean(step.owners.map(ofPerson))
    return own ?? mean(doing.map((role) => roles.get(role))) ?? (lane?.person ? ofPerson(lane.person) : null) ?? 0
  }
}

/** The model after a change. What a way loses goes to the other ways of its decision; a way that is the only one keeps its cases. */
export function changed(model: FlowModel, change: FlowChange): FlowModel {
  const steps = new Map(
    [...model.steps].map(([id, step]): [string, FlowStep] => {
      const { processing = 1, waiting = 1, aside } = change.steps?.get(id) ?? {}
      if (processing === 1 && waiting === 1 && !aside) return [id, step]
      return [
        id,
        {
          ...step,
          processing: step.processing * processing,
          waiting: step.waiting * waiting,
          work: step.work * processing,
          cost: step.cost * processing,
          ...(aside ? { aside } : {}),
        },
      ]
    }),
  )
  const left = change.flows
  if (!left || left.size === 0) return { flow: model.flow, steps }
  const ways = new Map([...model.flow.ways].map(([id, out]): [string, WaysOut] => [id, weighed(out, left)]))
  return { flow: { ...model.flow, ways }, steps }
}

function weighed(out: WaysOut, left: ReadonlyMap<string, number>): WaysOut {
  if (out.splits || !out.flows.some(({ id }) => left.has(id))) return out
  const kept = out.flows.map(({ id }, i) =>
    left.has(id) ? (out.shares[i] as number) * (left.get(id) as number) : null,
  )
  const taken = kept.reduce<number>((sum, share) => sum + (share ?? 0), 0)
  const others = out.shares.reduce((sum, share, i) => sum + (kept[i] === null ? share : 0), 0)
  if (others <= 0) return out
  return { ...out, shares: out.shares.map((share, i) => kept[i] ?? (share / others) * (1 - taken)) }
}

/** Several changes made together: of each step and flow the least that one of them leaves. */
export function together(changes: readonly FlowChange[]): FlowChange {
  const steps = new Map<string, StepChange>()
  const flows = new Map<string, number>()
  for (const change of changes) {
    for (const [id, { processing = 1, waiting = 1, aside = false }] of change.steps ?? []) {
      const before = steps.get(id)
      steps.set(id, {
        processing: Math.min(processing, before?.processing ?? 1),
        waiting: Math.min(waiting, before?.waiting ?? 1),
        aside: aside || (before?.aside ?? false),
      })
    }
    for (const [id, left] of change.flows ?? []) flows.set(id, Math.min(left, flows.get(id) ?? 1))
  }
  return { steps, flows }
}
