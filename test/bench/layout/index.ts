// Lane layout against elkjs: time warm and cold, crossings, flows on one line, steps outside their lane; and that the window stays free.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { layoutDiagram } from '#shared/diagram/layout.ts'
import type { Diagram, LaidOut } from '#shared/diagram/types.ts'
import { countFaults } from '../../fixtures/diagramFaults.ts'
import { contest, type Figure, milliseconds } from '../measure.ts'
import { benchDiagram } from './benchDiagram.ts'
import { type ElkDrawing, elkLayout } from './elk.ts'
import { faultsOf } from './faults.ts'
import { layoutInWindow } from './window.ts'

const run = promisify(execFile)

/** ms of the first layout in a new process; its modules are loaded already. */
async function cold(who: 'ours' | 'elk', steps: number): Promise<number> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'once.ts'), who, String(steps)])
  return Number(stdout)
}

/** A count of ours beside the same count of a peer, as a figure. */
const count = (name: string, against: string, ours: number, peer: number): Figure => ({
  name,
  against,
  unit: '',
  ours,
  peer,
  ratio: ours / peer,
  spread: [ours, ours],
})

const lanesApart = (diagram: Diagram, laid: LaidOut): string => {
  const { outsideLane, sharedLines, overlappingSteps, flowsThroughSteps, slantedPieces } = countFaults(diagram, laid)
  const { collinear } = faultsOf(new Map(), laid.flows)
  return [
    `steps outside their lane ${outsideLane}, on each other ${overlappingSteps}`,
    `flows on one line ${collinear + sharedLines}, through steps ${flowsThroughSteps}, slanted ${slantedPieces}`,
  ].join('; ')
}

/** All figures of the layout; also prints what must be nought. */
export async function benchLayout(): Promise<Figure[]> {
  const [small, large] = [benchDiagram(500), benchDiagram(2000)]
  let [laidSmall, laidLarge] = [layoutDiagram(small), layoutDiagram(large)]
  let partitioned: ElkDrawing = { boxes: new Map(), lines: [] }
  const figures = [
    await contest({
      name: 'lane layout of 2,000 steps with all flows routed, warm',
      against: 'elkjs layered, no lanes',
      unit: 'ms',
      runs: 7,
      uncounted: 6,
      ours: () =>
        milliseconds(() => {
          laidLarge = layoutDiagram(large)
        }),
      peer: () => milliseconds(() => elkLayout(large, 'none')),
    }),
    await contest({
      name: 'the same, first in a new process',
      against: 'elkjs layered, no lanes',
      unit: 'ms',
      runs: 5,
      ours: () => cold('ours', 2000),
      peer: () => cold('elk', 2000),
    }),
    await contest({
      name: 'lane layout of 500 steps, warm',
      against: 'elkjs, partitions as lanes',
      unit: 'ms',
      runs: 1,
      ours: () =>
        milliseconds(() => {
          laidSmall = layoutDiagram(small)
        }),
      peer: () =>
        milliseconds(async () => {
          partitioned = await elkLayout(small, 'partitions')
        }),
    }),
  ]
  let mine = faultsOf(new Map(), laidSmall.flows).crossings
  let theirs = faultsOf(partitioned.boxes, partitioned.lines).crossings
  for (const seed of [1, 2]) {
    const other = benchDiagram(500, seed)
    const elk = await elkLayout(other, 'partitions')
    mine += faultsOf(new Map(), layoutDiagram(other).flows).crossings
    theirs += faultsOf(elk.boxes, elk.lines).crossings
  }
  console.log(`\n  2,000 steps: ${lanesApart(large, laidLarge)}`)
  console.log(`  500 steps: ${lanesApart(small, laidSmall)}`)
  return [
    ...figures,
    count('crossings at 500 steps, three processes', 'elkjs, partitions as lanes', mine, theirs),
    await layoutInWindow(2000),
  ]
}
