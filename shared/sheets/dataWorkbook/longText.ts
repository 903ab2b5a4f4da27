// Texts longer than a cell may hold: the cell keeps the beginning and a mark, a hidden sheet keeps the rest.
import type { Cell } from '../cells.ts'

/** Name and first cell of the hidden sheet; row n + 1 of it holds the rest with number n. */
export const overflowSheet = { name: '_opsmap_text', mark: 'opsmap-text' } as const

/** Excel's limit is 32,767; escapes in the file make a text longer than it is. */
const cellLimit = 30_000
/** A character that needs an escape takes seven. */
const escaped = /(?![\t\n])\p{Cc}|_(?=x[0-9A-Fa-f]{4}_)/gu

const markOf = (number: number) => `⟦…${number}⟧`
const endMark = /⟦…(\d{1,7})⟧\s*$/

/** Pieces of at most a cell each; no character outside the basic plane is cut in two. */
function pieces(text: string): string[] {
  const list: string[] = []
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + cellLimit)
    while (end - at > 1 && end - at + 6 * (text.slice(at, end).match(escaped)?.length ?? 0) > 32_000)
      end = at + Math.floor((end - at) / 2)
    const last = text.charCodeAt(end - 1)
    if (end < text.length && last >= 0xd800 && last <= 0xdbff) end--
    list.push(text.slice(at, end))
    at = end
  }
  return list
}

/** What to write into the cell; what does not fit is added to `overflow`, one list of pieces per text. */
export function shortenedText(text: string, overflow: string[][]): string {
  if (text.length < 4_000 && !text.includes('⟦')) return text
  const [first = '', ...rest] = pieces(text)
  if (rest.length === 0 && !endMark.test(text)) return text
  overflow.push(rest)
  return `${first}${markOf(overflow.length)}`
}

/** The whole text of a cell. A mark that somebody deleted is a text that ends there. */
export function wholeText(text: string, overflow: readonly (readonly Cell[])[]): string {
  const found = text.includes('⟦') ? endMark.exec(text) : null
  const rest = found && overflow[Number(found[1])]
  if (!rest) return text
  // The first cell of the row is its number.
  return (
    text.slice(0, found.index) +
    rest
      .slice(1)
      .map((piece) => (typeof piece === 'string' ? piece : ''))
      .join('')
  )
}
