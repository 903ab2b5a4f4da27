// A small forward-only XML reader for untrusted parts: no DTD, no entities of its own, bounded depth and token size.
import { TextDecoder } from 'node:util'

export class XmlProblem extends Error {}

export interface XmlHandler {
  /** `name` without its namespace prefix; `attributes` as written, see `attribute`. */
  open?(name: string, attributes: string): void
  close?(name: string): void
  text?(text: string): void
}

const maxDepth = 64
/** Longest text or tag; Excel allows 32,767 characters in a cell. */
const maxToken = 4 * 2 ** 20
const slice = 2 ** 18

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with its character references replaced. Throws XmlProblem for an entity XML does not define itself. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+)?;?/gi, (whole, name?: string) => {
    if (!name || !whole.endsWith(';')) throw new XmlProblem('bare &')
    if (!name.startsWith('#')) {
      const known = entities[name]
      if (known === undefined) throw new XmlProblem(`entity ${name}`)
      return known
    }
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    if (code > 0x10ffff) throw new XmlProblem(`character ${name}`)
    return String.fromCodePoint(code)
  })
}

const attributePattern = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Calls `visit` with each attribute, its name as written (with its namespace prefix). */
export function eachAttribute(attributes: string, visit: (name: string, value: string) => void): void {
  let start = 0
  // As every program writes them: ` r="A1" s="3"`. What is written otherwise is left to the pattern.
  while (attributes.charCodeAt(start) === 0x20) {
    const equals = attributes.indexOf('=', start)
    if (equals <= start + 1 || attributes.charCodeAt(equals + 1) !== 0x22) break
    const end = attributes.indexOf('"', equals + 2)
    const name = attributes.slice(start + 1, equals)
    if (end < 0 || /\s/.test(name)) break
    visit(name, unescapeXml(attributes.slice(equals + 2, end)))
    start = end + 1
  }
  if (start >= attributes.length) return
  attributePattern.lastIndex = start
  for (let found = attributePattern.exec(attributes); found; found = attributePattern.exec(attributes)) {
    const at = attributePattern.lastIndex
    visit(found[1] as string, unescapeXml((found[2] ?? found[3]) as string))
    attributePattern.lastIndex = at
  }
}

/** The value of an attribute; `name` matches with any namespace prefix unless it has one itself. */
export function attribute(attributes: string, name: string): string | undefined {
  let value: string | undefined
  const suffix = `:${name}`
  eachAttribute(attributes, (key, text) => {
    if (value === undefined && (key === name || (!name.includes(':') && key.endsWith(suffix)))) value = text
  })
  return value
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Where the tag that starts at `start` ends: quoted values may hold '>'. Undefined when it is not complete yet. */
function tagEnd(text: string, start: number): number | undefined {
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x3e) return i + 1
    if (c !== 0x22 && c !== 0x27) continue
    i = text.indexOf(c === 0x22 ? '"' : "'", i + 1)
    if (i < 0) return undefined
  }
  return undefined
}

const tagName = /^[^\s/>"'=<]+/

function decoderFor(bytes: Uint8Array): TextDecoder {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined
  if (bytes[0] === 0xfe && bytes[1] === 0xff) throw new XmlProblem('UTF-16BE')
  return new TextDecoder(utf16 ?? 'utf-8', { fatal: true })
}

/** Reads a part from start to end. Throws XmlProblem when it is not well-formed, too deep, or has a DOCTYPE. */
export function scanXml(bytes: Uint8Array, handler: XmlHandler): void {
  const decoder = decoderFor(bytes)
  const stack: string[] = []
  let rest = ''
  let elements = 0

  const element = (start: number): number | undefined => {
    const top = stack.length > 0 ? (stack[stack.length - 1] as string) : ''
    const after = start + 2 + top.length
    if (rest.charCodeAt(start + 1) === 0x2f && rest.charCodeAt(after) === 0x3e && rest.startsWith(top, start + 2)) {
      if (stack.pop() === undefined) throw new XmlProblem('</>')
      handler.close?.(localName(top))
      return after + 1
    }
    const end = tagEnd(rest, start)
    if (end === undefined) return undefined
    const closing = rest[start + 1] === '/'
    const empty = rest[end - 2] === '/' && !closing
    const tag = rest.slice(start + (closing ? 2 : 1), end - (empty ? 2 : 1))
    const full = tagName.exec(tag)?.[0]
    if (!full) throw new XmlProblem('tag without a name')
    const name = localName(full)
    if (closing) {
      if (stack.pop() !== full) throw new XmlProblem(`</${full}>`)
      handler.close?.(name)
      return end
    }
    if (stack.length === 0 && elements > 0) throw new XmlProblem('two roots')
    elements++
    handler.open?.(name, tag.slice(full.length))
    if (empty) handler.close?.(name)
    else if (stack.push(full) > maxDepth) throw new XmlProblem('too deep')
    return end
  }
  const upTo = (end: string, from: number): number | undefined => {
    const at = rest.indexOf(end, from)
    return at < 0 ? undefined : at + end.length
  }
  /** Handles the markup at `start`; undefined when it is not complete yet. */
  const markup = (start: number): number | undefined => {
    const next = rest[start + 1]
    if (next === '?') return upTo('?>', start)
    if (next !== '!') return element(start)
    if (rest.startsWith('<!--', start)) return upTo('-->', start + 4)
    if (rest.startsWith('<![CDATA[', start)) {
      const end = upTo(']]>', start)
      if (end !== undefined && stack.length > 0) handler.text?.(rest.slice(start + 9, end - 3))
      return end
    }
    if (rest.length - start < 9) return undefined
    throw new XmlProblem('DOCTYPE')
  }
  const text = (from: number, to: number): void => {
    if (from === to) return
    const content = rest.slice(from, to)
    if (stack.length > 0) handler.text?.(unescapeXml(content))
    else if (content.trim() !== '') throw new XmlProblem('text outside')
  }
  const consume = (): void => {
    let at = 0
    for (;;) {
      const start = rest.indexOf('<', at)
      if (start < 0) break
      text(at, start)
      at = start
      const end = markup(start)
      if (end === undefined) break
      at = end
    }
    rest = rest.slice(at)
  }
  for (let offset = 0; offset < bytes.length; offset += slice) {
    const end = offset + slice
    try {
      rest += decoder.decode(bytes.subarray(offset, end), { stream: end < bytes.length })
    } catch {
      throw new XmlProblem('encoding')
    }
    consume()
    if (rest.length > maxToken) throw new XmlProblem('token too long')
  }
  if (stack.length > 0 || elements === 0 || rest.trim() !== '') throw new XmlProblem('incomplete')
}
