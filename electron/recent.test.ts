// The list of recent plans: newest first, each once, gone files marked, unsaved plans never pushed out, damage forgiven.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRecent } from './recent.ts'

let folder: string
const open = () => openRecent(folder, join(folder, 'plans'))
const list = (...keys: string[]) => open().list('未保存', new Set(keys))
const makeCopy = (key: string) => mkdirSync(join(folder, 'plans', key), { recursive: true })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-recent-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('files', () => {
  it('stand first when opened last, once, with the same handle in every run', () => {
    const there = join(folder, '方案 1.sqlite')
    writeFileSync(there, '')
    const recent = open()
    recent.addFile(there, 'doc-1', new Date('2026-03-01T08:00:00Z'))
    recent.addFile(join(folder, 'gone.sqlite'))
    recent.addFile(there, 'doc-1', new Date('2026-03-02T08:00:00Z'))
    expect(list().map((file) => [file.name, file.missing])).toEqual([
      ['方案 1.sqlite', false],
      ['gone.sqlite', true],
    ])
    const [first] = list()
    expect(first).toMatchObject({ folder, openedAt: '2026-03-02T08:00:00.000Z' })
    expect(first?.handle).toMatch(/^[\w-]{1,64}$/)
    expect(open().find(first?.handle ?? '')).toMatchObject({ path: there })
  })

  it('are forgotten, and a foreign handle finds nothing', () => {
    const recent = open()
    recent.addFile('/plans/a.sqlite')
    recent.forget(list()[0]?.handle ?? '')
    expect(list()).toEqual([])
    expect(recent.find('/plans/a.sqlite')).toBeUndefined()
  })
})

it('files say whether earlier versions of them are kept', () => {
  makeCopy('doc-1/backups')
  makeCopy('doc-2')
  const recent = open()
  recent.addFile('/plans/a.sqlite', 'doc-1')
  recent.addFile('/plans/b.sqlite', 'doc-2')
  recent.addFile('/plans/c.sqlite')
  expect(list().map(({ name, earlier }) => [name, earlier])).toEqual([
    ['c.sqlite', false],
    ['b.sqlite', false],
    ['a.sqlite', true],
  ])
  expect(open().find(list()[2]?.handle ?? '')).toMatchObject({ workingCopy: 'doc-1' })
})

describe('plans that were never saved', () => {
  it('are offered while their working copy is there and no window has them', () => {
    makeCopy('doc-1')
    const recent = open()
    recent.addUnsaved('doc-1', '客服方案')
    recent.addUnsaved('doc-2', 'without a working copy')
    expect(list()).toMatchObject([{ name: '客服方案', folder: '未保存', missing: false }])
    expect(list('doc-1')).toEqual([])
    expect(open().find(list()[0]?.handle ?? '')).toMatchObject({ key: 'doc-1' })
  })

  it('are renamed where they are, and leave once they have a file', () => {
    makeCopy('doc-1')
    const recent = open()
    recent.addUnsaved('doc-1', '方案')
    recent.addFile('/plans/a.sqlite')
    recent.addUnsaved('doc-1', '客服方案')
    expect(list().map(({ name }) => name)).toEqual(['a.sqlite', '客服方案'])
    recent.removeUnsaved('doc-1')
    expect(list().map(({ name }) => name)).toEqual(['a.sqlite'])
  })

  it('stay when many files push each other out', () => {
    makeCopy('doc-1')
    const recent = open()
    recent.addUnsaved('doc-1', '方案')
    for (let i = 0; i < 25; i++) recent.addFile(`/plans/${i}.sqlite`)
    expect(list()).toHaveLength(21)
    expect(list()[0]?.name).toBe('24.sqlite')
    expect(list().at(-1)?.name).toBe('方案')
  })
})

it.each([
  '[{"path":"/a","workingCopy":"../x","openedAt":"x"}]',
  '{',
  '{}',
  '[1, {"path": 5}, null]',
  '[{"key":"../x","title":"x","openedAt":"x"}]',
])('reads damage as an empty list: %s', (content) => {
  writeFileSync(join(folder, 'recent.json'), content)
  expect(list()).toEqual([])
})
