// Jumps of an outline: which step a written title means, and how to write one so that it means that step.
import type { StepKind } from '../entities/step.ts'
import { nameKey } from '../values/context.ts'
import { readLine } from './lineText.ts'
import { plainNumber } from './numbering.ts'
import { quoted } from './quotes.ts'
import type { JumpRef, OutlineContext } from './types.ts'

interface Target {
  readonly title: string
  readonly kind: StepKind
  /** Its list number in a pasted text. */
  readonly number?: string | null
  /** Its title before the text was edited: a jump to a renamed step still means it. */
  readonly former?: string | undefined
}
export interface Found {
  readonly index: number
  readonly ambiguous: boolean
}

export interface JumpIndex {
  /** The line meant, or undefined: its title (now or before), the n-th of a title, its list number, its beginning or a part of it. */
  find(ref: JumpRef): Found | undefined
  /** The shortest text that means line `index`. */
  write(index: number): string
}

/** An index over the steps of an outline, in the order of their lines. */
export function jumpIndex(targets: readonly Target[], context: OutlineContext): JumpIndex {
  const put = (map: Map<string, number[]>, key: string, i: number) => {
    const list = map.get(key)
    if (list) list.push(i)
    else map.set(key, [i])
  }
  const titled = (title: (target: Target) => string) => {
    const exact = new Map<string, number[]>()
    const folded = new Map<string, number[]>()
    targets.forEach((target, i) => {
      put(exact, title(target), i)
      put(folded, nameKey(title(target)), i)
    })
    return { exact, folded }
  }
  const now = titled((t) => t.title)
  const renamed = targets.some((t) => t.former !== undefined && t.former !== t.title)
  const before = renamed ? titled((t) => t.former ?? t.title) : now
  const numbered = new Map<string, number[]>()
  targets.forEach(({ number }, i) => {
    if (number) put(numbered, number, i)
  })
  const first = (list: readonly number[] | undefined, nth: number | null = null): Found | undefined => {
    const index = list?.[nth === null ? 0 : nth - 1]
    return index === undefined ? undefined : { index, ambiguous: nth === null && (list?.length ?? 0) > 1 }
  }
  const where = (test: (target: Target) => boolean) => targets.flatMap((t, i) => (test(t) ? [i] : []))
  const kind = (key: string) =>
    (['end', 'start'] as const).find((k) => k === key || nameKey(context.choiceLabel('step', 'kind', k)) === key)

  function find(ref: JumpRef): Found | undefined {
    // Counted among the titles as they were when the jump was written.
    const order = (nth: number | null) => (nth === null ? [now, before] : [before, now])
    const exactly = (text: string, nth: number | null) =>
      order(nth).reduce<Found | undefined>((found, { exact }) => found ?? first(exact.get(text), nth), undefined)
    const nearly = (text: string, nth: number | null) =>
      order(nth).reduce<Found | undefined>(
        (found, { folded }) => found ?? first(folded.get(nameKey(text)), nth),
        undefined,
      )
    if (ref.exact) return exactly(ref.text, ref.nth)
    const key = nameKey(ref.text)
    const known = exactly(ref.text, null) ?? nearly(ref.text, null)
    if (known) return known
    const counted = /^(.*?)\s*[(（](\d{1,4})[)）]$/.exec(ref.text)
    if (counted) {
      const nth = Number(counted[2])
      const one = exactly(counted[1] as string, nth) ?? nearly(counted[1] as string, nth)
      if (one) return one
    }
    const number = /^(?:第|步骤|step)?\s*(\d{1,3}(?:\.\d{1,3})*|[①-⑳]|[一二三四五六七八九十]{1,3})\s*步?$/i.exec(
      key,
    )?.[1]
    const byNumber = number === undefined ? undefined : first(numbered.get(plainNumber(number)))
    if (byNumber) return byNumber
    const called = kind(key)
    const ofKind = called ? first(where((t) => t.kind === called)) : undefined
    if (ofKind) return ofKind
    return key === ''
      ? undefined
      : (first(where((t) => nameKey(t.title).startsWith(key))) ?? first(where((t) => nameKey(t.title).includes(key))))
  }

  function write(index: number): string {
    const { title } = targets[index] as Target
    const nth = (now.exact.get(title) as number[]).indexOf(index) + 1
    const texts = [title, `${title} (${nth})`, quoted(title)]
    for (const text of texts) {
      const { jump, step } = readLine(`→ ${text}`, context, false)
      const found = jump && !step ? find(jump) : undefined
      // Read back letter by letter: what is found by its beginning only would be lost when the title changes.
      const whole = jump?.exact ? jump.text === title : jump?.text === text
      if (whole && found?.index === index && !found.ambiguous) return text
    }
    return `${quoted(title)} (${nth})`
  }
  return { find, write }
}
