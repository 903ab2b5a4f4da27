// Text and attributes as XML writes them: character references replaced, no entities but its own five.

export class XmlProblem extends Error {}

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

/** The value of an attribute in `attributes`; `name` matches with any namespace prefix unless it has one itself. */
export function attribute(attributes: string, name: string): string | undefined {
  const suffix = `:${name}`
  for (const [, key = '', double, single] of attributes.matchAll(attributePattern))
    if (key === name || (!name.includes(':') && key.endsWith(suffix))) return unescapeXml((double ?? single) as string)
  return undefined
}
