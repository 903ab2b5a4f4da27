// Measures and wraps text with the width table of the shipped font, so every place breaks lines alike.
import { mediumWidths, regularWidths } from './widths.ts'

export type FontWeight = 400 | 500

type Table = { starts: number[]; ends: number[]; widths: number[]; cache: Map<number, number> }

function decode(runs: string): Table {
  const table: Table = { starts: [], ends: [], widths: [], cache: new Map() }
  let end = 0
  for (const run of runs.split(' ')) {
    const [gap = 0, length = 0, width = 0] = run.split(',').map((n) => Number.parseInt(n, 36))
    table.starts.push(end + gap)
    end += gap + length
    table.ends.push(end)
    table.widths.push(width)
  }
  return table
}

const tables: Record<FontWeight, Table> = { 400: decode(regularWidths), 500: decode(mediumWidths) }

/** Marks that sit on the character before them and take no room of their own. */
function isCombining(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f)
}

/** Advance width of one character in thousandths of the font size; what the font lacks counts as full width. */
export function charWidth(code: number, weight: FontWeight = 400): number {
  const table = tables[weight]
  const known = table.cache.get(code)
  if (known !== undefined) return known
  let low = 0
  let high = table.starts.length - 1
  let width = isCombining(code) ? 0 : 1000
  while (low <= high) {
    const middle = (low + high) >> 1
    if (code < table.starts[middle]!) high = middle - 1
    else if (code >= table.ends[middle]!) low = middle + 1
    else {
      width = table.widths[middle]!
      break
    }
  }
  table.cache.set(code, width)
  return width
}

/** Width of a line of text in px at the given font size. */
export function measureText(text: string, sizePx: number, weight: FontWeight = 400): number {
  let sum = 0
  for (const char of text) sum += charWidth(char.codePointAt(0)!, weight)
  return (sum * sizePx) / 1000
}

export type TextStyle = { size: number; weight?: FontWeight }

const noLineStart = new Set('、。，．！？；：）】》〉」』”’…‰％%〕｝),.!?;:]}»›·—')
const noLineEnd = new Set('（【《〈「『“‘〔｛([{«‹')

/** Scripts written without spaces: a line may break beside any of their characters. */
function isIdeographic(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xffef) ||
    code >= 0x1f000
  )
}

/** Pieces that stay together on a line: a Latin word, or one ideograph with the punctuation that clings to it. */
function unbreakable(text: string): string[] {
  const pieces: string[] = []
  let previous = ''
  for (const char of text) {
    const code = char.codePointAt(0)!
    const last = pieces.length - 1
    const clings =
      last >= 0 &&
      (isCombining(code) ||
        (previous !== ' ' && noLineStart.has(char)) ||
        noLineEnd.has(previous) ||
        (char === ' '
          ? previous === ' '
          : previous !== ' ' &&
            previous !== '-' &&
            previous !== '/' &&
            !isIdeographic(code) &&
            !isIdeographic(previous.codePointAt(0)!)))
    if (clings) pieces[last] += char
    else pieces.push(char)
    previous = char
  }
  return pieces
}

function fill(pieces: readonly string[], maxWidth: number, size: number, weight: FontWeight): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  const push = () => {
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = ''
    width = 0
  }
  for (const piece of pieces) {
    if (piece === ' ' && line === '') continue
    const pieceWidth = measureText(piece, size, weight)
    if (width + pieceWidth <= maxWidth || piece === ' ') {
      line += piece
      width += pieceWidth
      continue
    }
    push()
    if (pieceWidth <= maxWidth) {
      line = piece
      width = pieceWidth
      continue
    }
    // A word longer than the line is cut where the line ends.
    for (const char of piece) {
      const charPx = measureText(char, size, weight)
      if (width + charPx > maxWidth && line !== '') push()
      line += char
      width += charPx
    }
  }
  push()
  return lines
}

/** The text cut so that it ends in an ellipsis and fits; the ellipsis alone when nothing fits. */
export function ellipsize(text: string, maxWidth: number, style: TextStyle): string {
  const { size, weight = 400 } = style
  if (measureText(text, size, weight) <= maxWidth) return text
  const room = maxWidth - measureText('…', size, weight)
  let width = 0
  let kept = ''
  for (const char of text) {
    width += measureText(char, size, weight)
    if (width > room) break
    kept += char
  }
  return `${kept.trimEnd()}…`
}

/**
 * Breaks text into at most maxLines lines of at most maxWidth px. Breaks between ideographs and at spaces, never before
 * closing punctuation, never leaving one character alone on the last line; what does not fit ends in an ellipsis.
 */
export function wrapText(text: string, maxWidth: number, maxLines: number, style: TextStyle): string[] {
  const { size, weight = 400 } = style
  const clean = text.replace(/\s+/g, ' ').trim()
  if (clean === '' || maxLines < 1) return []
  const pieces = unbreakable(clean)
  const lines = fill(pieces, maxWidth, size, weight)
  if (lines.length > maxLines) {
    const rest = lines.slice(maxLines - 1).join('')
    return [...lines.slice(0, maxLines - 1), ellipsize(rest, cutWidth(rest, maxWidth, style), style)]
  }
  if (lines.length > 1 && [...lines.at(-1)!].length === 1) {
    for (let width = maxWidth - size; width > maxWidth / 2; width -= size) {
      const balanced = fill(pieces, width, size, weight)
      if (balanced.length > lines.length) break
      if ([...balanced.at(-1)!].length > 1) return balanced
    }
  }
  return lines
}

/** A rest that would fit by chance must still show that something was cut away. */
function cutWidth(rest: string, maxWidth: number, style: TextStyle): number {
  const width = measureText(rest, style.size, style.weight ?? 400)
  return width <= maxWidth ? width - 0.01 : maxWidth
}

export type FittedText = {
  lines: string[]
  size: number
  /** Not all of the text is shown. */
  cut: boolean
}

/** Text size goes by length, never by hand: the first of `sizes` (px, falling) at which all of it fits; at the last the end is cut. */
export function fitText(
  text: string,
  maxWidth: number,
  maxLines: number,
  sizes: readonly number[],
  weight: FontWeight,
): FittedText {
  const whole = text.replace(/\s+/g, '')
  let last: FittedText = { lines: [], size: sizes[0] ?? 13, cut: false }
  for (const size of sizes) {
    const lines = wrapText(text, maxWidth, maxLines, { size, weight })
    const cut = lines.join('').replace(/\s+/g, '') !== whole
    last = { lines, size, cut }
    if (!cut) break
  }
  return last
}
