// Ids in other scripts than Latin, which XML allows and the library does not: replaced before it reads the file.

const allowed = /^[A-Za-z_][\w.-]*$/
const attributes = /(\s(?:id|default|calledElement|bpmnElement|\w*Ref)\s*=\s*)("([^"<]*)"|'([^'<]*)')/g
const elements = /(<(?:[\w.-]+:)?(?:incoming|outgoing|\w*Refs?)(?:\s[^<>]*)?>)([^<>]*)(<\/)/g

/** The text with every such id, and every reference to it, replaced by one of its own; others stay. */
export function withAsciiIds(xml: string): string {
  const made = new Map<string, string>()
  for (const found of xml.matchAll(/\sid\s*=\s*("([^"<]*)"|'([^'<]*)')/g)) {
    const id = found[2] ?? found[3] ?? ''
    if (id !== '' && !allowed.test(id) && !made.has(id)) made.set(id, `id_${made.size + 1}_of_file`)
  }
  if (made.size === 0) return xml
  return xml
    .replace(attributes, (whole, before: string, _quoted: string, double?: string, single?: string) => {
      const id = made.get(double ?? single ?? '')
      return id === undefined ? whole : `${before}"${id}"`
    })
    .replace(elements, (whole, open: string, id: string, close: string) => {
      const known = made.get(id.trim())
      return known === undefined ? whole : `${open}${known}${close}`
    })
}
