// What the views of risks share: tones of bands, filters, and the change of a score.
import { execute } from '#platform/execute.ts'
import { setHint } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import {
  bandOf,
  daysOverdue,
  placeFields,
  placeOfRisk,
  type RiskLevel,
  type RiskPlace,
  type RiskView,
  riskScore,
} from '#shared/analysis/riskScore.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { Tone } from '#ui/StatusPill.tsx'

export type Risk = RowOf<'risk'>

export const levelTones: Readonly<Record<RiskLevel, Tone>> = {
  low: 'green',
  medium: 'blue',
  high: 'amber',
  extreme: 'red',
}

/** What is looked at; null stands for everything. */
export interface RiskFilter {
  readonly category: string | null
  readonly owner: string | null
  readonly level: RiskLevel | 'notScored' | null
  readonly overdue: boolean
}
export const noFilter: RiskFilter = { category: null, owner: null, level: null, overdue: false }
export const isFiltering = (filter: RiskFilter): boolean =>
  filter.category !== null || filter.owner !== null || filter.level !== null || filter.overdue

/** Whether a risk fits the filter; bands are those of the view that is shown. */
export function fits(
  risk: Risk,
  filter: RiskFilter,
  view: RiskView,
  plan: RowOf<'plan'> | undefined,
  today: string,
): boolean {
  if (filter.category !== null && risk.category !== filter.category) return false
  if (filter.owner !== null && risk.owner !== filter.owner) return false
  if (filter.overdue && daysOverdue(risk, today) === null) return false
  if (filter.level === null) return true
  const score = riskScore(risk, view)
  return filter.level === (score === null ? 'notScored' : bandOf(score, plan))
}

/** Gives a risk another place in the map, and says in the status bar which. Resolves when the cache holds it. */
export async function rescore(id: string, view: RiskView, to: RiskPlace, mergeKey?: string): Promise<void> {
  const risk = rowOf('risk', id)
  if (!risk) return
  const now = placeOfRisk(risk, view)
  if (now && now.probability === to.probability && now.impact === to.impact) return
  const fields = placeFields[view]
  const patch = { [fields.probability]: to.probability, [fields.impact]: to.impact }
  const done = await execute('rows.update', { entity: 'risk', id, patch }, mergeKey ? { mergeKey } : {})
  if (!done) return
  const t = currentT()
  const score = to.probability * to.impact
  setHint(
    t('risks.moved', { title: risk.title, ...to, score, band: t(`risks.level.${bandOf(score, rowsOf('plan')[0])}`) }),
  )
}

const within = (n: number) => Math.min(5, Math.max(1, n))
/** Where a key takes a risk: ↑↓ probability, ←→ impact. One without a score begins in the middle, or at its inherent place. */
export function placeByKey(risk: Risk, view: RiskView, key: string): RiskPlace | null {
  const step = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[key]
  if (!step) return null
  const now = placeOfRisk(risk, view)
  if (!now) return placeOfRisk(risk, 'inherent') ?? { probability: 3, impact: 3 }
  return { probability: within(now.probability + step[0]!), impact: within(now.impact + step[1]!) }
}
