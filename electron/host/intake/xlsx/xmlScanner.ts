// Walks through a small untrusted XML part from start to end; see XmlReader for what is refused.
import { XmlReader } from './xmlReader.ts'

export interface XmlHandler {
  /** `name` without its namespace prefix; `attributes` as written, see `attribute`. */
  open?(name: string, attributes: string): void
  close?(name: string): void
  text?(text: string): void
}

/** Reads a part from start to end. Throws XmlProblem when it is not well-formed, too deep, or has a DOCTYPE. */
export function scanXml(bytes: Uint8Array, handler: XmlHandler): void {
  const xml = new XmlReader(bytes)
  for (let kind = xml.next(); kind !== null; kind = xml.next()) {
    if (kind === 'open') handler.open?.(xml.name, xml.attributes())
    else if (kind === 'close') handler.close?.(xml.name)
    else handler.text?.(xml.text())
  }
}
