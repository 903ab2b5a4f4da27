// Which number formats of a workbook show dates or times, and what a serial number then means.
import type { Cell } from '#shared/sheets/cells.ts'
import { scanXml } from './xmlScanner.ts'
import { attribute } from './xmlText.ts'

export type CellFormat = 'plain' | 'date' | 'time'

/** Formats Excel knows by number only; 27–36 and 50–58 are dates in East Asian versions. */
function builtIn(id: number): CellFormat {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return 'date'
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time'
  return 'plain'
}

/** What a format code shows: `yyyy"年"m"月"` is a date, `[h]:mm` a time. */
export function formatOfCode(code: string): CellFormat {
  const shown = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/[yd]|年|日/i.test(shown) || /^\s*m+\s*$/i.test(shown)) return 'date'
  return /[hs]/i.test(shown) ? 'time' : 'plain'
}

/** The format of each cell style, by the index that cells carry in `s`. */
export function readCellFormats(styles: Uint8Array | undefined): CellFormat[] {
  const codes = new Map<number, CellFormat>()
  const formats: CellFormat[] = []
  let inCellStyles = false
  if (!styles) return formats
  scanXml(styles, {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), formatOfCode(attribute(attributes, 'formatCode') ?? ''))
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles && formats.length < 100_000) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        formats.push(codes.get(id) ?? builtIn(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return formats
}

const dayMilliseconds = 86_400_000

/** A number in a cell of this format: a day with or without a time of day, an elapsed time, or the number itself. */
export function typedNumber(value: number, format: CellFormat, epoch1904: boolean): Cell {
  if (format === 'plain' || value < 0) return value
  if (format === 'time' || value < 1) return { time: Math.round(value * 86_400) }
  // Excel counts a 29 February 1900 that never was: serials below 61 are one day late.
  const days = epoch1904 ? value : value < 61 ? value + 1 : value
  const at = new Date(
    Date.UTC(epoch1904 ? 1904 : 1899, epoch1904 ? 0 : 11, epoch1904 ? 1 : 30) + Math.round(days * dayMilliseconds),
  )
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) return value
  const iso = at.toISOString().slice(0, 19)
  return { date: iso.endsWith('T00:00:00') ? iso.slice(0, 10) : iso }
}

/** `typedNumber` for the cells of a workbook; days, which come again and again, are made once. */
export function typedNumbers(epoch1904: boolean): (value: number, format: CellFormat) => Cell {
  const known: Record<'date' | 'time', Map<number, Cell>> = { date: new Map(), time: new Map() }
  return (value, format) => {
    if (format === 'plain') return value
    const cells = known[format]
    const made = cells.get(value)
    if (made !== undefined) return made
    const cell = typedNumber(value, format, epoch1904)
    if (cells.size < 20_000) cells.set(value, cell)
    return cell
  }
}
