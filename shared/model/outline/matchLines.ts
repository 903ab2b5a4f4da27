// Which step each line of an edited outline is: by the id it carries, else by title, else by its neighbours.
import { nameKey } from '../values/context.ts'
import type { OutlineLine } from './types.ts'

interface Known {
  readonly id: string
  readonly title: string
  readonly kind: string
}

/** Share of pairs of neighbouring characters that two titles have in common, 0 … 1. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => {
    const chars = [...nameKey(text)]
    return chars.length < 2 ? chars : chars.slice(1).map((char, i) => `${chars[i]}${char}`)
  }
  const [one, two] = [pairs(a), pairs(b)]
  const left = [...two]
  let same = 0
  for (const pair of one) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    left.splice(at, 1)
    same++
  }
  return one.length + two.length === 0 ? 0 : (2 * same) / (one.length + two.length)
}
const alike = 0.4

/**
 * The step of every line (null: a new one). `steps` are those of the version in the order of its outline. Each step is given to
 * one line at most: the first that carries its id, unless that was renamed and a line without an id bears the step's title.
 */
export function matchLines(lines: readonly OutlineLine[], steps: readonly Known[]): (string | null)[] {
  const match: (string | null)[] = lines.map(() => null)
  const free = new Map(steps.map((s) => [s.id, s]))
  const take = (line: number, id: string) => {
    match[line] = id
    free.delete(id)
  }
  const named = new Set(lines.flatMap((l) => (l.id === null ? [nameKey(l.title)] : [])))
  lines.forEach(({ id, title }, i) => {
    const step = id === null ? undefined : free.get(id)
    // A line broken in two leaves the id with its first half: the step is where its title went.
    const left = step && nameKey(step.title) !== nameKey(title) && named.has(nameKey(step.title))
    if (step && !left) take(i, step.id)
  })
  byTitle(lines, free, match, take, (l) => `${l.kind} ${l.title}`)
  byTitle(lines, free, match, take, (l) => nameKey(l.title))
  byPlace(lines, steps, free, match, take)
  return match
}

type Take = (line: number, id: string) => void

/** Lines and steps of the same key, in order. */
function byTitle(
  lines: readonly OutlineLine[],
  free: ReadonlyMap<string, Known>,
  match: readonly (string | null)[],
  take: Take,
  key: (of: { title: string; kind: string }) => string,
): void {
  const open = new Map<string, string[]>()
  for (const step of free.values()) open.set(key(step), [...(open.get(key(step)) ?? []), step.id])
  lines.forEach((line, i) => {
    const id = match[i] === null ? open.get(key(line))?.shift() : undefined
    if (id !== undefined) take(i, id)
  })
}

/**
 * Lines between two known lines are renamed steps from between the same two: the only one there, or those whose titles are alike.
 * A line that carries no id in a text that has ids elsewhere was typed anew and is a renamed step only when it is alike.
 */
function byPlace(
  lines: readonly OutlineLine[],
  steps: readonly Known[],
  free: ReadonlyMap<string, Known>,
  match: readonly (string | null)[],
  take: Take,
): void {
  const place = new Map(steps.map((s, i) => [s.id, i]))
  const carriesIds = lines.some((l) => l.id !== null)
  for (let i = 0; i < lines.length; ) {
    if (match[i] !== null) {
      i++
      continue
    }
    let end = i
    while (end < lines.length && match[end] === null) end++
    const before = i === 0 ? -1 : (place.get(match[i - 1] as string) as number)
    const after = end === lines.length ? steps.length : (place.get(match[end] as string) as number)
    const between = steps.slice(before + 1, Math.max(before + 1, after)).filter((s) => free.has(s.id))
    if (!carriesIds && end - i === 1 && between.length === 1) take(i, (between[0] as Known).id)
    else
      for (let at = i; at < end; at++) {
        const line = lines[at] as OutlineLine
        const best = between
          .filter((s) => free.has(s.id))
          .map((s) => ({ id: s.id, like: likeness(s.title, line.title) }))
          .sort((a, b) => b.like - a.like)[0]
        if (best && best.like >= alike) take(at, best.id)
      }
    i = end
  }
}
