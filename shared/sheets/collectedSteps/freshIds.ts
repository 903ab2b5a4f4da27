// Stand-ins for the ids of rows that a collection sheet brings, until the command gives real ones.
import { freshMark } from '../dataWorkbook/identify.ts'

/** Ids of one kind of rows, told apart from those of others by `letter`. */
export const freshIds = (letter: string): (() => string) => {
  let n = 0
  return () => `${freshMark}${letter}${++n}`
}
