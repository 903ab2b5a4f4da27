// The text of the outline as lines, each with the step it stands for, and what editing does to them.
import { withoutLead } from '#shared/model/outline/numbering.ts'

/** Lines and, beside each, the step it is (null: none yet, or only a label). */
export interface OutlineDoc {
  readonly lines: readonly string[]
  readonly ids: readonly (string | null)[]
}
/** A selection by offsets into the text, as a text field has it. */
export interface Caret {
  readonly start: number
  readonly end: number
}
export interface Edit {
  readonly doc: OutlineDoc
  readonly caret: Caret
}

export const textOf = (doc: OutlineDoc): string => doc.lines.join('\n')

/** Line and column of an offset. */
export function placeAt(lines: readonly string[], offset: number): { line: number; column: number } {
  let left = offset
  for (const [line, text] of lines.entries()) {
    if (left <= text.length) return { line, column: left }
    left -= text.length + 1
  }
  const line = Math.max(0, lines.length - 1)
  return { line, column: lines[line]?.length ?? 0 }
}

export function offsetOf(lines: readonly string[], line: number, column: number): number {
  let offset = 0
  for (let i = 0; i < line && i < lines.length; i++) offset += (lines[i] as string).length + 1
  return offset + Math.min(column, lines[line]?.length ?? 0)
}

/** First and last line that a selection touches; one that ends before the first character of a line does not touch it. */
export function linesOf(doc: OutlineDoc, { start, end }: Caret): [first: number, last: number] {
  const first = placeAt(doc.lines, start).line
  const to = placeAt(doc.lines, end)
  return [first, to.column === 0 && to.line > first ? to.line - 1 : to.line]
}

/** The lines after the text was edited to `text`: untouched lines keep their steps, a line that was split or joined its first one. */
export function edited(doc: OutlineDoc, text: string): OutlineDoc {
  const lines = text.split('\n')
  const before = doc.lines
  const most = Math.min(lines.length, before.length)
  let head = 0
  while (head < most && lines[head] === before[head]) head++
  let tail = 0
  while (tail < most - head && lines[lines.length - 1 - tail] === before[before.length - 1 - tail]) tail++
  const old = doc.ids.slice(head, before.length - tail)
  const count = lines.length - head - tail
  const between = Array.from({ length: count }, (_, i): string | null => {
    if (old.length === count || old.length === 1) return old[i] ?? null
    return count === 1 ? (old.find((id) => id !== null) ?? null) : null
  })
  return { lines, ids: [...doc.ids.slice(0, head), ...between, ...doc.ids.slice(before.length - tail)] }
}

