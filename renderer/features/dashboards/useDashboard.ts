// The dashboard of the plan as it is now: numbers are worked out once per change of a KPI or value, the rest once per change of the plan.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useFigures } from '#platform/planFigures.ts'
import { planStore } from '#platform/planStore.ts'
import { planReader } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { type Dashboard, type DashboardChoice, dashboard, scoreTrend } from '#shared/analysis/dashboard.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import { choiceOf } from './choice.ts'

/** All that the parts of a dashboard read. */
export interface Board extends Dashboard {
  readonly choice: DashboardChoice
  readonly figures: KpiFigures
  readonly scores: ReturnType<typeof scoreTrend>
}

export function useDashboard(): Board {
  const params = useWindow((window) => window.params)
  const rows = useStore(planStore, (cache) => cache.rows)
  const figures = useFigures()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader reads the rows.
  return useMemo(() => {
    const reader = planReader()
    const choice = choiceOf(params, reader, figures)
    return {
      ...dashboard(reader, figures, choice),
      choice,
      figures,
      scores: scoreTrend(reader, figures, choice),
    }
  }, [rows, figures, params])
}
