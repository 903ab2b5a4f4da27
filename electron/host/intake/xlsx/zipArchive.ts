// A ZIP file as its central directory tells it, read with suspicion: every entry is checked before a byte of it is inflated.
import { crc32, inflateRawSync } from 'node:zlib'

/** Why an archive was not read; the caller words it. */
export class ZipProblem extends Error {
  readonly kind: 'damaged' | 'tooLarge' | 'encrypted'
  readonly what: string
  constructor(kind: ZipProblem['kind'], what: string) {
    super(`${kind}: ${what}`)
    this.kind = kind
    this.what = what
  }
}

export interface ZipLimits {
  readonly entries: number
  /** Bytes after inflating, all entries together. */
  readonly inflated: number
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

export interface ZipArchive {
  readonly names: readonly string[]
  /** The inflated bytes of an entry; undefined when there is none. Throws ZipProblem when they are not what the directory says. */
  read(name: string): Uint8Array | undefined
}

const damaged = (what: string): never => {
  throw new ZipProblem('damaged', what)
}

/** Bytes that are inflated in one piece; what a directory announces is not believed beyond. */
const largestPiece = 16 * 2 ** 20

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
/** The end record without its comment, which may be 65,535 bytes. */
const endSize = 22

function findEnd(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - endSize - 0xffff)
  for (let at = bytes.length - endSize; at >= from; at--)
    if (bytes.readUInt32LE(at) === endSignature && at + endSize + bytes.readUInt16LE(at + 20) === bytes.length)
      return at
  return damaged('no end record')
}

const unsafeName = /^[/\\]|^[a-z]:|(^|\/)\.\.(\/|$)|[\\\0]|[^\S ]/i

function readEntries(bytes: Buffer, limits: ZipLimits): Entry[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const length = bytes.readUInt32LE(end + 12)
  const start = bytes.readUInt32LE(end + 16)
  if (bytes.readUInt32LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count) damaged('several disks')
  // All ones announce a ZIP64 record, which no workbook of allowed size needs.
  if (count === 0xffff || length === 0xffffffff || start === 0xffffffff) damaged('ZIP64')
  if (count > limits.entries) throw new ZipProblem('tooLarge', `${count} > ${limits.entries} ZIP`)
  if (start + length > end) damaged('directory out of bounds')
  const entries: Entry[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entrySignature) damaged('directory entry')
    const flags = bytes.readUInt16LE(at + 8)
    const nameLength = bytes.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (next > end) damaged('directory entry')
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const entry = {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    }
    if (flags & 0x41) throw new ZipProblem('encrypted', name)
    if (unsafeName.test(name)) damaged(`name ${JSON.stringify(name)}`)
    if (entry.method !== 0 && entry.method !== 8) damaged(`method ${entry.method}`)
    if (entry.packed === 0xffffffff || entry.size === 0xffffffff || entry.offset === 0xffffffff) damaged('ZIP64')
    entries.push(entry)
    at = next
  }
  checkLayout(entries, start)
  const total = entries.reduce((sum, e) => sum + e.size, 0)
  if (total > limits.inflated) throw new ZipProblem('tooLarge', `> ${limits.inflated / 2 ** 20} MB`)
  return entries
}

/** Entries that share bytes, or a name used twice, exist only to fool a reader. */
function checkLayout(entries: readonly Entry[], directory: number): void {
  if (new Set(entries.map((e) => e.name.toLowerCase())).size !== entries.length) damaged('name used twice')
  let free = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < free) damaged('overlapping entries')
    free = entry.offset + 30 + entry.name.length + entry.packed
  }
  if (free > directory) damaged('entry out of bounds')
}

function inflate(bytes: Buffer, entry: Entry): Uint8Array {
  const { offset } = entry
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localSignature) damaged('local header')
  const nameLength = bytes.readUInt16LE(offset + 26)
  const start = offset + 30 + nameLength + bytes.readUInt16LE(offset + 28)
  if (bytes.toString('utf8', offset + 30, offset + 30 + nameLength) !== entry.name) damaged('two names')
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length !== entry.packed) damaged('entry out of bounds')
  let content: Uint8Array = packed
  if (entry.method === 8) {
    try {
      // One byte more than announced is enough to see that the directory lies.
      const most = entry.size + 1
      content = inflateRawSync(packed, { maxOutputLength: most, chunkSize: Math.min(Math.max(most, 64), largestPiece) })
    } catch {
      damaged(entry.name)
    }
  }
  if (content.length !== entry.size || crc32(content) !== entry.crc) damaged(entry.name)
  return content
}

/** Reads the directory of an archive. Throws ZipProblem for anything a workbook written by a real program does not have. */
export function readZip(bytes: Buffer, limits: ZipLimits): ZipArchive {
  const entries = new Map(readEntries(bytes, limits).map((e) => [e.name, e]))
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name)
      return entry ? inflate(bytes, entry) : undefined
    },
  }
}
