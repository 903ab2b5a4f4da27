// The window's cache of the plan: filled by plan.load, kept current by the host's `changed` events, never written otherwise.
import { createStore } from 'zustand/vanilla'
import type { ChangedEvent, PlanSnapshot, PlanState } from '#shared/api.ts'
import type { Problem } from '#shared/model/problem.ts'
import { call } from './bridge.ts'
import { applyChanges, changesNames, emptyTables, type PlanTables, tablesOf } from './planTables.ts'

export interface PlanCache {
  readonly rows: PlanTables
  /** Document, revision, save state and history; null while the window has no plan. */
  readonly state: PlanState | null
  /** Goes up whenever a row is added, removed or renamed: what caches of names follow. */
  readonly names: number
}

export const planStore = createStore<PlanCache>(() => ({ rows: emptyTables, state: null, names: 0 }))

const stateOf = ({ documentId, revision, save, history }: PlanState): PlanState => ({
  documentId,
  revision,
  save,
  history,
})

/** Replaces the cache by a snapshot. */
export function setSnapshot(snapshot: PlanSnapshot): void {
  planStore.setState((before) => ({
    rows: tablesOf(snapshot.rows),
    state: stateOf(snapshot),
    names: before.names + 1,
  }))
}

/** Takes in what an operation changed. */
export function applyChanged(event: ChangedEvent): void {
  planStore.setState((before) => ({
    rows: applyChanges(before.rows, event.changes, event.fields),
    state: stateOf(event),
    names: before.names + (changesNames(before.rows, event.changes, event.fields) ? 1 : 0),
  }))
}

/** Takes in a new save or history state. */
export function applyState(state: PlanState): void {
  if (planStore.getState().state) planStore.setState({ state: stateOf(state) })
}

/** Forgets the plan: the window shows the start screen. */
export function clearPlan(): void {
  planStore.setState((before) => ({ rows: emptyTables, state: null, names: before.names + 1 }))
}

/** Reads the whole plan from the host; returns what opening noticed, or why it could not be read. */
export async function loadPlan(): Promise<readonly Problem[]> {
  const answer = await call('plan.load', {})
  if (!answer.ok) return answer.problems
  setSnapshot(answer.value)
  return answer.value.notices
}

/** Resolves once the cache holds revision `revision` (events may come after the answer); reads the plan again after a second without it. */
export function reached(revision: number): Promise<void> {
  const isThere = () => (planStore.getState().state?.revision ?? Number.POSITIVE_INFINITY) >= revision
  if (isThere()) return Promise.resolve()
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(() => void loadPlan().finally(finish), 1000)
    const unsubscribe = planStore.subscribe(() => {
      if (isThere()) finish()
    })
  })
}
