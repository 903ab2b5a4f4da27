// How well a text fits what was typed: exact, then beginning, word, middle, and letters in order; several words must all fit.
import { nameKey } from '#shared/model/values/context.ts'

/** Pieces of the text that were hit, as [from, to) in its characters. */
export type Ranges = readonly (readonly [number, number])[]
export interface Fit {
  readonly score: number
  readonly ranges: Ranges
}

const wordStart = /[\s\-_/·.,()（）、，：:]/

function fitOne(word: string, text: string): Fit | undefined {
  const at = text.indexOf(word)
  if (at >= 0) {
    const ranges = [[at, at + word.length]] as const
    if (at === 0) return { score: text.length === word.length ? 1000 : 800, ranges }
    const starts = wordStart.test(text[at - 1] as string)
    return { score: (starts ? 600 : 400) - Math.min(at, 100), ranges }
  }
  // Letters in order from the beginning of a word, for Latin abbreviations: "exw" finds "export workbook".
  if (word.length < 3 || !/^\w+$/.test(word)) return undefined
  const ranges: [number, number][] = []
  let from = 0
  for (const letter of word) {
    const found = text.indexOf(letter, from)
    if (found < 0) return undefined
    const last = ranges.at(-1)
    if (!last && found > 0 && !wordStart.test(text[found - 1] as string)) return undefined
    if (last && last[1] === found) last[1] = found + 1
    else ranges.push([found, found + 1])
    from = found + 1
  }
  // Scattered over the text it is chance, not an abbreviation.
  const span = from - (ranges[0] as [number, number])[0]
  if (ranges.length > 3 || span > word.length * 6) return undefined
  return { score: 200 - span - ranges.length * 10, ranges }
}

/** Text as it is compared; same length as the text where folding keeps it, so that ranges fit. */
const comparable = (text: string): string => {
  const key = nameKey(text)
  return key.length === text.length ? key : text.toLowerCase()
}

/**
 * How well `title` (and, at a third of the weight, `more`) fits the query; undefined when a word of it fits neither.
 * An empty query fits everything with score 0.
 */
export function match(query: string, title: string, more = ''): Fit | undefined {
  const words = nameKey(query).split(' ').filter(Boolean)
  if (words.length === 0) return { score: 0, ranges: [] }
  const inTitle = comparable(title)
  const inMore = comparable(more)
  const whole = words.length > 1 ? fitOne(words.join(' '), inTitle) : undefined
  if (whole) return { ...whole, score: whole.score + 100 - title.length / 10 }
  let score = 0
  const ranges: (readonly [number, number])[] = []
  for (const word of words) {
    const hit = fitOne(word, inTitle)
    const other = hit ? undefined : fitOne(word, inMore)
    if (hit) ranges.push(...hit.ranges)
    else if (!other) return undefined
    score += hit ? hit.score : (other as Fit).score / 3
  }
  return { score: score / words.length - title.length / 10, ranges: ranges.toSorted((a, b) => a[0] - b[0]) }
}

/** The best `limit` of `entries` for a query, best first; equals stay in their order. */
export function ranked<T extends { title: string; more?: string; weight?: number }>(
  query: string,
  entries: Iterable<T>,
  limit: number,
): { entry: T; fit: Fit }[] {
  const found: { entry: T; fit: Fit }[] = []
  for (const entry of entries) {
    const how = match(query, entry.title, entry.more)
    if (how) found.push({ entry, fit: { ...how, score: how.score + (entry.weight ?? 0) } })
  }
  return found.sort((a, b) => b.fit.score - a.fit.score).slice(0, limit)
}
