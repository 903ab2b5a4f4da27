// What the goals screen shows while the window is open: the goal selected, the one being named, the statuses looked at.
import { create } from 'zustand'
import type { Goal } from './goalModel.ts'

interface State {
  readonly selected: string | null
  /** The goal whose title is being typed in the tree. */
  readonly naming: string | null
  readonly status: Goal['status'] | null
}
export const useGoalState = create<State>(() => ({ selected: null, naming: null, status: null }))
export const selectGoal = (selected: string | null) => useGoalState.setState({ selected, naming: null })
export const nameGoal = (id: string | null) =>
  useGoalState.setState(id === null ? { naming: null } : { selected: id, naming: id })
export const showStatus = (status: Goal['status'] | null) => useGoalState.setState({ status })
