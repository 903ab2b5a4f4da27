// The list of recent plans: newest first, each file once, gone files marked, damage forgiven.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRecent } from './recent.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-recent-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('puts the file opened last first, once, with the same handle in every run', () => {
  const there = join(folder, '方案 1.sqlite')
  writeFileSync(there, '')
  const recent = openRecent(folder)
  recent.add(there, new Date('2026-03-01T08:00:00Z'))
  recent.add(join(folder, 'gone.sqlite'))
  recent.add(there, new Date('2026-03-02T08:00:00Z'))
  const list = openRecent(folder).list()
  expect(list.map((file) => [file.name, file.missing])).toEqual([
    ['方案 1.sqlite', false],
    ['gone.sqlite', true],
  ])
  expect(list[0]).toMatchObject({ folder, openedAt: '2026-03-02T08:00:00.000Z' })
  expect(list[0]?.handle).toMatch(/^[\w-]{1,64}$/)
  expect(openRecent(folder).pathOf(list[0]?.handle ?? '')).toBe(there)
})

it('forgets, and knows no path for a foreign handle', () => {
  const recent = openRecent(folder)
  recent.add('/plans/a.sqlite')
  const [file] = recent.list()
  recent.forget(file?.handle ?? '')
  expect(recent.list()).toEqual([])
  expect(recent.pathOf('/plans/a.sqlite')).toBeUndefined()
})

it('keeps the last twenty', () => {
  const recent = openRecent(folder)
  for (let i = 0; i < 25; i++) recent.add(`/plans/${i}.sqlite`)
  expect(openRecent(folder).list()).toHaveLength(20)
  expect(openRecent(folder).list()[0]?.name).toBe('24.sqlite')
})

it.each(['{', '{}', '[1, {"path": 5}, null]'])('reads damage as an empty list: %s', (content) => {
  writeFileSync(join(folder, 'recent.json'), content)
  expect(openRecent(folder).list()).toEqual([])
})
