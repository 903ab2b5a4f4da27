// What an element says beyond what the plan takes of it, by the names that BPMN gives these things.
import type { Element } from './moddle.ts'

/** 'bpmn:MessageEventDefinition' → 'messageEventDefinition' */
export const partsOf = (type: string): string => {
  const local = type.slice(type.indexOf(':') + 1)
  return type.startsWith('bpmn:') ? local.charAt(0).toLowerCase() + local.slice(1) : type
}

/** Attributes that every element has or that say what is so anyway. */
const plain: Readonly<Record<string, unknown>> = {
  isForCompensation: false,
  startQuantity: 1,
  completionQuantity: 1,
  isInterrupting: true,
  cancelActivity: true,
  triggeredByEvent: false,
  parallelMultiple: false,
  instantiate: false,
  gatewayDirection: 'Unspecified',
  textFormat: 'text/plain',
  associationDirection: 'None',
  isExecutable: false,
  isImmediate: true,
  isClosed: false,
  processType: 'None',
  implementation: '##unspecified',
}

/** Names of the children and attributes that `element` still has; ids, names and defaults are not told. */
export function remaining(element: Element): string[] {
  const parts = new Set<string>()
  for (const [name, value] of Object.entries(element)) {
    if (name === 'id' || name === 'name' || name.startsWith('$')) continue
    if (value === undefined || value === null || plain[name] === value) continue
    if (name === 'extensionElements') {
      const values = (value as Element).values as Element[] | undefined
      // An empty one says nothing.
      if (values && values.length > 0) parts.add('extensionElements')
      continue
    }
    const list = Array.isArray(value) ? value : [value]
    const typed = list.filter(
      (one): one is Element => typeof one === 'object' && typeof (one as Element)?.$type === 'string',
    )
    if (typed.length === 0 && list.length > 0) parts.add(name)
    for (const one of typed) parts.add(one.$parent === element ? partsOf(one.$type) : name)
  }
  for (const name of Object.keys(element.$attrs ?? {})) if (!name.startsWith('xmlns')) parts.add(name)
  return [...parts]
}
