// Our own data in the extension elements of a BPMN file: written, read, and taken out of what is kept.
import type { OwnValues } from '#shared/bpmn/types.ts'
import { type Element, listOf, type Moddle, newModdle } from './moddle.ts'

type Entity = 'process' | 'processVersion' | 'lane' | 'phase' | 'step' | 'sequenceFlow'

/** Texts that readers of XML may change: with space at an end, with line ends of other systems, or of nothing but space. */
const delicate = (text: string) => text === '' || /^\s|\s$|\r/.test(text)

/** Adds our element about a row of `entity` to the element's extension elements. */
export function putOwn(moddle: Moddle, element: Element, entity: Entity, own: OwnValues | null): void {
  if (!own || Object.keys(own).length === 0) return
  const values = Object.entries(own).flatMap(([field, texts]) =>
    texts.map((text) =>
      moddle.create('opsmap:Value', {
        field,
        ...(delicate(text) ? { as: 'json', text: JSON.stringify(text) } : { text }),
      }),
    ),
  )
  const row = moddle.create('opsmap:Row', { of: entity, values })
  element.extensionElements ??= moddle.create('bpmn:ExtensionElements', { values: [] })
  element.extensionElements.$parent = element
  const list: Element[] = element.extensionElements.values ?? []
  element.extensionElements.values = [row, ...list]
  row.$parent = element.extensionElements
}

function textOf(value: Element): string | null {
  const text = typeof value.text === 'string' ? value.text : ''
  if (value.as !== 'json') return text
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'string' ? read : null
  } catch {
    return null
  }
}

/** What our element says about a row of `entity`; null without one. */
export function ownOf(element: Element, entity: Entity): OwnValues | null {
  const row = listOf(element.extensionElements ?? ({} as Element), 'values').find(
    (value) => value.$type === 'opsmap:Row' && value.of === entity,
  )
  if (!row) return null
  const own = new Map<string, string[]>()
  for (const value of listOf(row, 'values')) {
    const text = textOf(value)
    if (typeof value.field === 'string' && text !== null) own.set(value.field, [...(own.get(value.field) ?? []), text])
  }
  return Object.fromEntries(own)
}

/** Takes our elements out, and the extension elements with them when nothing else is there. */
export function dropOwn(element: Element): void {
  const list = listOf(element.extensionElements ?? ({} as Element), 'values').filter(
    ({ $type }) => !$type?.startsWith('opsmap:'),
  )
  if (list.length > 0) element.extensionElements.values = list
  else delete element.extensionElements
}

/** An element alone as XML. */
export async function xmlOf(moddle: Moddle, element: Element): Promise<string> {
  const { xml } = await moddle.toXML(element, { preamble: false, format: false })
  return xml
}

export { newModdle }
