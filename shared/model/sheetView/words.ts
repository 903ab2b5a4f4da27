// Finding rows by words typed into one field: every word must stand somewhere in the row.
import { nameKey } from '../values/context.ts'
import type { DataRow, ViewColumn } from './column.ts'

/** What rows say in all columns, folded; a row that changes is another object, columns that change are another list. */
const texts = new WeakMap<readonly ViewColumn[], WeakMap<DataRow, string>>()

function textsOf(columns: readonly ViewColumn[]): WeakMap<DataRow, string> {
  let known = texts.get(columns)
  if (!known) {
    known = new WeakMap()
    texts.set(columns, known)
  }
  return known
}

function textOf(row: DataRow, columns: readonly ViewColumn[], known: WeakMap<DataRow, string>): string {
  let text = known.get(row)
  if (text === undefined) {
    text = nameKey(columns.map((c) => c.format(row)).join('\n'))
    known.set(row, text)
  }
  return text
}

/** All that a row says, in the form in which it is searched. */
export const rowText = (row: DataRow, columns: readonly ViewColumn[]): string => textOf(row, columns, textsOf(columns))

/** Whether any column's text holds every word, whatever the case and width of letters; null without a word. */
export function wordsTest(columns: readonly ViewColumn[], sought: string): ((row: DataRow) => boolean) | null {
  const words = nameKey(sought).split(' ').filter(Boolean)
  const [first, ...others] = words
  if (first === undefined) return null
  const known = textsOf(columns)
  return (row) => {
    const text = textOf(row, columns, known)
    return text.includes(first) && (others.length === 0 || others.every((word) => text.includes(word)))
  }
}
