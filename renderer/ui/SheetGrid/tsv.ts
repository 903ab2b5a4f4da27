// The clipboard's text of a block of cells, as Excel, WPS and Numbers write it: tabs, line ends, quotes around cells that need them.

const quoted = /"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)/y
const plain = /[^\t\r\n]*/y

/** The cells of `text`, row by row; a final line end adds no row. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length || row.length > 0) {
    // A quote that nothing closes at a cell's end is a quote: 5" pipe.
    quoted.lastIndex = at
    const match = text[at] === '"' ? quoted.exec(text) : null
    if (match) {
      row.push((match[1] as string).replaceAll('""', '"').replace(/\r\n?/g, '\n'))
      at = quoted.lastIndex
    } else {
      plain.lastIndex = at
      row.push(plain.exec(text)?.[0] ?? '')
      at = plain.lastIndex
    }
    if (text[at] === '\t') {
      at++
      // A tab at the very end still opens a cell.
      if (at === text.length) row.push('')
      else continue
    }
    rows.push(row)
    row = []
    if (text.startsWith('\r\n', at)) at += 2
    else if (at < text.length) at++
  }
  return rows
}

const cellText = (cell: string) => {
  const text = cell.replace(/\r\n?/g, '\n')
  return /[\t\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The text that `parseTsv` reads back; every row ends with a line end, as Excel does it. */
export const toTsv = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => `${row.map(cellText).join('\t')}\r\n`).join('')
