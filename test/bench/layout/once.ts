// One layout in a process of its own, for the cold figures: `node once.ts ours|elk STEPS` prints how many ms the first one took.
import { argv } from 'node:process'
import { layoutDiagram } from '#shared/diagram/layout.ts'
import { benchDiagram } from './benchDiagram.ts'
import { elkLayout } from './elk.ts'

const [, , who, steps] = argv
const diagram = benchDiagram(Number(steps))
const start = performance.now()
if (who === 'ours') layoutDiagram(diagram)
else await elkLayout(diagram, 'none')
console.log(performance.now() - start)
