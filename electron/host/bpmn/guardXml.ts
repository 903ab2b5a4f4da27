// What a BPMN file must be before a parser sees it: text of bounded size, depth and count, without a document type.
import { refuse } from '#shared/model/problem.ts'

/** See the facts on untrusted files: bytes, elements, depth. */
export const bpmnLimits = { megabytes: 20, elements: 20_000, depth: 200 } as const

/** What a file says of its encoding, in its first line. */
const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/

/** The text of a file: UTF-8, UTF-16 with its mark, else what it says itself, such as GBK. Throws PlanError 'bpmnEncoding'. */
export function decodeXml(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  const said = declared.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1]
  for (const encoding of [marked, ...(said && !/^utf/i.test(said) ? [said] : [])])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one may fit; one that nobody knows fits nothing.
    }
  return refuse('bpmnEncoding', { name })
}

/**
 * Runs over the tags without building anything. Throws PlanError: 'bpmnDocumentType' for any DOCTYPE, 'bpmnTooLarge' beyond the
 * limits, 'bpmnDamaged' where a tag, comment or section does not end.
 */
export function guardXml(xml: string, name: string, limits: { elements: number; depth: number } = bpmnLimits): void {
  let depth = 0
  let elements = 0
  for (let at = xml.indexOf('<'); at !== -1; ) {
    const skip = (start: string, end: string): number => {
      if (!xml.startsWith(start, at)) return -1
      const to = xml.indexOf(end, at + start.length)
      return to === -1 ? refuse('bpmnDamaged', { name }) : to + end.length
    }
    let next = skip('<!--', '-->')
    if (next === -1) next = skip('<![CDATA[', ']]>')
    if (next === -1) next = skip('<?', '?>')
    if (next === -1) {
      if (xml[at + 1] === '!') refuse('bpmnDocumentType', { name })
      next = endOfTag(xml, at, name)
      if (xml[at + 1] === '/') depth--
      else {
        if (++elements > limits.elements) refuse('bpmnTooLarge', { name, ...limits })
        if (xml[next - 2] !== '/' && ++depth > limits.depth) refuse('bpmnTooLarge', { name, ...limits })
      }
    }
    at = xml.indexOf('<', next)
  }
}

/** Behind the `>` of the tag at `at`; a `>` in quotes does not end it. */
function endOfTag(xml: string, at: number, name: string): number {
  for (let i = at + 1; i < xml.length; i++) {
    const c = xml[i]
    if (c === '>') return i + 1
    if (c === '"' || c === "'") {
      i = xml.indexOf(c, i + 1)
      if (i === -1) break
    }
  }
  return refuse('bpmnDamaged', { name })
}
