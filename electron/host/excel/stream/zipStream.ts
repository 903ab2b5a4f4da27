// Writes a ZIP archive as a stream: parts are deflated in slices on zlib's threads while the next slice is made, and only a few slices are held.
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib'

/** Takes the archive's bytes in order. */
export type Sink = (bytes: Uint8Array) => void | Promise<void>

const deflateSlice = promisify(deflateRaw) as (bytes: Uint8Array, options: object) => Promise<Buffer>
/** Slices being deflated at a time; more would only hold memory. */
const inFlight = 3
/** Usual bytes of a deflated slice, taken from zlib in one piece. */
const packedBytes = 2 ** 16
/** 1 January 1980, the first day of ZIP: the same plan gives the same bytes. */
const dosDate = 0x21
/** An empty last block, behind slices that were only flushed. */
const lastBlock = Buffer.from([3, 0])

interface Entry {
  readonly name: Buffer
  offset: number
  /** Bit 3: sizes follow the content; bit 11: the name is UTF-8. */
  readonly flags: number
  crc: number
  size: number
  packed: number
}

export class ZipStream {
  readonly #sink: Sink
  readonly #level: number
  readonly #entries: Entry[] = []
  #offset = 0
  #open: Entry | null = null
  /** What is still to be written, in order: a part may begin while slices of the one before are being deflated. */
  readonly #steps: (() => Promise<void>)[] = []
  #deflating = 0

  /** `level`: zlib's, 1 (fast) … 9. */
  constructor(sink: Sink, level = 1) {
    this.#sink = sink
    this.#level = level
  }

  /** A small part, as a whole. */
  async add(name: string, content: string | Uint8Array): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
    const packed = deflateRawSync(bytes, { level: this.#level })
    const entry = this.#entry(name, 0x800)
    Object.assign(entry, { crc: crc32(bytes), size: bytes.length, packed: packed.length })
    await this.#begin(entry)
    await this.#then(() => this.#write(packed))
  }

  /** Begins a part of any size; `write` and `close` follow. */
  async open(name: string): Promise<void> {
    this.#open = this.#entry(name, 0x808)
    await this.#begin(this.#open)
  }

  /** A slice of the open part; its bytes must not be changed until `done`. Waits while enough slices are under way. */
  async write(slice: Uint8Array, done: () => void = () => {}): Promise<void> {
    const entry = this.#open as Entry
    entry.crc = crc32(slice, entry.crc)
    entry.size += slice.length
    const packing = deflateSlice(slice, {
      level: this.#level,
      finishFlush: constants.Z_SYNC_FLUSH,
      chunkSize: packedBytes,
    }).finally(done)
    this.#deflating++
    this.#steps.push(async () => {
      const packed = await packing
      this.#deflating--
      entry.packed += packed.length
      await this.#write(packed)
    })
    while (this.#deflating >= inFlight) await this.#step()
  }

  async close(): Promise<void> {
    const entry = this.#open as Entry
    this.#open = null
    await this.#then(async () => {
      entry.packed += lastBlock.length
      await this.#write(lastBlock)
      const sizes = Buffer.alloc(16)
      sizes.writeUInt32LE(0x08074b50, 0)
      sizes.writeUInt32LE(entry.crc, 4)
      sizes.writeUInt32LE(entry.packed, 8)
      sizes.writeUInt32LE(entry.size, 12)
      await this.#write(sizes)
    })
  }

  /** Writes the directory; the archive is complete. */
  async end(): Promise<void> {
    while (this.#steps.length > 0) await this.#step()
    const start = this.#offset
    for (const entry of this.#entries) {
      const head = Buffer.alloc(46)
      head.writeUInt32LE(0x02014b50, 0)
      head.writeUInt16LE(20, 4)
      this.#common(head, 6, entry)
      head.writeUInt32LE(entry.offset, 42)
      await this.#write(Buffer.concat([head, entry.name]))
    }
    const tail = Buffer.alloc(22)
    tail.writeUInt32LE(0x06054b50, 0)
    tail.writeUInt16LE(this.#entries.length, 8)
    tail.writeUInt16LE(this.#entries.length, 10)
    tail.writeUInt32LE(this.#offset - start, 12)
    tail.writeUInt32LE(start, 16)
    await this.#write(tail)
  }

  #entry(name: string, flags: number): Entry {
    const entry = { name: Buffer.from(name), offset: 0, flags, crc: 0, size: 0, packed: 0 }
    this.#entries.push(entry)
    return entry
  }

  #localHeader(entry: Entry): Buffer {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    this.#common(head, 4, entry)
    return Buffer.concat([head, entry.name])
  }

  /** What both headers of an entry say, in the same order. */
  #common(head: Buffer, at: number, { flags, crc, packed, size, name }: Entry): void {
    head.writeUInt16LE(20, at)
    head.writeUInt16LE(flags, at + 2)
    head.writeUInt16LE(8, at + 4)
    head.writeUInt16LE(dosDate, at + 8)
    head.writeUInt32LE(crc, at + 10)
    head.writeUInt32LE(packed, at + 14)
    head.writeUInt32LE(size, at + 18)
    head.writeUInt16LE(name.length, at + 22)
  }

  #begin(entry: Entry): Promise<void> {
    // Made at once: of a part of any size the header says neither sum nor sizes.
    const header = this.#localHeader(entry)
    return this.#then(async () => {
      entry.offset = this.#offset
      await this.#write(header)
    })
  }

  /** Writes this after all that waits, now unless slices are being deflated. */
  async #then(step: () => Promise<void>): Promise<void> {
    this.#steps.push(step)
    while (this.#deflating === 0 && this.#steps.length > 0) await this.#step()
  }

  async #step(): Promise<void> {
    await (this.#steps.shift() as () => Promise<void>)()
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#offset += bytes.length
    await this.#sink(bytes)
  }
}
