// The process that both layouts draw: branches, joins, loops and hand-overs between lanes, the same in every run.
import type { Diagram } from '#shared/diagram/types.ts'
import { randomDiagram } from '../../fixtures/randomDiagram.ts'

/** `steps` steps in 8 lanes, in 12 from 1,000 steps on; another seed makes another process. */
export const benchDiagram = (steps: number, seed = 7): Diagram =>
  randomDiagram({ steps, lanes: steps < 1000 ? 8 : 12, phases: 0, seed })
