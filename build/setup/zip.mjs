// Unpacks a zip archive with Node's own zlib, entry by entry, so that no unzip program is needed.

import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

/**
 * Writes the entries for which `place` returns a relative path below `folder`.
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} place
 */
export async function unzip(archive, folder, place) {
  const file = await open(archive)
  try {
    for (const entry of await readDirectory(file)) {
      const target = place(entry.name)
      if (!target || entry.name.endsWith('/')) continue
      const path = join(folder, target)
      await mkdir(dirname(path), { recursive: true })
      const local = await readAt(file, entry.offset, 30)
      // The local header repeats name and extra field, with lengths of its own.
      const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
      if (entry.packedSize === 0) {
        await (await open(path, 'w')).close()
        continue
      }
      const packed = createReadStream(archive, { start, end: start + entry.packedSize - 1 })
      const out = createWriteStream(path)
      if (entry.method === 0) await pipeline(packed, out)
      else await pipeline(packed, createInflateRaw(), out)
    }
  } finally {
    await file.close()
  }
}

/** @param {import('node:fs/promises').FileHandle} file */
async function readDirectory(file) {
  const { size } = await file.stat()
  const tailLength = Math.min(size, 65_557)
  const tail = await readAt(file, size - tailLength, tailLength)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0) throw new Error('not a zip archive')
  const count = tail.readUInt16LE(end + 10)
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))

  const entries = []
  for (let at = 0, i = 0; i < count; i++) {
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer
}
