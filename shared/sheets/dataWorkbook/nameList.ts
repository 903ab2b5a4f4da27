// Several names in one cell: joined so that every name comes back, read as people write lists.

/** Characters that would end a name, or be taken for a quote. */
const needsQuotes = /[;；"\n\r]|^\s|\s$|^$/

/** Names as one text, each in quotes where it holds a separator. */
export const joinNames = (names: readonly string[], separator: string): string =>
  names.map((n) => (needsQuotes.test(n) ? `"${n.replaceAll('"', '""')}"` : n)).join(separator)

export interface ListedName {
  readonly text: string
  /** It stood in quotes: it is one name, whatever it holds. */
  readonly quoted: boolean
}

/** The names in a text: separated by `;`, `；` or line breaks; a quoted name may hold any of them. */
export function splitNames(text: string): ListedName[] {
  const names: ListedName[] = []
  const pattern = /\s*(?:"((?:[^"]|"")*)"\s*(?=[;；\n\r]|$)|([^;；\n\r]*))(?:[;；\n\r]|$)/y
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text)
    if (!found) break
    if (found[1] !== undefined) names.push({ text: found[1].replaceAll('""', '"'), quoted: true })
    else if (found[2]?.trim()) names.push({ text: found[2].trim(), quoted: false })
  }
  return names
}

/** Further separators that people use; tried only where a name as a whole is unknown. */
export const looseSeparators = /[,，、/|]+/
