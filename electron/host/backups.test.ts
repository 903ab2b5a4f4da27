// Which backups are kept as they grow old.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupFolder, backupPath, backupsToKeep, listBackups } from './backups.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.parse('2026-03-01T12:30:00Z')
const ages = (list: number[]) =>
  backupsToKeep(
    list.map((age) => now - age),
    now,
  ).map((time) => now - time)

describe('backups', () => {
  it('of the last hour are all kept', () => {
    const list = [0, 1000, 5 * minute, 59 * minute]
    expect(ages(list)).toEqual(list)
  })
  it('of the last day are kept by the hour, the newest of each', () => {
    expect(ages([2 * hour, 2 * hour + minute, 2 * hour + 20 * minute, 3 * hour])).toEqual([2 * hour, 3 * hour])
  })
  it('of the last month are kept by the day, older ones not at all', () => {
    expect(ages([2 * day, 2 * day + hour, 3 * day, 30 * day, 32 * day])).toEqual([2 * day, 3 * day, 30 * day])
  })
  it('are thinned to the same set again: thinning twice changes nothing, and the newest always stays', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 31 * day }), { minLength: 1, maxLength: 200 }), (list) => {
        const once = backupsToKeep(
          list.map((age) => now - age),
          now,
        )
        expect(backupsToKeep(once, now)).toEqual(once)
        expect(once[0]).toBe(now - Math.min(...list))
        expect(new Set(once).size).toBe(once.length)
      }),
    )
  })
})

it('are listed newest first, by time and size; what is no backup is none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-backups-'))
  try {
    expect(await listBackups(folder)).toEqual([])
    for (const [at, content] of [
      ['2026-03-01T08:00:00.000Z', 'old'],
      ['2026-03-01T09:30:00.250Z', 'newer'],
    ] as const)
      writeFileSync(await backupPath(folder, new Date(at), 7), content)
    writeFileSync(join(backupFolder(folder), 'notes.txt'), '')
    mkdirSync(join(backupFolder(folder), '2026-03-02T080000.000Z-r1.sqlite'))
    expect(await listBackups(folder)).toEqual([
      { id: '2026-03-01T093000.250Z-r7.sqlite', at: '2026-03-01T09:30:00.250Z', size: 5 },
      { id: '2026-03-01T080000.000Z-r7.sqlite', at: '2026-03-01T08:00:00.000Z', size: 3 },
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
