// A plan host in plain Node that edits and publishes without a pause until it is killed; tells what it has acknowledged.
// Arguments: WORK_DIR FILE SEED [STAGE COUNT]: with a stage it kills itself when publishing reaches that stage for the COUNTth time.
import { writeSync } from 'node:fs'
import { argv } from 'node:process'
import { contentHash } from '../../electron/host/contentHash.ts'
import type { PublishStage } from '../../electron/host/publish.ts'
import type { AnyRow } from '../../shared/model/entity.ts'
import { randomCommands } from '../fixtures/randomCommands.ts'
import { testHost } from '../fixtures/testHost.ts'

const [, , workDir = '', file = '', seed = '1', stage = '', stageCount = '1'] = argv
let left = Number(stageCount)
const onPublishStage = (reached: PublishStage) => {
  if (reached === stage && --left === 0) process.kill(process.pid, 'SIGKILL')
}

// Written straight into the pipe: what the parent reads, it may rely on.
const tell = (message: object) => writeSync(1, `${JSON.stringify(message)}\n`)

const host = testHost(workDir, { onPublishStage })
const { state } = await host.open({ kind: 'file', path: file })
tell({ opened: state.revision })

const commands = randomCommands(Number(seed))
let saving: Promise<unknown> = Promise.resolve()
for (;;) {
  const before = host.snapshot().rows
  const { command, args } = commands.next({ list: (entity) => before[entity] as AnyRow[] })
  if (command === 'plan.init') continue
  const turn = commands.random()
  const answer = await (turn < 0.1 ? host.call('plan.undo', {}) : host.call('plan.execute', { command, args }))
  if (answer.ok) {
    const { revision, rows } = host.snapshot()
    tell({ revision, hash: contentHash(rows, []) })
  }
  if (turn > 0.8) {
    await saving
    // Not awaited: the next edits come while it is written.
    saving = host.ask('plan.save', {}).then(({ state: save }) => tell({ saved: save }))
  }
}
