// Layout and routing of large diagrams in a worker, so that the window stays free.
import type { Diagram, LaidOut, Positions } from '#shared/diagram/types.ts'
import type { Job } from './layout.worker.ts'

let worker: Worker | undefined
let last = 0
const waiting = new Map<number, (answer: unknown) => void>()

function ask<Answer>({ diagram: { steps, flows, lanes, phases }, ...rest }: Job): Promise<Answer> {
  if (!worker) {
    worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<{ id: number; answer: unknown }>) => {
      waiting.get(data.id)?.(data.answer)
      waiting.delete(data.id)
    }
  }
  const id = ++last
  worker.postMessage({ id, diagram: { steps, flows, lanes, phases }, ...rest })
  return new Promise((resolve) => waiting.set(id, resolve as (answer: unknown) => void))
}

/** New places of all steps, with the bands and routes there. */
export const laidOutAside = (diagram: Diagram): Promise<LaidOut> => ask({ diagram })

/** Routes and bands for the given places. */
export const arrangedAside = (diagram: Diagram, positions: Positions): Promise<LaidOut> => ask({ diagram, positions })

/** Tests without a window have no workers. */
export const hasAside = typeof Worker !== 'undefined'
