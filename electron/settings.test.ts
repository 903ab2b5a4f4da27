// Settings survive a restart, and a damaged file costs nothing but the settings in it.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSettings } from './settings.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const open = () => openSettings(folder, { lang: 'zh' })

it('starts with the language of the system', () => {
  expect(open().get()).toEqual({ lang: 'zh', theme: 'system', author: '', panels: {} })
})

it('keeps what was set, merges panels, and leaves no other file', () => {
  const settings = open()
  settings.set({ author: '王敏', panels: { inspector: 320 } })
  settings.set({ theme: 'dark', panels: { nav: true } })
  settings.setPlace({ x: 10, y: 20, width: 1200, height: 800, maximized: false })
  expect(open().get()).toEqual({ lang: 'zh', theme: 'dark', author: '王敏', panels: { inspector: 320, nav: true } })
  expect(open().place()).toEqual({ x: 10, y: 20, width: 1200, height: 800, maximized: false })
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

it.each([
  ['', 'an empty file'],
  ['{"lang":"en"', 'half a file'],
  ['[]', 'a list'],
  ['{"lang":"fr","theme":1,"author":{},"panels":[1],"window":{"x":"1"}}', 'wrong types'],
])('takes defaults from %j (%s)', (content) => {
  writeFileSync(join(folder, 'settings.json'), content)
  const settings = open()
  expect(settings.get()).toEqual({ lang: 'zh', theme: 'system', author: '', panels: {} })
  expect(settings.place()).toBeNull()
  settings.set({ lang: 'en' })
  expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).lang).toBe('en')
})

it('keeps at most 500 panels, the newest', () => {
  const settings = open()
  settings.set({ panels: Object.fromEntries(Array.from({ length: 505 }, (_, i) => [`p${i}`, i])) })
  settings.set({ panels: { newest: true } })
  const panels = Object.keys(open().get().panels)
  expect(panels).toHaveLength(500)
  expect(panels.at(-1)).toBe('newest')
})
