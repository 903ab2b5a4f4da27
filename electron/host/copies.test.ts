// Two colleagues without a server: the file goes out, both change it, and the copy that comes back is merged over what both had.
import { copyFileSync } from 'node:fs'
import { afterAll, expect, it, vi } from 'vitest'
import { type TestHost, testFolder, testHost } from '../../test/fixtures/testHost.ts'

const folder = testFolder('copies')
vi.setConfig({ testTimeout: 30_000 })
afterAll(folder.remove)

let count = 0
let time = Date.parse('2026-03-01T08:00:00Z')
const minutes = (n: number) => {
  time += n * 60_000
}
const clock = () => new Date(time)
const hostOf = (who: string) => testHost(folder.file(`work-${who}-${count}`), { clock, user: who })

const add = (host: TestHost, name: string) => host.run('rows.insert', { entity: 'person', rows: [{ name }] })
const rename = (host: TestHost, from: string, to: string) => {
  const id = host.snapshot().rows.person.find(({ name }) => name === from)?.id ?? ''
  return host.run('rows.update', { entity: 'person', id, patch: { name: to } })
}
const names = (host: TestHost) =>
  host
    .snapshot()
    .rows.person.map(({ name }) => name)
    .sort()
const compare = async (host: TestHost, path: string) => {
  host.grant('copy', path, 'read')
  return host.ask('copy.compare', { handle: 'copy', lang: 'zh' })
}
const told = ({ differences }: Awaited<ReturnType<typeof compare>>) =>
  differences.rows.map(({ kind, title }) => `${kind} ${title}`).sort()

/** A file with three people, kept by one and opened by another. */
async function sent(): Promise<{ mine: TestHost; theirs: TestHost; file: string; copy: string }> {
  count++
  const [file, copy] = [folder.file(`plan-${count}.sqlite`), folder.file(`copy-${count}.sqlite`)]
  const mine = hostOf('mine')
  await mine.open({ kind: 'new', title: '计划', language: 'zh', path: file })
  for (const name of ['张三', '李四', '王五']) await add(mine, name)
  await mine.ask('plan.save', {})
  copyFileSync(file, copy)
  const theirs = hostOf('theirs')
  await theirs.open({ kind: 'file', path: copy })
  return { mine, theirs, file, copy }
}
const end = async (...hosts: TestHost[]) => {
  for (const host of hosts) await host.close()
}

it('tells who changed what, takes it in as one change, and one undo takes that back', async () => {
  const { mine, theirs, copy } = await sent()
  minutes(60)
  await rename(theirs, '张三', '张三（他改）')
  await rename(theirs, '李四', '李四（他改）')
  await add(theirs, '赵六')
  await theirs.ask('plan.save', {})
  await rename(mine, '张三', '张三（我改）')
  await add(mine, '钱七')
  await mine.ask('plan.save', {})
  const compared = await compare(mine, copy)
  expect(compared).toMatchObject({ threeWay: true, samePlan: true })
  expect(told(compared)).toEqual(['added 赵六', 'changed 李四', 'conflict 张三（我改）'])
  const before = names(mine)
  const choice = Object.fromEntries(
    compared.differences.rows.flatMap(({ key, kind }) => (kind === 'conflict' ? [] : [[key, true as const]])),
  )
  await mine.ask('copy.apply', { handle: 'copy', choice })
  expect(names(mine)).toEqual(['张三（我改）', '李四（他改）', '王五', '赵六', '钱七'].sort())
  expect(mine.state().history.undo).toBe('plan.merge')
  await mine.ask('plan.undo', {})
  expect(names(mine)).toEqual(before)
  await end(mine, theirs)
})

it('finds the original of a copy that went out while the plan was open and only saved itself', async () => {
  const { mine, theirs, file, copy } = await sent()
  await add(mine, '新来')
  minutes(1)
  mine.timers.fire()
  await vi.waitFor(() => expect(mine.state().save.state).toBe('saved'))
  // Emailed now; a while later the work goes on.
  await end(theirs)
  copyFileSync(file, copy)
  minutes(3)
  await rename(mine, '新来', '新来（我改）')
  mine.timers.fire()
  await vi.waitFor(() => expect(mine.state().save.state).toBe('saved'))
  const colleague = testHost(folder.file('work-colleague'), { clock })
  await colleague.open({ kind: 'file', path: copy })
  minutes(5)
  await rename(colleague, '王五', '王五（他改）')
  await colleague.ask('plan.save', {})
  const compared = await compare(mine, copy)
  expect([compared.threeWay, told(compared)]).toEqual([true, ['changed 王五']])
  // And the other way round: what has come back is known there, too.
  expect(told(await compare(colleague, file))).toEqual(['changed 新来'])
  await end(mine, colleague)
})

it('says nothing of a copy that was not changed, nor of an older one', async () => {
  const { mine, theirs, copy } = await sent()
  expect(told(await compare(mine, copy))).toEqual([])
  minutes(10)
  await add(mine, '后来的')
  await mine.ask('plan.save', {})
  const compared = await compare(mine, copy)
  expect([compared.threeWay, told(compared)]).toEqual([true, []])
  await end(mine, theirs)
})

it('goes on over several rounds', async () => {
  const { mine, theirs, file, copy } = await sent()
  for (const round of [1, 2, 3]) {
    minutes(30)
    await add(theirs, `他 ${round}`)
    await theirs.ask('plan.save', {})
    await add(mine, `我 ${round}`)
    await mine.ask('plan.save', {})
    const got = await compare(mine, copy)
    expect(told(got)).toEqual([`added 他 ${round}`])
    await mine.ask('copy.apply', { handle: 'copy', choice: { [got.differences.rows[0]?.key ?? 0]: true } })
    await mine.ask('plan.save', {})
    const back = await compare(theirs, file)
    expect(told(back)).toEqual([`added 我 ${round}`])
    await theirs.ask('copy.apply', { handle: 'copy', choice: { [back.differences.rows[0]?.key ?? 0]: true } })
  }
  expect(names(theirs)).toEqual(names(mine))
  await end(mine, theirs)
})

it('of another plan, or of one whose original is gone, offers what it has', async () => {
  const { mine, theirs } = await sent()
  const other = folder.file('other.sqlite')
  const third = testHost(folder.file('work-third'), { clock })
  await third.open({ kind: 'new', title: '别的', language: 'zh', path: other })
  await add(third, '外人')
  await third.ask('plan.save', {})
  const compared = await compare(mine, other)
  expect(compared).toMatchObject({ threeWay: false, samePlan: false })
  const kinds = compared.differences.rows.map(({ kind, entity, offered }) => [kind, entity, offered ?? false])
  expect(kinds).toContainEqual(['added', 'person', false])
  expect(kinds).toContainEqual(['changed', 'plan', true])
  expect(kinds.filter(([kind]) => kind === 'removed')).toHaveLength(3)
  await end(mine, theirs, third)
})
