// What Tab completes in an outline: the name that is being typed behind @, # or →, where the caret stands.

import { quoted } from '#shared/model/outline/quotes.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { type Caret, type Edit, edited, type OutlineDoc, placeAt, textOf } from './lines.ts'

/** The names that can stand behind each mark. */
export interface Names {
  readonly owners: readonly Name[]
  readonly lanes: readonly Name[]
  readonly steps: readonly Name[]
}
export interface Name {
  readonly name: string
  readonly note?: string
}
export interface Offers {
  /** Where the list stands: its line, and the text of the line before the name. */
  readonly line: number
  readonly before: string
  readonly items: readonly {
    readonly value: string
    readonly label: string
    readonly note?: string
    readonly edit: Edit
  }[]
}

const most = 8
const openOwner = /(?:^|\s)[@＠]([^\s@＠#＃"]*)$/
const openLane = /(?:^|\s)[#＃]([^\s@＠#＃"]*)$/
const openJump = /(?:→|->|=>)\s*([^\s"][^"]*)?$/

/** Names for the unfinished one before the caret; nothing where none begins with or contains what is typed, or it is complete. */
export function offersAt(doc: OutlineDoc, caret: Caret, names: Names): Offers | null {
  if (caret.start !== caret.end) return null
  const { line, column } = placeAt(doc.lines, caret.start)
  const text = doc.lines[line] as string
  const after = text.slice(column)
  // In the middle of a word nothing is being finished.
  if (after !== '' && !/^\s/.test(after)) return null
  const upTo = text.slice(0, column)
  const found = markAt(upTo, names)
  if (!found) return null
  const { typed, known } = found
  const before = upTo.slice(0, upTo.length - typed.length)
  const items = matching(known, typed)
  if (items.length === 0 || items.some(({ name }) => name === typed)) return null
  const start = caret.start - typed.length
  const whole = textOf(doc)
  return {
    line,
    before,
    items: items.map((item) => {
      const put = written(item.name) + (after === '' ? ' ' : '')
      const at = start + put.length
      const next = edited(doc, whole.slice(0, start) + put + whole.slice(caret.start))
      return { ...item, value: item.name, label: item.name, edit: { doc: next, caret: { start: at, end: at } } }
    }),
  }
}

function markAt(upTo: string, names: Names): { typed: string; known: readonly Name[] } | null {
  for (const [mark, known] of [
    [openOwner, names.owners],
    [openLane, names.lanes],
    [openJump, names.steps],
  ] as const) {
    const match = mark.exec(upTo)
    if (match) return { typed: match[1] ?? '', known }
  }
  return null
}

/** Those that begin with the text before those that contain it. */
function matching(known: readonly Name[], typed: string): Name[] {
  const key = nameKey(typed)
  const ranked = known.map((item) => ({ item, at: nameKey(item.name).indexOf(key) })).filter(({ at }) => at >= 0)
  return ranked
    .toSorted((a, b) => Math.sign(a.at) - Math.sign(b.at))
    .slice(0, most)
    .map(({ item }) => item)
}

const written = (name: string): string => (/[\s"@＠#＃:：]/.test(name) ? quoted(name) : name)
