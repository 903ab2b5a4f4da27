// Which cards of a dashboard are shown: all, those of a state, those of a perspective.
import type { KpiCard } from '#shared/analysis/dashboard.ts'

/** 'green', 'amber', 'red', 'none', or a perspective; null: all. */
export type CardFilter = KpiCard['state'] | 'none' | KpiCard['kpi']['perspective']

export const passes = (card: KpiCard, filter: CardFilter): boolean =>
  filter === null || (card.state ?? 'none') === filter || card.kpi.perspective === filter

/** What the parts that filter and are filtered share; on paper nothing does. */
export interface Filtering {
  readonly filter: CardFilter
  onFilter(filter: CardFilter): void
}
