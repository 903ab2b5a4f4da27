// One of many gets the lock, also when all of them find a stale one at the same time.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { afterAll, describe, expect, it } from 'vitest'
import { refusal, testFolder } from '../../test/fixtures/testHost.ts'
import { lockPathOf, takeLock } from './planLock.ts'

const folder = testFolder('lock')
afterAll(folder.remove)

describe('the lock beside a plan file', () => {
  it('says who has the plan, and is gone afterwards', async () => {
    const file = folder.file('a.sqlite')
    const lock = await takeLock(file, '李敏')
    expect(JSON.parse(readFileSync(lockPathOf(file), 'utf8'))).toMatchObject({
      user: '李敏',
      host: hostname(),
      pid: process.pid,
    })
    expect(await refusal(takeLock(file, 'other'))).toBe('fileInUse')
    await lock.release()
    expect(existsSync(lockPathOf(file))).toBe(false)
    await lock.release()
  })

  it('goes to one of many, whether or not a stale one lies there', async () => {
    const file = folder.file('b.sqlite')
    const stale = JSON.stringify({
      user: 'x',
      host: hostname(),
      pid: 2 ** 22 + 1,
      at: new Date().toISOString(),
      token: 'old',
    })
    for (let round = 0; round < 60; round++) {
      if (round % 2 === 0) writeFileSync(lockPathOf(file), round % 4 === 0 ? stale : 'half a lo')
      const results = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => takeLock(file, `user ${i}`)))
      const holders = results.filter((r) => r.status === 'fulfilled').map((r) => r.value)
      expect(holders).toHaveLength(1)
      await holders[0]?.release()
      expect(readdirSync(folder.path)).toEqual([])
    }
  })

  it('of another one is not taken away by a late release', async () => {
    const file = folder.file('c.sqlite')
    const lock = await takeLock(file, 'first')
    const theirs = JSON.stringify({
      user: 'y',
      host: 'elsewhere',
      pid: 1,
      at: new Date().toISOString(),
      token: 'theirs',
    })
    writeFileSync(lockPathOf(file), theirs)
    await lock.release()
    expect(readFileSync(lockPathOf(file), 'utf8')).toBe(theirs)
  })
})
