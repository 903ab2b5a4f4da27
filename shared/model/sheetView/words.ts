// Finding rows by words typed into one field: every word must stand somewhere in the row.
import { nameKey } from '../values/context.ts'
import type { DataRow, ViewColumn } from './column.ts'

/** What rows say in all columns, folded; a row that changes is another object, columns that change are another list. */
const texts = new WeakMap<readonly ViewColumn[], WeakMap<DataRow, string>>()

/** All that a row says, in the form in which it is searched. */
export function rowText(row: DataRow, columns: readonly ViewColumn[]): string {
  let known = texts.get(columns)
  if (!known) {
    known = new WeakMap()
    texts.set(columns, known)
  }
  let text = known.get(row)
  if (text === undefined) {
    text = nameKey(columns.map((c) => c.format(row)).join('\n'))
    known.set(row, text)
  }
  return text
}

/** Whether any column's text holds every word, whatever the case and width of letters; null without a word. */
export function wordsTest(columns: readonly ViewColumn[], sought: string): ((row: DataRow) => boolean) | null {
  const words = nameKey(sought).split(' ').filter(Boolean)
  if (words.length === 0) return null
  return (row) => {
    const text = rowText(row, columns)
    return words.every((word) => text.includes(word))
  }
}
