// Keys pressed, clicks and the way of the pointer for one and the same process: as an outline, on our canvas, and in bpmn-js.

import { inBpmn } from './bpmn.ts'
import type { Effort } from './hand.ts'
import { inOpsmap } from './opsmap.ts'

const contenders: readonly (readonly [string, () => Promise<Effort>])[] = [
  ['outline', () => inOpsmap('outline')],
  ['canvas, keyboard', () => inOpsmap('canvas')],
  ['bpmn-js, palette and pad', inBpmn],
]

/** Prints the table. */
export async function benchKeys(): Promise<void> {
  console.log('\nkeys: the complaint process, 17 steps and 19 flows with owners and times')
  console.log('  Chinese is typed as the letters of its pinyin and one space bar a run; Shift and Control are keys')
  console.log(
    `  ${'contender'.padEnd(26)}${'keys'.padStart(8)}${'clicks'.padStart(8)}${'pointer px'.padStart(12)}${'script s'.padStart(10)}`,
  )
  for (const [name, run] of contenders) {
    const { keys, clicks, distance, milliseconds } = await run()
    const figures = [String(keys).padStart(8), String(clicks).padStart(8), distance.toFixed(0).padStart(12)]
    console.log(`  ${name.padEnd(26)}${figures.join('')}${(milliseconds / 1000).toFixed(1).padStart(10)}`)
  }
}
