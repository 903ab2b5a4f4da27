// `npm run bench`: every figure beside a peer or a limit measured in the same run. Names as arguments choose: host workbook launch layout canvas gantt areas simulation keys;
// `canvas 5000` is one size alone.
import { cpus } from 'node:os'
import { argv } from 'node:process'
import { electronRuntime } from '../../build/setup/electron.mjs'
import { benchAreas } from './areas/index.ts'
import { benchCanvas } from './canvas/index.ts'
import { benchDataWorkbook } from './dataWorkbook.ts'
import { benchGantt } from './gantt/index.ts'
import { benchHost } from './host.ts'
import { benchKeys } from './keys/index.ts'
import { benchKpiSheet } from './kpiSheet/index.ts'
import { benchLaunch } from './launch.ts'
import { benchLayout } from './layout/index.ts'
import { type Figure, printFigures } from './measure.ts'
import { benchSimulation } from './simulation/index.ts'
import { benchWorkbook } from './workbook.ts'

const parts: Readonly<Record<string, [string, () => Promise<Figure[]>]>> = {
  host: ['plan host', benchHost],
  workbook: ['workbook', async () => benchWorkbook()],
  data: ['data workbook', async () => benchDataWorkbook()],
  launch: ['launch', benchLaunch],
  kpi: ['KPI sheet', benchKpiSheet],
  layout: ['layout', benchLayout],
  canvas: ['canvas', benchCanvas],
  gantt: ['Gantt chart', benchGantt],
  areas: ['sheets of the areas', benchAreas],
  simulation: ['simulation', benchSimulation],
}

const wanted = argv.slice(2)
const [cpu] = cpus()
console.log(
  `${cpu?.model.trim()} × ${cpus().length}, Node ${process.versions.node}, Electron ${electronRuntime()?.version}`,
)
console.log('median (least–most) · the peer of the same run · ratio')
for (const [name, [title, run]] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) printFigures(title, await run())
}
if (wanted.length === 0 || wanted.includes('keys')) await benchKeys()
