// What a plan host needs when it runs in plain Node from the sources: for the command line, benchmarks and tests.
import { join } from 'node:path'
import type { HostDeps } from './host.ts'
import { nodeIntake } from './intake/nodeIntake.ts'

const here = import.meta.dirname
const fonts = join(here, '../../assets/fonts')

export const nodeHost: Pick<HostDeps, 'spawnIntake' | 'jobWorker' | 'fontFiles'> = {
  spawnIntake: nodeIntake(),
  jobWorker: join(here, 'jobs/worker.ts'),
  fontFiles: ['NotoSansSC-Regular.ttf', 'NotoSansSC-Medium.ttf'].map((name) => join(fonts, name)),
}
