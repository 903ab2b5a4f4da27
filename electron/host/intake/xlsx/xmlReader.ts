// A small forward-only XML reader over the bytes of an untrusted part: no DTD, no entities of its own, bounded depth and token size.
import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { unescapeXml, XmlProblem } from './xmlText.ts'

const maxDepth = 64
/** Longest text or tag; Excel allows 32,767 characters in a cell. */
const maxToken = 4 * 2 ** 20

/** The name of an element, kept for as long as its bytes come again. */
interface ElementName {
  readonly bytes: Uint8Array
  /** Without its namespace prefix. */
  readonly local: string
  readonly code: number
}

/** What `toString` calls once it knows the encoding: a million small texts are made here. */
interface Slices extends Buffer {
  latin1Slice(from: number, to: number): string
  utf8Slice(from: number, to: number): string
}

const isSpace = (c: number): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09

/** The bytes as UTF-8 without a mark at their front. Throws XmlProblem for any other encoding than UTF-8 and UTF-16LE. */
function utf8Of(bytes: Uint8Array): Buffer {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) throw new XmlProblem('UTF-16BE')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    try {
      return Buffer.from(new TextDecoder('utf-16le', { fatal: true }).decode(bytes))
    } catch {
      throw new XmlProblem('encoding')
    }
  }
  if (!isUtf8(bytes)) throw new XmlProblem('encoding')
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return Buffer.from(bytes.buffer, bytes.byteOffset + (marked ? 3 : 0), bytes.length - (marked ? 3 : 0))
}

const textCacheSize = 2 ** 12
/** Bytes of the longest text that is looked up rather than made anew. */
const cachedText = 64

/**
 * `next` goes from one tag or text to the next; the fields then tell of it. Throws XmlProblem when the part is not well-formed, too deep,
 * or has a DOCTYPE.
 */
export class XmlReader {
  readonly #bytes: Slices
  readonly #codes: ReadonlyMap<string, number>
  readonly #names: (ElementName | undefined)[] = new Array(256)
  readonly #stack: ElementName[] = []
  readonly #texts: (string | undefined)[] = new Array(textCacheSize)
  readonly #textAt = new Uint32Array(textCacheSize)
  #at = 0
  #elements = 0
  /** The element that was opened is empty: its end comes next. */
  #ends = false
  /** Where the attributes or the text are. */
  #from = 0
  #to = 0
  #hash = 0
  #ascii = true
  /** The text, where it is not what its bytes say. */
  #text: string | null = null
  #attributeAt = 0

  /** Of an element: its name without a prefix, and its number in `codes` (0 for others). */
  name = ''
  code = 0
  /** The attribute that `nextAttribute` came to: its name and value are bytes from … to. */
  nameFrom = 0
  nameTo = 0
  valueFrom = 0
  valueTo = 0

  /** `codes`: names by which the caller knows elements, with a number from 1 for each. */
  constructor(bytes: Uint8Array, codes: ReadonlyMap<string, number> = new Map()) {
    this.#bytes = utf8Of(bytes) as Slices
    this.#codes = codes
  }

  get bytes(): Buffer {
    return this.#bytes
  }

