// Reading the plan: hooks that re-render only when their rows change, and the same reads outside React.
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { PlanState } from '#shared/api.ts'
import type { EntityName, PlanReader, RowOf } from '#shared/model/plan.ts'
import { planStore } from './planStore.ts'
import { selected } from './planTables.ts'

/** Rows of an entity in its order, only those equal to `where`; the same array until one of them changes. */
export function useRows<E extends EntityName>(entity: E, where?: Partial<RowOf<E>>): readonly RowOf<E>[] {
  return useStore(
    planStore,
    useShallow((cache) => selected(entity, cache.rows[entity], where)),
  )
}

/** One row, undefined when it is not (or no longer) there. */
export function useRow<E extends EntityName>(entity: E, id: string | null | undefined): RowOf<E> | undefined {
  return useStore(planStore, (cache) => (id ? (cache.rows[entity].get(id) as RowOf<E> | undefined) : undefined))
}

/** The plan's own row: title, calendar, currency. */
export function usePlan(): RowOf<'plan'> | undefined {
  return useStore(planStore, (cache) => cache.rows.plan.values().next().value)
}

/** Document, save state and history; null without a plan. */
export function usePlanState(): PlanState | null {
  return useStore(planStore, (cache) => cache.state)
}

/** Rows now, outside React. */
export function rowsOf<E extends EntityName>(entity: E, where?: Partial<RowOf<E>>): readonly RowOf<E>[] {
  return selected(entity, planStore.getState().rows[entity], where)
}

/** A row now, outside React. */
export function rowOf<E extends EntityName>(entity: E, id: string): RowOf<E> | undefined {
  return planStore.getState().rows[entity].get(id) as RowOf<E> | undefined
}

const reader: PlanReader = {
  get: rowOf,
  list: (entity, where) => [...rowsOf(entity, where)],
}

/** The cache as what analysis, drawings and documents read; always current. */
export const planReader = (): PlanReader => reader
