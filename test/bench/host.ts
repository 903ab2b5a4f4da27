// Speed of the plan host: one edit against a bare SQLite commit, publishing against VACUUM INTO and a plain copy.
import { randomBytes } from 'node:crypto'
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { PlanFile } from '#host/planFile.ts'
import { publish } from '#host/publish.ts'
import { contest, type Figure, milliseconds } from './measure.ts'

/** A plan with one process of `steps` steps. */
function planOf(folder: string, name: string, steps: number): { plan: PlanFile; ids: string[] } {
  const plan = new PlanFile(join(folder, `${name}.working`), { name })
  plan.setMeta('documentId', `bench-${name}`)
  plan.execute('plan.init', { title: '基准方案', language: 'zh' })
  const made = plan.execute('process.create', { title: '基准流程', versionTitle: '现状', lanes: ['客服', '运营'] })
  const { processVersion, lanes } = made.result as { processVersion: string; lanes: string[] }
  const rows = Array.from({ length: steps }, (_, i) => ({
    title: `步骤 ${i + 1} 核对资料并登记`,
    processVersion,
    lane: lanes[i % 2],
    processingTime: 60 * (1 + (i % 50)),
    x: (i % 40) * 208,
    y: Math.floor(i / 40) * 104,
  }))
  const { ids } = plan.execute('rows.insert', { entity: 'step', rows }).result as { ids: string[] }
  return { plan, ids }
}

/** Grows a plan by incompressible note text until its file would have `megabytes`. */
function fillTo(plan: PlanFile, megabytes: number): void {
  const block = 64_000
  const count = Math.round((megabytes * 1e6) / (block * 1.03))
  for (let done = 0; done < count; done += 100) {
    const rows = Array.from({ length: Math.min(100, count - done) }, (_, i) => ({
      title: `访谈 ${done + i}`,
      text: randomBytes((block * 3) / 4).toString('base64'),
    }))
    plan.execute('rows.insert', { entity: 'note', rows })
  }
}

function syncedCopy(from: string, to: string): void {
  copyFileSync(from, to)
  const file = openSync(to, 'r+')
  fsyncSync(file)
  closeSync(file)
}

async function commitLatency(folder: string): Promise<Figure> {
  const { plan, ids } = planOf(folder, 'commit', 500)
  const bare = new Database(join(folder, 'bare.sqlite'))
  bare.pragma('journal_mode = WAL')
  bare.pragma('synchronous = FULL')
  bare.exec('CREATE TABLE step (id TEXT PRIMARY KEY, title TEXT) STRICT')
  const insert = bare.prepare('INSERT INTO step VALUES (?, ?)')
  for (const id of ids) insert.run(id, id)
  const update = bare.prepare('UPDATE step SET title = ? WHERE id = ?')
  const batch = 50
  const figure = await contest({
    name: 'one edit, validated, logged for undo and committed',
    against: 'bare SQLite UPDATE and commit',
    unit: 'µs',
    runs: 15,
    ours: async (run) => {
      const ms = await milliseconds(() => {
        for (let i = 0; i < batch; i++)
          plan.execute('rows.update', { entity: 'step', id: ids[i], patch: { title: `改 ${run}-${i}` } })
      })
      return (ms * 1000) / batch
    },
    peer: async (run) => {
      const ms = await milliseconds(() => {
        for (let i = 0; i < batch; i++) update.run(`改 ${run}-${i}`, ids[i])
      })
      return (ms * 1000) / batch
    },
  })
  plan.close()
  bare.close()
  return figure
}

async function publishing(folder: string, megabytes: number): Promise<Figure[]> {
  const { plan } = planOf(folder, `publish-${megabytes}`, 500)
  fillTo(plan, megabytes)
  const target = join(folder, `plan-${megabytes}.sqlite`)
  const ours = () => milliseconds(() => publish(plan, target, { appVersion: 'bench', expected: 'any' }))
  await ours()
  const size = `${(statSync(target).size / 1e6).toFixed(1)} MB`
  let n = 0
  const vacuum = () => {
    const into = join(folder, `vacuum-${megabytes}-${n++}.sqlite`)
    return milliseconds(() => {
      plan.database.prepare('VACUUM INTO ?').run(into)
      const file = openSync(into, 'r+')
      fsyncSync(file)
      closeSync(file)
      rmSync(into)
    })
  }
  const copy = () => milliseconds(() => syncedCopy(target, join(folder, 'copy.sqlite')))
  const name = `publish ${size}, read back and verified`
  const figures = [
    await contest({ name, against: 'VACUUM INTO and fsync, unverified', unit: 'ms', runs: 7, ours, peer: vacuum }),
    await contest({ name, against: 'copying the file and fsync', unit: 'ms', runs: 7, ours, peer: copy }),
  ]
  plan.close()
  return figures
}

/** All figures of the host. */
export async function benchHost(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-bench-'))
  try {
    return [await commitLatency(folder), ...(await publishing(folder, 5)), ...(await publishing(folder, 50))]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
