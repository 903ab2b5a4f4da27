// Auto-layout: computed in a worker, applied as one command.
import type { Diagram, Point } from '#shared/diagram/types.ts'
import { drawingOf } from '../model/drawing.ts'
import { placeAll } from '../model/moving.ts'

let worker: Worker | undefined
let lastJob = 0
const waiting = new Map<number, (positions: ReadonlyMap<string, Point>) => void>()

function laidOut(diagram: Diagram): Promise<ReadonlyMap<string, Point>> {
  if (!worker) {
    worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<{ job: number; positions: ReadonlyMap<string, Point> }>) => {
      waiting.get(data.job)?.(data.positions)
      waiting.delete(data.job)
    }
  }
  const job = ++lastJob
  const { steps, flows, lanes, phases } = diagram
  worker.postMessage({ job, diagram: { steps, flows, lanes, phases } })
  return new Promise((resolve) => waiting.set(job, resolve))
}

/** Lays the version out anew and moves its steps there; nothing happens when it has been changed meanwhile. */
export async function layOut(version: string): Promise<void> {
  const { diagram } = drawingOf(version)
  if (diagram.steps.length === 0) return
  const positions = await laidOut(diagram)
  if (drawingOf(version).diagram === diagram) await placeAll(version, positions)
}
