// Widths of a table's columns after what stands in them: no word is broken where there is room, long texts share what is left.
import { textWidth as lengthOf } from '#host/excel/cellText.ts'
import { textWidth } from './wordLook.ts'

/** Twips that a Latin letter and an ideograph of table text need, in the wider fonts and in bold. */
const letter = 116
const ideograph = 190
/** How much wider the head is written. */
const bold = 1.14
/** Twips of the margins of a cell. */
const margins = 200
/** A word of ideographs up to this length is not broken, though its script would let it be. */
const kept = 6
/** Twips that a text takes at most beside the others. */
const longest = 6_000

function widthOf(text: string): number {
  const ideographs = lengthOf(text) - [...text].length
  return ([...text].length - ideographs) * letter + ideographs * ideograph
}

/** Twips that the longest word of a text needs. */
const wordOf = (text: string): number =>
  Math.max(
    0,
    ...text
      .split(/[\s、]+/)
      .map((word) => (/^[\x20-\x7e]*$/.test(word) ? widthOf(word) : Math.min(widthOf(word), kept * ideograph))),
  )

/** Twips, together the width between the margins of an upright page. `rows`: all texts, the head too. */
export function fittingColumns(rows: readonly (readonly string[])[]): number[] {
  const whole = textWidth(false)
  const columns = rows[0]?.map((_, i) => rows.map((row) => row[i] ?? '')) ?? []
  const least = columns.map((texts) =>
    Math.min(whole / 3, Math.max(...texts.map((text, row) => wordOf(text) * (row === 0 ? bold : 1))) + margins),
  )
  const wish = columns.map((texts) => Math.min(longest, Math.max(...texts.map(widthOf))) + margins)
  const needed = least.reduce((sum, width) => sum + width, 0)
  if (needed >= whole) return least.map((width) => Math.floor((width * whole) / needed))
  const more = wish.map((width, i) => Math.max(0, width - (least[i] ?? 0)))
  const wanted = more.reduce((sum, width) => sum + width, 0)
  const left = whole - needed
  return least.map((width, i) =>
    Math.floor(width + (wanted === 0 ? left / least.length : (left * (more[i] ?? 0)) / wanted)),
  )
}
