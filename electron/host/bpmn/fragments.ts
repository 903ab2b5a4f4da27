// Pieces of XML that a plan kept from a BPMN file: parsed one by one, their references led to the elements of the new file.
import { guardXml } from './guardXml.ts'
import type { Element, Moddle } from './moddle.ts'

export interface Fragments {
  /** The element of a piece; null where it is none of this type, or not sound: the plan file may come from anybody. */
  take(xml: string | null, type: string): Promise<Element | null>
  /** Notes a reference to be led later. */
  refer(element: Element, property: string, id: string): void
  /** Whether a piece refers to something by this property. */
  refers(element: Element, property: string): boolean
  forget(element: Element, property: string): void
  /** Sets all references; those to nothing are left out. */
  lead(byId: ReadonlyMap<string, Element>): void
}

interface Reference {
  readonly element: Element
  readonly property: string
  readonly id: string
}
const localName = (property: string) => property.slice(property.indexOf(':') + 1)

export function keptFragments(moddle: Moddle): Fragments {
  let references: Reference[] = []
  return {
    take: async (xml, type) => {
      if (xml === null) return null
      try {
        guardXml(xml, '')
        const { rootElement, references: found } = await moddle.fromXML(xml, type)
        if (rootElement.$type !== type) return null
        references.push(...found)
        return rootElement
      } catch {
        return null
      }
    },
    refer: (element, property, id) => references.push({ element, property, id }),
    refers: (element, property) => references.some((r) => r.element === element && localName(r.property) === property),
    forget: (element, property) => {
      references = references.filter((r) => r.element !== element || localName(r.property) !== property)
    },
    lead: (byId) => {
      for (const { element, property, id } of references) {
        const target = byId.get(id)
        if (!target) continue
        const name = localName(property)
        // biome-ignore lint/suspicious/noExplicitAny: the library's descriptors have no types
        const described = (element as any).$descriptor?.propertiesByName?.[property]
        if (described?.isMany) element[name] = [...((element[name] as Element[] | undefined) ?? []), target]
        else element[name] = target
      }
      references = []
    },
  }
}
