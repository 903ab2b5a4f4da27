// Rows that only show how a collection sheet is filled: how they are marked, so that no import takes them.
import type { Lang } from '../i18n/index.ts'
import { type Cell, cellText } from './cells.ts'

/** In front of an example's title. */
export const exampleMark: Readonly<Record<Lang, string>> = { zh: '【示例】', en: '[Example] ' }

/** Whether a cell is the title of an example; one that was written over is not. */
export const isExample = (cell: Cell | undefined): boolean => /^\s*(【示例】|\[Example\])/i.test(cellText(cell))
