// What follows a step as the text of one table cell: `5 复核 (不通过 30%); 7`, rows by number, by title, or by both.
import { type FlowWords, flowText, parseFlowText } from '../flowText.ts'
import { nameKey, type Parsed, refused } from '../values/context.ts'

export interface NextStep extends FlowWords {
  /** Id of the step. */
  readonly to: string
}
/** A row of the table; its number is its place, from 1. */
export interface TableRow {
  readonly id: string
  readonly title: string
}

const separators = /[;；\n]/
const open = /[(（]/
const close = /[)）]/
const awkward = /[;；\n\r\t()（）"]/

/** Whether a title can stand in the cell as it is, behind its number. */
const isPlain = (title: string): boolean =>
  title !== '' && title.trim() === title && !awkward.test(title) && !/^[.、:：]/.test(title)

/** The text of a cell; `rows` are all rows of the table in order, in which the steps are told. Steps that are no row are left out. */
export function printNext(next: readonly NextStep[], rows: readonly TableRow[]): string {
  const place = new Map(rows.map((row, i) => [row.id, i]))
  return next
    .flatMap((step) => {
      const at = place.get(step.to)
      return at === undefined ? [] : [{ ...step, at }]
    })
    .sort((a, b) => a.at - b.at)
    .map(({ at, label, probability }) => {
      const title = rows[at]?.title ?? ''
      const head = isPlain(title) ? `${at + 1} ${title}` : `${at + 1}`
      const words = flowText({ label, probability }, label !== null && awkward.test(label))
      return words === '' ? head : `${head} (${words})`
    })
    .join('; ')
}

/** The parts of a cell, cut at separators outside brackets and quotes. */
function parts(text: string): string[] {
  const found: string[] = []
  let part = ''
  let depth = 0
  let quoted = false
  for (const c of text) {
    if (c === '"' && depth > 0) quoted = !quoted
    else if (!quoted && open.test(c)) depth++
    else if (!quoted && close.test(c)) depth = Math.max(0, depth - 1)
    if (separators.test(c) && depth === 0) {
      found.push(part)
      part = ''
    } else part += c
  }
  return [...found, part].map((p) => p.trim()).filter(Boolean)
}

/** A part as what names the step and what stands in the brackets at its end. */
function split(part: string): { head: string; words: string } | undefined {
  if (!close.test(part.at(-1) ?? '')) return undefined
  let quoted = false
  let depth = 0
  let start = -1
  for (let i = 0; i < part.length - 1; i++) {
    const c = part[i] as string
    if (c === '"' && depth > 0) quoted = !quoted
    else if (quoted) continue
    else if (open.test(c)) {
      if (depth === 0) start = i
      depth++
    } else if (close.test(c)) depth = Math.max(0, depth - 1)
  }
  return start < 1 ? undefined : { head: part.slice(0, start).trim(), words: part.slice(start + 1, -1) }
}

/** Finds rows by what is typed; the index is made once for a table. */
export function nextReader(rows: readonly TableRow[]): (text: string, self: string | null) => Parsed {
  const byTitle = new Map<string, string[]>()
  for (const { id, title } of rows) byTitle.set(nameKey(title), [...(byTitle.get(nameKey(title)) ?? []), id])
  const titles = new Map(rows.map((row) => [row.id, row.title]))

  const find = (head: string): string | Parsed => {
    const numbered = /^#?(\d+)(?:[\s.、:：]+(.+))?$/su.exec(head)
    const row = numbered && rows[Number(numbered[1]) - 1]
    if (row && (numbered[2] === undefined || nameKey(numbered[2]) === nameKey(row.title))) return row.id
    const named =
      byTitle.get(nameKey(head)) ?? (numbered?.[2] === undefined ? [] : (byTitle.get(nameKey(numbered[2])) ?? []))
    if (named.length === 1) return named[0] as string
    return named.length > 1
      ? refused('ambiguous', { text: head, count: named.length })
      : refused('notFound', { text: head })
  }

  /** Reads a cell of the row `self`: the value is a list of NextStep. */
  return (text, self) => {
    const next: NextStep[] = []
    for (const part of parts(text)) {
      const whole = find(part)
      const cut = typeof whole === 'string' ? undefined : split(part)
      const to = cut ? find(cut.head) : whole
      if (typeof to !== 'string') return to
      if (to === self) return refused('selfFlow', { step: titles.get(to) ?? '' })
      if (next.some((n) => n.to === to))
        return refused('flowExists', { from: (self && titles.get(self)) ?? '', to: titles.get(to) ?? '' })
      next.push({ to, ...parseFlowText(cut?.words ?? '') })
    }
    return { ok: true, value: next }
  }
}
