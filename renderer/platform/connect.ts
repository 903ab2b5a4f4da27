// Connects the window to the program: events into the stores, settings, and the plan when there is one.
import { create } from 'zustand'
import { call, on } from './bridge.ts'
import { applyJob } from './jobs.ts'
import { notifyProblems } from './notices.ts'
import { flushPending } from './pending.ts'
import { applyChanged, applyState, clearPlan, loadPlan, planStore } from './planStore.ts'
import { applySettings, followSystemTheme, resetPlaces } from './windowState.ts'

/** starting: not yet known; start: no plan, the start screen; plan: the plan is loaded. */
export const useConnection = create<{ phase: 'starting' | 'start' | 'plan' }>(() => ({ phase: 'starting' }))

/** Whether a plan is being opened for longer than one notices; not while a dialog of the system has the focus. */
export const useOpening = create<{ opening: boolean }>(() => ({ opening: false }))
let openings = 0

/** Shows that a plan is being opened until `work` is done. */
export async function opening<T>(work: Promise<T>): Promise<T> {
  openings++
  const look = setInterval(() => useOpening.setState({ opening: document.hasFocus() }), 250)
  try {
    return await work
  } finally {
    clearInterval(look)
    if (--openings === 0) useOpening.setState({ opening: false })
  }
}

async function showPlan(): Promise<void> {
  const previous = planStore.getState().state?.documentId
  const problems = await loadPlan()
  notifyProblems(problems)
  const now = planStore.getState().state?.documentId
  if (now === undefined) return useConnection.setState({ phase: 'start' })
  if (previous !== now) resetPlaces()
  useConnection.setState({ phase: 'plan' })
}

/** Starts listening and loads what there is; `act` runs an action chosen in the native menu. */
export async function connect(act: (id: string) => void): Promise<void> {
  on('changed', (event) => {
    const known = planStore.getState().state?.revision
    applyChanged(event)
    // A gap means that an event was lost (a reload of the page): what is shown must not be guessed.
    if (known !== undefined && event.revision > known + 1) void loadPlan()
  })
  on('state', applyState)
  on('job', applyJob)
  on('settings', applySettings)
  on('action', ({ id }) => act(id))
  on('closing', flushPending)
  on('notice', ({ problems }) => notifyProblems(problems))
  on('plan', ({ opened }) => {
    if (opened) return void showPlan()
    clearPlan()
    useConnection.setState({ phase: 'start' })
  })
  followSystemTheme()
  const settings = await call('shell.settings', {})
  if (settings.ok) applySettings(settings.value)
  const held = await call('shell.hasPlan', {})
  if (held.ok && held.value.plan) await showPlan()
  else if (useConnection.getState().phase === 'starting') useConnection.setState({ phase: 'start' })
}
