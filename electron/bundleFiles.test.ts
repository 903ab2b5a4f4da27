// Only what was there at start can be asked for, whatever the address looks like.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleFiles } from './bundleFiles.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opsmap-bundle-'))
  mkdirSync(join(folder, 'pages/assets/fonts'), { recursive: true })
  writeFileSync(join(folder, 'secret.json'), '{}')
  writeFileSync(join(folder, 'pages/index.html'), '')
  writeFileSync(join(folder, 'pages/assets/main.js'), '')
  writeFileSync(join(folder, 'pages/assets/main.js.map'), '')
  writeFileSync(join(folder, 'pages/assets/fonts/a.ttf'), '')
  symlinkSync(join(folder, 'secret.json'), join(folder, 'pages/link.json'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('lists the files with their types, without maps and links', () => {
  const files = bundleFiles(join(folder, 'pages'))
  expect([...files].map(([address, { type }]) => [address, type]).sort()).toEqual([
    ['/assets/fonts/a.ttf', 'font/ttf'],
    ['/assets/main.js', 'text/javascript; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
  ])
})

it.each(['/../secret.json', '/..%2fsecret.json', '/assets/../index.html', '//index.html', '/INDEX.HTML', '', '/'])(
  'knows no address %s',
  (address) => {
    expect(bundleFiles(join(folder, 'pages')).get(address)).toBeUndefined()
  },
)
