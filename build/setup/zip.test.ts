// Archives written by another library come out byte for byte, where they are asked to.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { unzip } from './zip.mjs'

async function unpack(archive: Uint8Array, place: (name: string) => string | undefined): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'opsmap-zip-'))
  try {
    writeFileSync(join(folder, 'a.zip'), archive)
    await unzip(join(folder, 'a.zip'), join(folder, 'out'), place)
    const names = readdirSync(join(folder, 'out'), { recursive: true, withFileTypes: true }).filter((it) => it.isFile())
    return new Map(names.map((it) => [it.name, readFileSync(join(it.parentPath, it.name))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('stored and deflated entries keep their bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), fc.constantFrom(0, 6, 9), async (bytes, level) => {
      const files = await unpack(zipSync({ 'app/data.bin': [bytes, { level }] }), (name) => name)
      expect(files.get('data.bin')).toEqual(Buffer.from(bytes))
    }),
    { numRuns: 40 },
  )
})

test('entries without a place stay in the archive', async () => {
  const archive = zipSync({ 'app/a': new Uint8Array([1]), 'app/b': new Uint8Array([2]) })
  const files = await unpack(archive, (name) => (name === 'app/a' ? 'renamed' : undefined))
  expect([...files.keys()]).toEqual(['renamed'])
})

test('what is no archive is refused', async () => {
  await expect(unpack(new Uint8Array([1, 2, 3]), (name) => name)).rejects.toThrow('not a zip archive')
})
