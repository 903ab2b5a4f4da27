// Auto-layout: computed in a worker, applied as one command.
import { placedAside } from '../model/aside.ts'
import { drawingOf } from '../model/drawing.ts'
import { placeAll } from '../model/moving.ts'

/** Lays the version out anew and moves its steps there; nothing happens when it has been changed meanwhile. */
export async function layOut(version: string): Promise<void> {
  const { diagram } = drawingOf(version)
  if (diagram.steps.length === 0) return
  const positions = await placedAside(diagram)
  if (drawingOf(version).diagram === diagram) await placeAll(version, positions)
}