  /** What comes next; null at the end of the part. */
  next(): 'open' | 'close' | 'text' | null {
    if (this.#ends) {
      this.#ends = false
      return 'close'
    }
    const bytes = this.#bytes
    for (;;) {
      if (this.#at >= bytes.length) {
        if (this.#stack.length > 0 || this.#elements === 0) throw new XmlProblem('incomplete')
        return null
      }
      if (bytes[this.#at] !== 0x3c) {
        if (this.#readText()) return 'text'
        continue
      }
      const c = bytes[this.#at + 1]
      if (c === 0x2f) return this.#readClose()
      if (c === 0x3f) this.#skipTo('?>', 2)
      else if (c !== 0x21) return this.#readOpen()
      else if (bytes.toString('latin1', this.#at, this.#at + 4) === '<!--') this.#skipTo('-->', 4)
      else if (bytes.toString('latin1', this.#at, this.#at + 9) !== '<![CDATA[') throw new XmlProblem('DOCTYPE')
      else {
        this.#from = this.#at + 9
        this.#to = this.#skipTo(']]>', 9) - 3
        this.#text = bytes.toString('utf8', this.#from, this.#to)
        if (this.#stack.length > 0) return 'text'
      }
    }
  }

  /** Of a text: its characters. */
  text(): string {
    if (this.#text !== null) return this.#text
    const length = this.#to - this.#from
    if (length > cachedText) return this.slice(this.#from, this.#to)
    const slot = (this.#hash ^ (this.#hash >>> 12) ^ length) & (textCacheSize - 1)
    const known = this.#texts[slot]
    if (known !== undefined && this.#sameBytes(this.#textAt[slot] as number, length)) return known
    const made = this.slice(this.#from, this.#to)
    this.#texts[slot] = made
    this.#textAt[slot] = this.#from
    return made
  }

  /** Of a text: the number that it is; NaN where it is not written in the plainest way. */
  number(): number {
    if (this.#text !== null) return Number.NaN
    const bytes = this.#bytes
    let at = this.#from
    const negative = bytes[at] === 0x2d
    if (negative) at++
    let digits = 0
    let decimals = -1
    let value = 0
    for (; at < this.#to; at++) {
      const c = bytes[at] as number
      if (c >= 0x30 && c <= 0x39) {
        value = value * 10 + c - 0x30
        digits++
        if (decimals >= 0) decimals++
      } else if (c === 0x2e && decimals < 0) decimals = 0
      else return Number.NaN
    }
    // Whole numbers and powers of ten of this size are exact, so their quotient is the nearest number, as `Number` gives it.
    if (digits === 0 || digits > 15) return Number.NaN
    if (decimals > 0) value /= powersOfTen[decimals] as number
    return negative ? -value : value
  }

  /** Where the text's bytes are, for `slice`. */
  get from(): number {
    return this.#from
  }
  get to(): number {
    return this.#to
  }
  /** These bytes as text, as they are written. */
  slice(from: number, to: number): string {
    return this.#ascii ? this.#bytes.latin1Slice(from, to) : this.#bytes.utf8Slice(from, to)
  }

  /** Of an opened element: all its attributes as they are written. */
  attributes(): string {
    return this.#bytes.toString('utf8', this.#from, this.#to)
  }

  /** Of an opened element: goes to its next attribute; false after the last. */
  nextAttribute(): boolean {
    const bytes = this.#bytes
    const end = this.#to
    let at = this.#attributeAt
    while (at < end && isSpace(bytes[at] as number)) at++
    this.nameFrom = at
    while (at < end && bytes[at] !== 0x3d && !isSpace(bytes[at] as number)) at++
    this.nameTo = at
    while (at < end && isSpace(bytes[at] as number)) at++
    if (at >= end || bytes[at] !== 0x3d) return false
    at++
    while (at < end && isSpace(bytes[at] as number)) at++
    const quote = bytes[at] as number
    if (at >= end || (quote !== 0x22 && quote !== 0x27)) return false
    this.valueFrom = ++at
    while (at < end && bytes[at] !== quote) at++
    this.valueTo = at
    this.#attributeAt = at + 1
    return at < end
  }

  #sameBytes(at: number, length: number): boolean {
    const bytes = this.#bytes
    const from = this.#from
    // The bytes behind a shorter text are no part of it: it ended at a tag.
    if (bytes[at + length] !== 0x3c) return false
    for (let i = 0; i < length; i++) if (bytes[at + i] !== bytes[from + i]) return false
    return true
  }

  /** Reads up to the next tag; false when that is only white space outside the root. */
  #readText(): boolean {
    const bytes = this.#bytes
    const end = bytes.length
    const from = this.#at
    let at = from
    let seen = 0
    let hash = 0
    let references = false
    for (; at < end; at++) {
      const c = bytes[at] as number
      if (c === 0x3c) break
      if (c === 0x26) references = true
      seen |= c
      hash = (Math.imul(hash, 31) + c) | 0
    }
    if (at - from > maxToken) throw new XmlProblem('token too long')
    this.#at = at
    this.#from = from
    this.#to = at
    this.#hash = hash
    this.#ascii = seen < 0x80
    this.#text = null
    if (this.#stack.length === 0) {
      if (this.slice(from, at).trim() !== '') throw new XmlProblem('text outside')
      return false
    }
    if (references) this.#text = unescapeXml(this.slice(from, at))
    return true
  }

  #readOpen(): 'open' {
    const bytes = this.#bytes
    const end = bytes.length
    const start = this.#at + 1
    let at = start
    for (; at < end; at++) {
      const c = bytes[at] as number
      if (c <= 0x20 || c === 0x2f || c === 0x3e || c === 0x3c || c === 0x22 || c === 0x27 || c === 0x3d) break
    }
    if (at === start) throw new XmlProblem('tag without a name')
    const name = this.#nameAt(start, at)
    this.#from = at
    // Quoted values may hold '>'.
    for (let quote = 0; at < end; at++) {
      const c = bytes[at] as number
      if (quote !== 0) {
        if (c === quote) quote = 0
      } else if (c === 0x3e) break
      else if (c === 0x22 || c === 0x27) quote = c
    }
    if (at >= end) throw new XmlProblem('incomplete')
    if (at - start > maxToken) throw new XmlProblem('token too long')
    this.#at = at + 1
    const empty = bytes[at - 1] === 0x2f
    this.#to = empty ? at - 1 : at
    this.#attributeAt = this.#from
    if (this.#stack.length === 0 && this.#elements > 0) throw new XmlProblem('two roots')
    this.#elements++
    if (empty) this.#ends = true
    else if (this.#stack.push(name) > maxDepth) throw new XmlProblem('too deep')
    this.name = name.local
    this.code = name.code
    return 'open'
  }

  #readClose(): 'close' {
    const bytes = this.#bytes
    const name = this.#stack.pop()
    if (name === undefined) throw new XmlProblem('</>')
    let at = this.#at + 2
    for (const c of name.bytes) if (bytes[at++] !== c) throw new XmlProblem(`not </${name.local}>`)
    while (isSpace(bytes[at] as number)) at++
    if (bytes[at] !== 0x3e) throw new XmlProblem(`not </${name.local}>`)
    this.#at = at + 1
    this.name = name.local
    this.code = name.code
    return 'close'
  }

  #nameAt(from: number, to: number): ElementName {
    const bytes = this.#bytes
    const length = to - from
    const slot = (Math.imul(bytes[from] as number, 31) + Math.imul(bytes[to - 1] as number, 7) + length) & 0xff
    const known = this.#names[slot]
    if (known && known.bytes.length === length) {
      let i = 0
      while (i < length && known.bytes[i] === bytes[from + i]) i++
      if (i === length) return known
    }
    const full = bytes.toString('utf8', from, to)
    const local = full.slice(full.indexOf(':') + 1)
    const name = { bytes: bytes.subarray(from, to), local, code: this.#codes.get(local) ?? 0 }
    this.#names[slot] = name
    return name
  }

  /** Goes behind the next `mark`; `offset` bytes of what begins here are passed over. */
  #skipTo(mark: string, offset: number): number {
    const found = this.#bytes.indexOf(mark, this.#at + offset, 'latin1')
    if (found < 0) throw new XmlProblem('incomplete')
    if (found - this.#at > maxToken) throw new XmlProblem('token too long')
    this.#at = found + mark.length
    return this.#at
  }
}

const powersOfTen = Array.from({ length: 23 }, (_, i) => 10 ** i)
