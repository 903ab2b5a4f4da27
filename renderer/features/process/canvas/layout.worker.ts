// Lays a diagram out beside the window's thread.
import { placeSteps } from '#shared/diagram/layout.ts'
import type { Diagram } from '#shared/diagram/types.ts'

self.onmessage = ({ data }: MessageEvent<{ job: number; diagram: Diagram }>) => {
  self.postMessage({ job: data.job, positions: placeSteps(data.diagram) })
}
