// The thread that checks the plan's health: keeps a copy of the rows, takes in what changed, answers with the findings.
import '../quietZod.ts'
import { type PlanHealth, planHealth } from '#shared/analysis/health/index.ts'
import type { RowChange } from '#shared/model/change.ts'
import type { PlanReader, RowOf } from '#shared/model/plan.ts'
import { applyChanges, emptyTables, selected } from '../planTables.ts'
import { byRule, type FindingChange, findingChanges, inParts, type RuleFindings } from './findingChanges.ts'

export interface HealthQuestion {
  /** Forgets the rows of before: another plan. */
  readonly anew: boolean
  readonly changes: readonly RowChange[]
  /** `YYYY-MM-DD` */
  readonly today: string
}
/** Comes in parts; what it tells counts once the last is there. */
export interface HealthAnswer {
  readonly changes: readonly FindingChange[]
  /** Rules in the order of the list, with what is switched off: with the last part. */
  readonly end?: { readonly order: readonly string[]; readonly off: PlanHealth['off'] }
}

/** Findings of one message. */
const most = 1000

let tables = emptyTables
let told: RuleFindings = new Map()
const reader: PlanReader = {
  get: (entity, id) => tables[entity].get(id) as RowOf<typeof entity> | undefined,
  list: (entity, where) => [...selected(entity, tables[entity], where)],
}

self.onmessage = ({ data }: MessageEvent<HealthQuestion>) => {
  tables = applyChanges(data.anew ? emptyTables : tables, data.changes)
  const { findings, off } = planHealth(reader, data.today)
  const found = byRule(findings)
  const parts = inParts(findingChanges(data.anew ? new Map() : told, found), most)
  told = found
  for (const [i, changes] of parts.entries()) {
    const end = i === parts.length - 1 ? { end: { order: [...found.keys()], off } } : {}
    self.postMessage({ changes, ...end } satisfies HealthAnswer)
  }
}