const indentation = /^[\t \u3000]*/
export const indentOf = (line: string): string => (indentation.exec(line) as RegExpExecArray)[0]
/** A question mark at the end of the title, marks and times behind it; or in front of it. */
const asksSomething = /[?？]\s*(?:[@＠#＃+＋\d.半].*)?$|^\s*[?？]\s/

/** Enter: a new line as deep as this one, deeper behind a question. */
export function newLine(doc: OutlineDoc, caret: Caret): Edit {
  const text = textOf(doc)
  const { line, column } = placeAt(doc.lines, caret.start)
  const here = doc.lines[line] as string
  const own = indentOf(here).slice(0, column)
  const indent = caret.start === caret.end && column === here.length && asksSomething.test(here) ? `${own}\t` : own
  const doc2 = edited(doc, `${text.slice(0, caret.start)}\n${indent}${text.slice(caret.end)}`)
  const at = caret.start + 1 + indent.length
  return { doc: doc2, caret: { start: at, end: at } }
}

/** Tab and Shift+Tab on every line that the selection touches. */
export function indented(doc: OutlineDoc, caret: Caret, out: boolean): Edit {
  const [first, last] = linesOf(doc, caret)
  const change = (line: string) => (out ? line.replace(/^(?:\t| {1,4}|\u3000)/, '') : `\t${line}`)
  const lines = doc.lines.map((line, i) => (i >= first && i <= last ? change(line) : line))
  const moved = (offset: number) => {
    const { line, column } = placeAt(doc.lines, offset)
    const by = (lines[line] as string).length - (doc.lines[line] as string).length
    return offsetOf(lines, line, Math.max(0, column + by))
  }
  return { doc: { ...doc, lines }, caret: { start: moved(caret.start), end: moved(caret.end) } }
}

/** Alt+Up and Alt+Down: the lines of the selection change places with the line before or after them. */
export function moved(doc: OutlineDoc, caret: Caret, by: -1 | 1): Edit {
  const [first, last] = linesOf(doc, caret)
  if (by < 0 ? first === 0 : last === doc.lines.length - 1) return { doc, caret }
  const swap = <T>(list: readonly T[]): T[] => {
    const block = list.slice(first, last + 1)
    const rest = [...list.slice(0, first), ...list.slice(last + 1)]
    return [...rest.slice(0, first + by), ...block, ...rest.slice(first + by)]
  }
  const lines = swap(doc.lines)
  const shift = (offset: number) => {
    const { line, column } = placeAt(doc.lines, offset)
    return offsetOf(lines, line + by, column)
  }
  return { doc: { lines, ids: swap(doc.ids) }, caret: { start: shift(caret.start), end: shift(caret.end) } }
}

function columnOf(line: string): number {
  let column = 0
  for (const char of indentOf(line)) column += char === '\t' ? 4 - (column % 4) : char === '\u3000' ? 2 : 1
  return column
}

/** Pasted lines below each other, as deep as where they go; 1.2 in a list without indentation is one level deeper. */
export function pasted(doc: OutlineDoc, caret: Caret, clip: string): Edit {
  const text = textOf(doc)
  const from = placeAt(doc.lines, caret.start)
  const to = placeAt(doc.lines, caret.end)
  const before = (doc.lines[from.line] as string).slice(0, from.column)
  const after = (doc.lines[to.line] as string).slice(to.column)
  const given = clip
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
  if (given.length < 2) {
    const one = given[0] ?? ''
    const at = caret.start + one.length
    return { doc: edited(doc, text.slice(0, caret.start) + one + text.slice(caret.end)), caret: { start: at, end: at } }
  }
  const columns = given.map(columnOf)
  const flat = columns.every((column) => column === columns[0])
  const levels = given.map((line, i) => (flat ? withoutLead(line.trim()).levels : (columns[i] as number)))
  const steps = [...new Set(levels.map((level) => (flat ? Math.max(1, level) : level)))].sort((a, b) => a - b)
  const base = indentOf(before)
  const block = given
    .map((line, i) => {
      const level = levels[i] as number
      return base + '\t'.repeat(steps.indexOf(flat ? Math.max(1, level) : level)) + line.trim()
    })
    .join('\n')
  const start = caret.start - (before.trim() === '' ? before.length : 0)
  const lead = before.trim() === '' ? '' : '\n'
  const trail = after.trim() === '' ? '' : '\n'
  const inserted = lead + block + trail
  const at = start + lead.length + block.length
  const next = edited(doc, text.slice(0, start) + inserted + text.slice(caret.end))
  return { doc: next, caret: { start: at, end: at } }
}

/** The text as the plan has it, with `kept` lines of the editor as they were written: in place of their step, or behind the one before. */
export function reprinted(printed: OutlineDoc, doc: OutlineDoc, kept: readonly number[]): OutlineDoc {
  const lines = [...printed.lines]
  const ids = [...printed.ids]
  for (const i of [...kept].reverse()) {
    const id = doc.ids[i] ?? null
    const at = id === null ? -1 : ids.indexOf(id)
    if (at >= 0) lines[at] = doc.lines[i] as string
    else {
      const previous = doc.ids.slice(0, i).findLast((other) => other !== null && ids.includes(other))
      const place = previous ? ids.indexOf(previous) + 1 : 0
      lines.splice(place, 0, doc.lines[i] as string)
      ids.splice(place, 0, null)
    }
  }
  return { lines, ids }
}

/** Where the caret goes when other lines take the place of these: to the same step, else the same line. */
export function caretIn(next: OutlineDoc, doc: OutlineDoc, caret: Caret): Caret {
  const { line, column } = placeAt(doc.lines, caret.start)
  const id = doc.ids[line] ?? null
  const found = id === null ? -1 : next.ids.indexOf(id)
  const at = offsetOf(next.lines, found >= 0 ? found : Math.min(line, next.lines.length - 1), column)
  return { start: at, end: at }
}
