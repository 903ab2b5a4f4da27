// The analysis of one process version: figures, who is busy, and findings ranked by what their change would save.
import type { PlanReader, RowOf } from '../../model/plan.ts'
import { placesOf } from '../workloadVisits.ts'
import { missingData } from './findings/data.ts'
import { dataKinds, type FlowContext, type Found } from './findings/finding.ts'
import { reworkLoops } from './findings/rework.ts'
import { approvalRuns, mergeable, needlessDecisions, parallelisable, pingPongs } from './findings/structure.ts'
import { longWaits, overloads, waitingShare, wasteSteps } from './findings/waiting.ts'
import { type FlowChange, together } from './flowChange.ts'
import { type FlowFigures, flowFigures } from './flowFigures.ts'
import { type FlowLoad, flowLoads } from './flowLoads.ts'
import { type FlowMeasure, measureFlow, type Saving, savingOf } from './flowMeasure.ts'
import { type FlowModel, flowModel } from './flowModel.ts'

export interface FlowFinding extends Found {
  /** The same as long as kind and steps are. */
  readonly id: string
  /** Null where nothing is proposed that could be computed. */
  readonly saving: Saving | null
}

export interface FlowAnalysis {
  readonly figures: FlowFigures
  readonly loads: readonly FlowLoad[]
  /** What matters most first; what the figures lack at the end. */
  readonly findings: readonly FlowFinding[]
  /** All changes made together: savings of single findings overlap and cannot be added up. Null where nothing would be saved. */
  readonly together: Saving | null
  /** The way that most cases take, by the longest of parallel ways: what the cycle time is made of. */
  readonly mainPath: readonly string[]
}

/** Analyses a version. `today`, `YYYY-MM-DD`, says which month's hours people have. */
export function analyseFlow(reader: PlanReader, version: RowOf<'processVersion'>, today: string): FlowAnalysis {
  const model = flowModel(reader, version.id)
  const measure = measureFlow(model)
  const figures = flowFigures(reader, version, today, model, measure)
  const loads = flowLoads(reader, version, today)
  const context = contextOf(reader, version, model, measure, loads, figures.perMonth)
  const found = [
    ...overloads(context),
    ...waitingShare(context),
    ...longWaits(context),
    ...reworkLoops(context),
    ...wasteSteps(context),
    ...approvalRuns(context),
    ...parallelisable(context),
    ...pingPongs(context),
    ...mergeable(context),
    ...needlessDecisions(context),
    ...missingData(context),
  ]
  const saved = (change: FlowChange) => savingOf(model, measure, change)
  const worth = ({ kind, saving, weight = 0 }: FlowFinding): number => {
    if (dataKinds.has(kind)) return -1
    const cycle = saving && measure.cycle > 0 ? saving.cycle / measure.cycle : 0
    const work = saving && measure.work > 0 ? saving.work / measure.work : 0
    return Math.max(cycle, work, weight)
  }
  const findings = found
    .map((one): FlowFinding => {
      const saving = one.change ? saved(one.change) : null
      return { ...one, id: `${one.kind} ${one.steps.join(' ') || version.id}`, saving }
    })
    .filter((one) => worth(one) > 0.0005 || dataKinds.has(one.kind))
    .sort((a, b) => worth(b) - worth(a))
  const all = saved(together(findings.flatMap(({ change }) => change ?? [])))
  return {
    figures,
    loads,
    findings,
    together: all.cycle > 0 || all.work > 0 ? all : null,
    mainPath: mainPath(model, measure),
  }
}

function contextOf(
  reader: PlanReader,
  version: RowOf<'processVersion'>,
  model: FlowModel,
  measure: FlowMeasure,
  loads: readonly FlowLoad[],
  perMonth: number | null,
): FlowContext {
  const into = new Map<string, string[]>()
  for (const [from, { flows }] of model.flow.ways)
    for (const { to } of flows) {
      const list = into.get(to)
      if (list) list.push(from)
      else into.set(to, [from])
    }
  const outside = new Set(
    reader.list('lane', { processVersion: version.id }).flatMap(({ id, kind }) => (kind === 'outside' ? [id] : [])),
  )
  return {
    reader,
    version,
    model,
    measure,
    loads,
    perMonth,
    waits: (id) => (measure.critical.get(id) ?? 0) * (model.steps.get(id)?.waiting ?? 0),
    place: placesOf(model.flow.order),
    into,
    isOutside: ({ lane }) => lane !== null && outside.has(lane),
  }
}

/** From where most cases begin: the way that most of them take, by the longest of several at once, until a step comes again. */
function mainPath({ flow }: FlowModel, { longest, critical }: FlowMeasure): string[] {
  const path: string[] = []
  const seen = new Set<string>()
  const most = (ids: readonly string[]) =>
    ids.reduce<string | undefined>(
      (best, id) => (best === undefined || (critical.get(id) ?? 0) > (critical.get(best) ?? 0) ? id : best),
      undefined,
    )
  for (let at = most(flow.begins.steps); at !== undefined && !seen.has(at); ) {
    seen.add(at)
    path.push(at)
    const out = flow.ways.get(at)
    if (!out || out.flows.length === 0) break
    const way = out.splits ? (longest.get(at) ?? 0) : out.shares.indexOf(Math.max(...out.shares))
    at = out.flows[way]?.to
  }
  return path
}
