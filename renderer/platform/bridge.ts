// The window's one way out: typed calls to the plan host and the shell, and their events, over what the preload script exposes.
import type { Answer, ArgsOf, CallName, EventName, Events, ResultOf } from '#shared/api.ts'

/** What electron/preload.ts puts on the page. */
export interface Bridge {
  call(name: string, args: unknown): Promise<Answer<unknown>>
  on(event: string, listener: (payload: unknown) => unknown): () => void
}
declare global {
  interface Window {
    opsmap?: Bridge
  }
}

function bridge(): Bridge {
  const found = globalThis.window?.opsmap
  if (!found?.call) throw new Error('window.opsmap is missing: this page runs only inside the Opsmap window')
  return found
}

/** Calls whose arguments may be thousands of cells: they go as text, because objects would be copied value by value out of the page. */
const asText: ReadonlySet<CallName> = new Set(['plan.execute', 'plan.dryRun'])

/** Asks the host or the shell. A refusal is an answer with problems; only bugs throw. */
export function call<N extends CallName>(name: N, args: ArgsOf<N>): Promise<Answer<ResultOf<N>>> {
  return bridge().call(name, asText.has(name) ? JSON.stringify(args) : args) as Promise<Answer<ResultOf<N>>>
}

/** Listens to an event; the returned function stops listening. */
export function on<N extends EventName>(event: N, listener: (payload: Events[N]) => void): () => void {
  // What is large comes as text.
  return bridge().on(event, (payload) =>
    listener((typeof payload === 'string' ? JSON.parse(payload) : payload) as Events[N]),
  )
}
