// Whose earlier versions are shown in their dialog: those of the plan in this window, or of a recent one.
import { create } from 'zustand'

interface Shown {
  /** Handle of a recent plan; undefined: the plan in this window. */
  readonly recent?: string
}

export const useEarlierVersions = create<{ shown: Shown | null }>(() => ({ shown: null }))

/** Opens the dialog. */
export const showEarlierVersions = (recent?: string): void =>
  useEarlierVersions.setState({ shown: recent === undefined ? {} : { recent } })
export const closeEarlierVersions = (): void => useEarlierVersions.setState({ shown: null })
