// Reads the Next Step ID and Connector Label cells of a step: a list of ids, and labels that go with them by position.
import { folded, nameKey } from '../model/values/context.ts'

const separators = /[,，;；、\n|]/
const separatorKinds = [/[,，]/, /[;；]/, /、/, /\n/, /\|/]

/** Key under which two writings of a step id are the same id. */
export const idKey = (text: string): string => nameKey(text)

/** The ids in a Next Step ID cell; a text that is itself an id is that one id. */
export function splitNext(text: string, known: ReadonlySet<string>): string[] {
  if (known.has(idKey(text))) return [folded(text)]
  return text.split(separators).map(folded).filter(Boolean)
}

const trimmed = (parts: readonly string[], count: number): string[] => {
  const out = parts.map((p) => p.trim())
  while (out.length > count && out.at(-1) === '') out.pop()
  return out
}

/**
 * Labels by position, null where blank. One label for one next step is taken whole; for several, the separators of the ids are
 * tried too, so that a label may hold another separator. `fits` is false when there are more or fewer labels than next steps.
 */
export function splitLabels(
  text: string,
  next: string,
  count: number,
): { labels: (string | null)[]; fits: boolean; found: number } {
  if (text.trim() === '') return { labels: Array(count).fill(null), fits: true, found: 0 }
  if (count === 1) {
    const parts = trimmed(text.split(separators), 1)
    return { labels: [(parts.length === 1 ? parts[0] : text.trim()) || null], fits: true, found: 1 }
  }
  const used = separatorKinds.filter((kind) => kind.test(next))
  const all = trimmed(text.split(separators), count)
  const parts =
    [all, ...[...used, ...separatorKinds].map((kind) => trimmed(text.split(kind), count))].find(
      (p) => p.length === count,
    ) ?? all
  return {
    labels: Array.from({ length: count }, (_, i) => parts[i] || null),
    fits: parts.length === count,
    found: parts.length,
  }
}
