// What a dashboard says beside the KPIs: processes as they are and as they shall be, tasks that are due, risks by band.
import type { PlanReader, RowOf } from '../model/plan.ts'
import type { ScopeRows } from './dashboardScope.ts'
import { type ProcessTotals, processTotals } from './processTotals.ts'
import { bandOf, type RiskLevel, riskScore } from './riskScore.ts'
import { epochDay } from './schedule/workCalendar.ts'

type Version = RowOf<'processVersion'>

export interface ProcessLine {
  readonly process: RowOf<'process'>
  readonly asIs: { readonly version: Version; readonly totals: ProcessTotals } | null
  readonly toBe: { readonly version: Version; readonly totals: ProcessTotals } | null
}

export interface RiskLine {
  readonly risk: RowOf<'risk'>
  /** Probability × impact; null where one is missing. */
  readonly score: number | null
  readonly level: RiskLevel | null
}

export interface WorkSummary {
  /** Those with a version. */
  readonly processes: readonly ProcessLine[]
  readonly tasks: {
    readonly total: number
    readonly done: number
    /** Not done and due before today, the longest overdue first. */
    readonly overdue: readonly RowOf<'task'>[]
    /** Due within the next 14 days. */
    readonly next: readonly RowOf<'task'>[]
  }
  readonly risks: {
    /** Not closed, the highest score first. */
    readonly open: readonly RiskLine[]
    readonly byBand: Readonly<Record<RiskLevel, number>>
  }
}

const soon = 14

/** The version of a kind that counts: the published one, else the newest draft; retired ones never. */
function current(versions: readonly Version[], kind: Version['kind']): Version | null {
  const own = versions.filter((version) => version.kind === kind && version.status !== 'retired')
  return own.findLast((version) => version.status === 'published') ?? own.at(-1) ?? null
}

/** @param today YYYY-MM-DD */
export function dashboardWork(reader: PlanReader, scope: ScopeRows, today: string): WorkSummary {
  const counted = (version: Version | null) =>
    version && { version, totals: processTotals(reader, version.id, { inside: true }) }
  const processes = scope.processes
    .map((process): ProcessLine => {
      const versions = reader.list('processVersion', { process: process.id })
      return { process, asIs: counted(current(versions, 'asIs')), toBe: counted(current(versions, 'toBe')) }
    })
    .filter(({ asIs, toBe }) => asIs !== null || toBe !== null)

  const leaves = new Set(scope.tasks.map((task) => task.parent))
  const work = scope.tasks.filter((task) => !leaves.has(task.id) && task.status !== 'cancelled')
  const open = work.filter((task) => task.status !== 'done')
  const byDue = (a: RowOf<'task'>, b: RowOf<'task'>) => ((a.dueOn as string) < (b.dueOn as string) ? -1 : 1)
  const due = open.filter((task) => task.dueOn !== null).sort(byDue)

  const plan = reader.list('plan')[0]
  const risks = scope.risks
    .filter((risk) => risk.status !== 'closed')
    .map((risk): RiskLine => {
      const score = riskScore(risk, 'inherent')
      return { risk, score, level: score === null ? null : bandOf(score, plan) }
    })
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1))
  const inBand = (level: RiskLevel) => risks.filter((line) => line.level === level).length

  return {
    processes,
    tasks: {
      total: work.length,
      done: work.length - open.length,
      overdue: due.filter((task) => (task.dueOn as string) < today),
      next: due.filter((task) => {
        const days = epochDay(task.dueOn as string) - epochDay(today)
        return days >= 0 && days <= soon
      }),
    },
    risks: {
      open: risks,
      byBand: { extreme: inBand('extreme'), high: inBand('high'), medium: inBand('medium'), low: inBand('low') },
    },
  }
}
