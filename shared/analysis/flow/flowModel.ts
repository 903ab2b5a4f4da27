// A process version as cases run through it, with what each step takes: what the figures of its flow are computed from.
import type { PlanReader, RowOf } from '../../model/plan.ts'
import { childVersion } from '../../model/subProcess.ts'
import { comparable } from '../lenses/amounts.ts'
import { type CaseFlow, caseFlow } from '../workloadVisits.ts'
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
