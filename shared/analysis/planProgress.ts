// How far a plan has come along the method: eight steps, each measured on the plan's own rows, and what to do next.
import type { PlanReader, RowOf } from '../model/plan.ts'

/** The loop of the method, in order. */
export const methodSteps = ['goals', 'map', 'assess', 'simplify', 'sop', 'train', 'monitor', 'improve'] as const
export type MethodStep = (typeof methodSteps)[number]

/** What each step of the method is measured by. */
export const measures = {
  goals: ['goalsWithKpi', 'goalsWithOwner', 'kpisWithTarget'],
  map: ['processesMapped', 'stepsWithOwner', 'stepsWithTime'],
  assess: ['stepsWithWaiting', 'stepsWithEvidence', 'stepsValued'],
  simplify: ['processesWithToBe'],
  sop: ['stepsWithSop'],
  train: ['sopRolesStaffed'],
  monitor: ['kpisWithActual', 'goalsWithReviewDate'],
  improve: ['goalsReviewed', 'commentsResolved'],
} as const satisfies Record<MethodStep, readonly string[]>
export type Measure = (typeof measures)[MethodStep][number]

export interface Count {
  readonly done: number
  readonly total: number
}
export interface StepProgress {
  readonly step: MethodStep
  /** 0 … 1: the mean of its measures; null while there is nothing to measure. */
  readonly share: number | null
  readonly measures: readonly (Count & { readonly measure: Measure })[]
}

/** What is worth doing next: a measure that is not full (or the beginning of a step), and where it is done. */
export interface NextAction {
  readonly todo: Measure | 'firstGoal' | 'firstKpi' | 'firstProcess'
  /** How many rows lack it. */
  readonly count: number
  readonly place: 'goals' | 'kpis' | 'process' | 'people'
  /** The process version in which most of it is missing. */
  readonly processVersion?: string
  /** The first row that lacks it. */
  readonly row?: string
}

export interface PlanProgress {
  readonly steps: readonly StepProgress[]
  readonly next: readonly NextAction[]
}

type Step = RowOf<'step'>
type Gap = Count & { readonly missing: readonly { readonly id: string; readonly processVersion?: string }[] }

const filled = (text: string | null): boolean => text !== null && text.trim() !== ''
const workKinds = new Set<Step['kind']>(['task', 'subprocess', 'document', 'data', 'delay', 'decision'])
const timedKinds = new Set<Step['kind']>(['task', 'subprocess', 'document', 'data', 'delay'])
/** Fewer steps than this (start and end included) is a name, not yet a map of how work runs. */
const leastSteps = 3

function gap<R extends { id: string }>(rows: readonly R[], has: (row: R) => boolean): Gap {
  const missing = rows.filter((row) => !has(row))
  return { done: rows.length - missing.length, total: rows.length, missing }
}

function gaps(reader: PlanReader): Record<Measure, Gap> {
  const goals = reader.list('goal').filter((goal) => goal.status !== 'dropped')
  const kpis = reader.list('kpi')
  const processes = reader.list('process').filter((process) => process.kind === 'process')
  const versions = reader.list('processVersion').filter((version) => version.status !== 'retired')
  const kindOf = new Map(versions.map((version) => [version.id, version.kind]))
  const steps = reader.list('step').filter((step) => kindOf.has(step.processVersion))
  const sizes = new Map<string, number>()
  for (const step of steps) sizes.set(step.processVersion, (sizes.get(step.processVersion) ?? 0) + 1)
  const isMapped = (kind: 'asIs' | 'toBe') => (process: RowOf<'process'>) =>
    versions.some((v) => v.process === process.id && v.kind === kind && (sizes.get(v.id) ?? 0) >= leastSteps)
  const work = steps.filter((step) => workKinds.has(step.kind))
  const timed = steps.filter((step) => timedKinds.has(step.kind))
  const timedNow = timed.filter((step) => kindOf.get(step.processVersion) === 'asIs')
  // The SOP is written for the process as it shall be; where there is no to-be yet, for what there is.
  const hasToBe = new Set(processes.filter(isMapped('toBe')).map((process) => process.id))
  const governing = new Set(
    versions.filter((v) => v.kind === 'toBe' || !hasToBe.has(v.process)).map((version) => version.id),
  )
  const toWrite = timed.filter((step) => governing.has(step.processVersion) && step.kind !== 'delay')
  const withSop = toWrite.filter((step) => filled(step.sopSteps))
  const sopRoles = new Set(withSop.flatMap((step) => [step.ownerRole ?? [], ...step.responsibleRoles].flat()))
  const staffed = new Set(
    reader
      .list('person')
      .filter((person) => person.active)
      .flatMap((person) => person.roles),
  )
  const measured = new Set(kpis.flatMap((kpi) => kpi.goals))
  const withActual = new Set(reader.list('kpiValue').flatMap((value) => (value.actual === null ? [] : value.kpi)))
  const withPeriodTarget = new Set(reader.list('kpiValue').flatMap((value) => (value.target === null ? [] : value.kpi)))
  const hasTarget = (kpi: RowOf<'kpi'>) =>
    kpi.target !== null || kpi.bandLow !== null || kpi.bandHigh !== null || withPeriodTarget.has(kpi.id)
  return {
    goalsWithKpi: gap(
      goals.filter((goal) => goal.level !== 'vision'),
      (goal) => measured.has(goal.id),
    ),
    goalsWithOwner: gap(goals, (goal) => goal.owner !== null),
    kpisWithTarget: gap(kpis, hasTarget),
    processesMapped: gap(processes, isMapped('asIs')),
    stepsWithOwner: gap(work, (step) => step.owners.length > 0 || step.ownerRole !== null),
    stepsWithTime: gap(timed, (step) => step.processingTime !== null),
    stepsWithWaiting: gap(timedNow, (step) => step.waitingTime !== null),
    stepsWithEvidence: gap(timedNow, (step) => step.timingEvidence !== null && step.timingEvidence !== 'guess'),
    stepsValued: gap(timedNow, (step) => step.valueClass !== null),
    processesWithToBe: gap(processes, isMapped('toBe')),
    stepsWithSop: gap(toWrite, (step) => filled(step.sopSteps)),
    sopRolesStaffed: gap(
      [...sopRoles].map((id) => ({ id })),
      (role) => staffed.has(role.id),
    ),
    kpisWithActual: gap(kpis, (kpi) => withActual.has(kpi.id)),
    goalsWithReviewDate: gap(goals, (goal) => goal.nextReviewOn !== null),
    goalsReviewed: gap(goals, (goal) => filled(goal.reviewNotes)),
    commentsResolved: gap(reader.list('comment'), (comment) => comment.resolved),
  }
}

