// The BPMN library with our own element, and the little of its objects that we use.
/// <reference path="./bpmnModdle.d.ts" />
import { BpmnModdle } from 'bpmn-moddle'

/** Namespace of our own data in a BPMN file. */
export const ownNamespace = 'urn:opsmap:bpmn:1'

/** <opsmap:row of="step"><opsmap:value field="owners">李敏</opsmap:value></opsmap:row>, one value per text. */
const opsmap = {
  name: 'Opsmap',
  uri: ownNamespace,
  prefix: 'opsmap',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Row',
      superClass: ['Element'],
      properties: [
        { name: 'of', isAttr: true, type: 'String' },
        { name: 'values', isMany: true, type: 'Value' },
      ],
    },
    {
      name: 'Value',
      superClass: ['Element'],
      properties: [
        { name: 'field', isAttr: true, type: 'String' },
        // A text that XML readers would change stands as a JSON string.
        { name: 'as', isAttr: true, type: 'String' },
        { name: 'text', isBody: true, type: 'String' },
      ],
    },
  ],
}

/** Attributes of shapes by which tools give them colours: those of the standard's extension, and those of bpmn.io. */
const color = {
  name: 'Color',
  uri: 'http://www.omg.org/spec/BPMN/non-normative/color/1.0',
  prefix: 'color',
  types: [
    coloured('ColoredShape', 'bpmndi:BPMNShape', ['background-color', 'border-color']),
    coloured('ColoredEdge', 'bpmndi:BPMNEdge', ['border-color']),
    coloured('ColoredLabel', 'bpmndi:BPMNLabel', ['color']),
  ],
}
const bioc = {
  name: 'Bioc',
  uri: 'http://bpmn.io/schema/bpmn/biocolor/1.0',
  prefix: 'bioc',
  types: [
    coloured('ColoredShape', 'bpmndi:BPMNShape', ['fill', 'stroke', 'color']),
    coloured('ColoredEdge', 'bpmndi:BPMNEdge', ['fill', 'stroke', 'color']),
  ],
}
function coloured(name: string, type: string, attributes: readonly string[]) {
  return { name, extends: [type], properties: attributes.map((name) => ({ name, isAttr: true, type: 'String' })) }
}

/** An element of the library: typed by its descriptor at run time. */
export interface Element {
  readonly $type: string
  readonly $attrs: Record<string, unknown>
  $parent?: Element
  $instanceOf?(type: string): boolean
  id?: string
  // biome-ignore lint/suspicious/noExplicitAny: properties follow from the type that stands in $type
  [property: string]: any
}

export interface Parsed {
  readonly rootElement: Element
  readonly references: readonly { readonly element: Element; readonly property: string; readonly id: string }[]
  readonly warnings: readonly {
    readonly message: string
    readonly property?: string
    readonly value?: string
    readonly element?: Element
  }[]
  readonly elementsById: Readonly<Record<string, Element>>
}

export interface Moddle {
  create(type: string, values?: object): Element
  createAny(name: string, uri: string, values: object): Element
  fromXML(xml: string, type: string): Promise<Parsed>
  toXML(element: Element, options: object): Promise<{ xml: string }>
}

export const newModdle = (): Moddle => new BpmnModdle({ opsmap, color, bioc }) as unknown as Moddle

export const isA = (element: Element | undefined, type: string): boolean => element?.$instanceOf?.(type) ?? false
export const listOf = (element: Element, property: string): Element[] =>
  (element[property] as Element[] | undefined) ?? []
