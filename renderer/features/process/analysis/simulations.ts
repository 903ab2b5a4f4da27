// The simulations of the version on the screen: asked for, under way with progress, cancelled, done. Never part of the plan.
import { create } from 'zustand'
import type { SimInput } from '#shared/analysis/simulation/fromPlan.ts'
import type { SimResult } from '#shared/analysis/simulation/replications.ts'
import type { SimMessage, SimTask } from './simulation.worker.ts'

/** One thing that was simulated: the version, another version, or the version with one person more. */
export interface SimColumn {
  readonly id: string
  readonly label: string
  readonly input: SimInput
  /** Cases a month and months it was simulated with. */
  readonly perMonth: number
  readonly months: number
  /** The version with somebody added. */
  readonly isWhatIf: boolean
  readonly result: SimResult
}
export type AskedColumn = Omit<SimColumn, 'result'>

interface Simulations {
  readonly version: string | null
  /** null: nothing is running. */
  readonly progress: number | null
  readonly columns: readonly SimColumn[]
  readonly failed: boolean
}
const none: Simulations = { version: null, progress: null, columns: [], failed: false }
export const useSimulations = create<Simulations>(() => none)

let worker: Worker | null = null

/** The same figures every time the same is asked. */
const seed = 20_260_101
/** More columns than this do not stand beside each other. */
const mostColumns = 3

/** Simulates what is asked; with `keep` beside what was simulated before, of the same id in its place. */
export function startSimulation(version: string, asked: readonly AskedColumn[], runs: number, keep = false): void {
  cancelSimulation()
  const { version: shown, columns } = useSimulations.getState()
  const stay = shown === version ? columns : []
  const before = keep ? stay : []
  // What was simulated before can be read until the new is there.
  useSimulations.setState({ version, progress: 0, columns: stay, failed: false })
  const own = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' })
  worker = own
  own.onmessage = ({ data }: MessageEvent<SimMessage>) => {
    if (worker !== own) return
    if ('progress' in data) return useSimulations.setState({ progress: data.progress })
    const made = asked.map((column, i): SimColumn => ({ ...column, result: data.results[i] as SimResult }))
    const [first, ...others] = before.filter(({ id }) => !made.some((one) => one.id === id))
    const kept = first ? [first, ...others.slice(0, Math.max(0, mostColumns - 1 - made.length))] : []
    cancelSimulation()
    useSimulations.setState({ columns: [...kept, ...made] })
  }
  own.onerror = () => {
    if (worker !== own) return
    cancelSimulation()
    useSimulations.setState({ failed: true })
  }
  own.postMessage({
    inputs: asked.map(({ input: { model, length } }) => ({ model, length })),
    runs,
    seed,
  } satisfies SimTask)
}

/** Ends what is running; what was simulated before stays. */
export function cancelSimulation(): void {
  worker?.terminate()
  worker = null
  useSimulations.setState({ progress: null })
}
