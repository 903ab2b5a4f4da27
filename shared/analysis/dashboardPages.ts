// How a dashboard is laid out on pages: the overview, what stands behind it, then tables of whatever did not fit, and every KPI.

export type DashboardPage<K, G, P> =
  | { readonly kind: 'overview'; readonly cards: readonly K[] }
  | { readonly kind: 'behind'; readonly goals: readonly G[]; readonly processes: readonly P[] }
  | { readonly kind: 'goals'; readonly goals: readonly G[] }
  | { readonly kind: 'processes'; readonly processes: readonly P[] }
  | { readonly kind: 'kpis'; readonly cards: readonly K[] }

/**
 * What fits an A4 page across: rows of a table alone; goals and processes (three rows each) beside other things; KPIs and
 * stale ones together below an overview, which has one row of cards then.
 */
export const pageRoom = { rows: 22, goals: 6, processes: 2, processesAlone: 7, overview: 4 } as const

function inPages<T>(rows: readonly T[], perPage: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / perPage) }, (_, i) => rows.slice(i * perPage, (i + 1) * perPage))
}

/** Every KPI, goal and process stands in exactly one table. `stale`: how many KPIs the overview lists as stale. */
export function dashboardPages<K, G, P>(
  cards: readonly K[],
  goals: readonly G[],
  processes: readonly P[],
  stale = 0,
): DashboardPage<K, G, P>[] {
  const { rows, goals: g, processes: p, processesAlone, overview } = pageRoom
  const few = cards.length + stale <= overview
  return [
    { kind: 'overview', cards: few ? cards : [] },
    { kind: 'behind', goals: goals.slice(0, g), processes: processes.slice(0, p) },
    ...inPages(goals.slice(g), rows).map((part) => ({ kind: 'goals' as const, goals: part })),
    ...inPages(processes.slice(p), processesAlone).map((part) => ({ kind: 'processes' as const, processes: part })),
    ...inPages(few ? [] : cards, rows).map((part) => ({ kind: 'kpis' as const, cards: part })),
  ]
}
