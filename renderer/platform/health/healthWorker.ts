// The thread that checks the plan's health: keeps a copy of the rows, takes in what changed, answers with the findings.
import '../quietZod.ts'
import { type PlanHealth, planHealth } from '#shared/analysis/health/index.ts'
import { type TableNews, toldTables } from '../tableCopy.ts'
import { byRule, type FindingChange, findingChanges, inParts, type RuleFindings } from './findingChanges.ts'

export interface HealthQuestion {
  readonly news: TableNews
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

const copy = toldTables()
let told: RuleFindings = new Map()

self.onmessage = ({ data }: MessageEvent<HealthQuestion>) => {
  copy.take(data.news)
  const { findings, off } = planHealth(copy.reader, data.today)
  const found = byRule(findings)
  const parts = inParts(findingChanges(data.news.anew ? new Map() : told, found), most)
  told = found
  for (const [i, changes] of parts.entries()) {
    const end = i === parts.length - 1 ? { end: { order: [...found.keys()], off } } : {}
    self.postMessage({ changes, ...end } satisfies HealthAnswer)
  }
}
