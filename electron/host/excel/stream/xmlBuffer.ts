// XML as UTF-8 bytes in one buffer that is filled from front to back: cells are written without a string in between.

/** Bytes that are collected before they are handed on. */
const sliceBytes = 400_000
/** The longest text of a cell can follow a full slice without a larger buffer. */
const capacity = sliceBytes + 5 * 32_767 + 65_536

/** ASCII text as bytes, for what is written again and again. */
export const asciiBytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

/** How an ASCII character of element text is written: 0 as it is, 1 not here, 2 as an entity. `_` may begin what Excel reads as an escape. */
const writing = Uint8Array.from({ length: 128 }, (_, c) =>
  (c < 0x20 && c !== 9) || c === 0x7f || c === 0x5f ? 1 : c === 0x26 || c === 0x3c || c === 0x3e ? 2 : 0,
)
const [ampersand, less, greater] = ['&amp;', '&lt;', '&gt;'].map(asciiBytes) as [Uint8Array, Uint8Array, Uint8Array]

export class XmlBuffer {
  #bytes: Buffer = Buffer.allocUnsafeSlow(capacity)
  /** Buffers whose content has been handed on. */
  readonly #free: Buffer[] = []
  /** Bytes written; may be set back. */
  length = 0

  get full(): boolean {
    return this.length > sliceBytes
  }

  /** Makes sure that `count` more bytes fit. */
  room(count: number): void {
    if (this.length + count <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.length + count))
    this.#bytes.copy(larger, 0, 0, this.length)
    this.#bytes = larger
  }

  /** Any text, as it is. */
  text(text: string): void {
    this.room(text.length * 3)
    this.length += this.#bytes.write(text, this.length)
  }

  /** Bytes that are known to fit; see `room`. */
  put(bytes: Uint8Array): void {
    const target = this.#bytes
    let at = this.length
    for (let i = 0; i < bytes.length; i++) target[at++] = bytes[i] as number
    this.length = at
  }

  /** Characters of ASCII that are known to fit. */
  putAscii(text: string): void {
    const target = this.#bytes
    let at = this.length
    for (let i = 0; i < text.length; i++) target[at++] = text.charCodeAt(i)
    this.length = at
  }

  /** Text for element content when it needs no escapes but `&amp;`, `&lt;`, `&gt;`; otherwise false, and nothing is written. Five bytes a character must fit. */
  putPlain(text: string): boolean {
    const target = this.#bytes
    const { length } = text
    let at = this.length
    for (let i = 0; i < length; i++) {
      const c = text.charCodeAt(i)
      if (c < 0x80) {
        if (writing[c] === 2) {
          const entity = c === 0x26 ? ampersand : c === 0x3c ? less : greater
          for (let b = 0; b < entity.length; b++) target[at++] = entity[b] as number
          continue
        }
        if (writing[c] === 1 && (c !== 0x5f || text.charCodeAt(i + 1) === 0x78)) return false
        target[at++] = c
      } else if (c < 0x800) {
        if (c < 0xa0) return false
        target[at++] = 0xc0 | (c >> 6)
        target[at++] = 0x80 | (c & 0x3f)
      } else {
        // Pairs of surrogates are left to Node, and what XML cannot hold to the escapes.
        if ((c >= 0xd800 && c <= 0xdfff) || c >= 0xfffe) return false
        target[at++] = 0xe0 | (c >> 12)
        target[at++] = 0x80 | ((c >> 6) & 0x3f)
        target[at++] = 0x80 | (c & 0x3f)
      }
    }
    this.length = at
    return true
  }

  /** What was collected, to be kept until `done` gives its memory back. */
  take(): { readonly bytes: Uint8Array; readonly done: () => void } {
    const whole = this.#bytes
    const bytes = whole.subarray(0, this.length)
    this.#bytes = this.#free.pop() ?? Buffer.allocUnsafeSlow(capacity)
    this.length = 0
    return { bytes, done: () => void this.#free.push(whole) }
  }
}
