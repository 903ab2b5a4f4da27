// The parts of an .xlsx while something is added to them: relations and content types stay right.
import { escapeAttribute, xmlHead } from '#host/excel/stream/cellXml.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Where the relations of a part stand. */
const relationsOf = (part: string): string => part.replace(/([^/]+)$/, '_rels/$1.rels')

export class PackageParts {
  readonly #parts: Map<string, string | Uint8Array>

  /** By name; text parts as text. */
  constructor(parts: Map<string, string | Uint8Array>) {
    this.#parts = parts
  }

  /** Names of all parts, in the order of the archive. */
  names(): string[] {
    return [...this.#parts.keys()]
  }
  content(name: string): string | Uint8Array {
    return this.#parts.get(name) ?? ''
  }
  /** The text of a part; '' where there is none. */
  text(name: string): string {
    const content = this.content(name)
    return typeof content === 'string' ? content : ''
  }
  set(name: string, content: string): void {
    this.#parts.set(name, content)
  }

  /** Path of the first part that `part` is related to in this way; undefined when none is. */
  related(part: string, kind: string): string | undefined {
    const target = new RegExp(`Type="[^"]*/${kind}" Target="([^"]+)"`).exec(this.text(relationsOf(part)))?.[1]
    return target === undefined ? undefined : new URL(target, `part:///${part}`).pathname.slice(1)
  }

  /** Relates `part` to `target` (relative to it); returns the relation's id. */
  relate(part: string, kind: string, target: string): string {
    const name = relationsOf(part)
    const known = this.text(name) || `${xmlHead}<Relationships xmlns="${relationships}"></Relationships>`
    const id = `rId${(known.match(/<Relationship /g) ?? []).length + 1}`
    const relation = `<Relationship Id="${id}" Type="${office}/${kind}" Target="${escapeAttribute(target)}"/>`
    this.set(name, known.replace('</Relationships>', `${relation}</Relationships>`))
    return id
  }

  /** Adds a part of a type that is none of the defaults. */
  add(name: string, content: string, type: string): void {
    this.set(name, content)
    const types = '[Content_Types].xml'
    this.set(
      types,
      this.text(types).replace('</Types>', `<Override PartName="/${name}" ContentType="${type}"/></Types>`),
    )
  }
}
