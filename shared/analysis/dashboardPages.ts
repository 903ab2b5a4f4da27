// How a dashboard is laid out on pages: the overview, what stands behind it, then tables of whatever did not fit, and every KPI.

export type DashboardPage<K, G, P> =
  | { readonly kind: 'overview' }
  | { readonly kind: 'behind'; readonly goals: readonly G[]; readonly processes: readonly P[] }
  | { readonly kind: 'goals'; readonly goals: readonly G[] }
  | { readonly kind: 'processes'; readonly processes: readonly P[] }
  | { readonly kind: 'kpis'; readonly cards: readonly K[] }

/** What fits an A4 page across: rows of a table alone, goals and processes (three rows each) beside other things. */
export const pageRoom = { rows: 22, goals: 6, processes: 2, processesAlone: 7 } as const

function inPages<T>(rows: readonly T[], perPage: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / perPage) }, (_, i) => rows.slice(i * perPage, (i + 1) * perPage))
}

/** Every KPI, goal and process stands on exactly one page besides the overview. */
export function dashboardPages<K, G, P>(
  cards: readonly K[],
  goals: readonly G[],
  processes: readonly P[],
): DashboardPage<K, G, P>[] {
  const { rows, goals: g, processes: p, processesAlone } = pageRoom
  return [
    { kind: 'overview' },
    { kind: 'behind', goals: goals.slice(0, g), processes: processes.slice(0, p) },
    ...inPages(goals.slice(g), rows).map((part) => ({ kind: 'goals' as const, goals: part })),
    ...inPages(processes.slice(p), processesAlone).map((part) => ({ kind: 'processes' as const, processes: part })),
    ...inPages(cards, rows).map((part) => ({ kind: 'kpis' as const, cards: part })),
  ]
}
