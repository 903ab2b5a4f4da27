// Every number of the plan's KPIs, worked out when first asked and kept while its KPIs and values stay the same.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { type KpiFigures, kpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { planStore } from './planStore.ts'
import { useRows } from './useRows.ts'

const kept = new WeakMap<object, { kpis: readonly RowOf<'kpi'>[]; figures: KpiFigures }>()

/** @param kpis, values as the cache of the plan holds them: the same objects mean the same figures. */
export function figuresOf(kpis: readonly RowOf<'kpi'>[], values: ReadonlyMap<string, RowOf<'kpiValue'>>): KpiFigures {
  const known = kept.get(values)
  if (known?.kpis === kpis) return known.figures
  const figures = kpiFigures(kpis, [...values.values()])
  kept.set(values, { kpis, figures })
  return figures
}

/** The figures of the plan as it is, the same ones for every screen. */
export function useFigures(): KpiFigures {
  const kpis = useRows('kpi')
  // Not in order: many thousand values need none.
  const values = useStore(planStore, ({ rows }) => rows.kpiValue)
  return useMemo(() => figuresOf(kpis, values), [kpis, values])
}