const placeOf: Record<Measure, NextAction['place']> = {
  goalsWithKpi: 'kpis',
  goalsWithOwner: 'goals',
  kpisWithTarget: 'kpis',
  processesMapped: 'process',
  stepsWithOwner: 'process',
  stepsWithTime: 'process',
  stepsWithWaiting: 'process',
  stepsWithEvidence: 'process',
  stepsValued: 'process',
  processesWithToBe: 'process',
  stepsWithSop: 'process',
  sopRolesStaffed: 'people',
  kpisWithActual: 'kpis',
  goalsWithReviewDate: 'goals',
  goalsReviewed: 'goals',
  commentsResolved: 'process',
}

/** Where most of what is missing lies, and its first row there. */
function target(measure: Measure, { missing }: Gap): Pick<NextAction, 'processVersion' | 'row'> {
  const first = missing[0]
  if (!first) return {}
  if (first.processVersion === undefined)
    return measure === 'goalsWithKpi' || measure === 'commentsResolved' ? {} : { row: first.id }
  const counts = new Map<string, number>()
  for (const { processVersion = '' } of missing) counts.set(processVersion, (counts.get(processVersion) ?? 0) + 1)
  const [processVersion] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))
  const row = missing.find((step) => step.processVersion === processVersion)?.id
  return { processVersion, ...(row ? { row } : {}) }
}

function nextActions(reader: PlanReader, all: Record<Measure, Gap>): NextAction[] {
  const next: NextAction[] = []
  const begin = (todo: NextAction['todo'], place: NextAction['place']) => next.push({ todo, count: 1, place })
  if (reader.list('goal').length === 0) begin('firstGoal', 'goals')
  else if (reader.list('kpi').length === 0) begin('firstKpi', 'kpis')
  if (all.processesMapped.total === 0) begin('firstProcess', 'process')
  const skipped = new Set<Measure>()
  // A goal cannot be given KPIs, nor a KPI be followed, before there is one; that is said above.
  if (next.some(({ todo }) => todo === 'firstKpi')) skipped.add('goalsWithKpi')
  for (const step of methodSteps)
    for (const measure of measures[step] as readonly Measure[]) {
      const { total, done } = all[measure]
      if (total > done && !skipped.has(measure))
        next.push({ todo: measure, count: total - done, place: placeOf[measure], ...target(measure, all[measure]) })
    }
  return next
}

/** Progress of every step of the method, and all that is worth doing, in the method's order. */
export function planProgress(reader: PlanReader): PlanProgress {
  const all = gaps(reader)
  const steps = methodSteps.map((step): StepProgress => {
    const counts = (measures[step] as readonly Measure[]).map((measure) => {
      const { done, total } = all[measure]
      return { measure, done, total }
    })
    const measurable = counts.filter(({ total }) => total > 0)
    const sum = measurable.reduce((share, { done, total }) => share + done / total, 0)
    return { step, share: measurable.length === 0 ? null : sum / measurable.length, measures: counts }
  })
  return { steps, next: nextActions(reader, all) }
}
