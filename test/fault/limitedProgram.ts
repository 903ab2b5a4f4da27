// A plan host whose process may not write files beyond a size: every write past it fails in the middle, as on a full disk.
// Arguments: WORK_DIR FILE. Tells what its calls answered; the plan it is given holds more than the limit allows to write.
import { argv } from 'node:process'
import { PlanError } from '../../shared/model/problem.ts'
import { testHost } from '../fixtures/testHost.ts'

const [, , workDir = '', file = ''] = argv
const host = testHost(workDir)
let kept = 0
let refused = 0
let state = 'not opened'
try {
  await host.open({ kind: 'file', path: file })
  for (let i = 0; i < 60; i++) {
    const rows = [{ title: `n${i}`, text: 'x'.repeat(20_000) }]
    const { ok } = await host.call('plan.execute', { command: 'rows.insert', args: { entity: 'note', rows } })
    if (ok) kept++
    else refused++
  }
  if (host.count('note') !== kept) throw new Error('an edit is half there')
  state = (await host.ask('plan.save', {})).state
  await host.close()
} catch (error) {
  if (!(error instanceof PlanError)) throw error
}
console.log(JSON.stringify({ kept, refused, state }))
