// Auto-layout: computed in a worker, applied as one command.
import { laidOutAside } from '../model/aside.ts'
import { drawingOf } from '../model/drawing.ts'
import { foresee } from '../model/foreseen.ts'
import { placeAll } from '../model/moving.ts'

/** Lays the version out anew and moves its steps there; nothing happens when it has been changed meanwhile. */
export async function layOut(version: string): Promise<void> {
  const { diagram } = drawingOf(version)
  if (diagram.steps.length === 0) return
  // Corners set by hand are let go, as the steps between them move.
  const flows = diagram.flows.map((flow) => (flow.waypoints ? { ...flow, waypoints: null } : flow))
  const laid = await laidOutAside({ ...diagram, flows })
  if (drawingOf(version).diagram !== diagram) return
  foresee(diagram, laid)
  await placeAll(version, laid.positions)
}
