// Lays diagrams out and routes their flows beside the window's thread.
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import type { Diagram, Positions } from '#shared/diagram/types.ts'

export type Job = { readonly diagram: Diagram; readonly positions?: Positions }

self.onmessage = ({ data: { id, diagram, positions } }: MessageEvent<Job & { id: number }>) => {
  self.postMessage({ id, answer: positions ? arrange(diagram, positions) : layoutDiagram(diagram) })
}
