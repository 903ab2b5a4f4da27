// The cell styles of a streamed workbook as data, and their XML: fonts, fills, borders, number formats, one named style each.
import { escapeAttribute } from './cellXml.ts'

export interface CellStyle {
  /** Name in Excel's list of cell styles. */
  readonly name: string
  /** Excel number format; `@` is text. */
  readonly format?: string
  readonly font?: { readonly size?: number; readonly bold?: true; readonly colour?: string; readonly underline?: true }
  /** RGB of the paper, `1F4E8C`. */
  readonly fill?: string
  /** RGB of a hairline around the cell. */
  readonly line?: string
  readonly align?: 'left' | 'right' | 'center'
  readonly wrap?: true
  readonly vertical?: 'top' | 'center'
  readonly indent?: number
  /** The text is never read as a formula, not even after it is edited. */
  readonly quoted?: true
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const sides = ['left', 'right', 'top', 'bottom']

/** The styles part; style 0 is the plain cell, `styles[i]` has number i + 1. `fontName` is that of every cell. */
export function stylesXml(styles: readonly CellStyle[], fontName: string): string {
  const all: readonly CellStyle[] = [{ name: 'Normal' }, ...styles]
  const formats = [...new Set(styles.flatMap((s) => (s.format && s.format !== '@' ? [s.format] : [])))]
  const idOf = (format?: string) => (format === undefined ? 0 : format === '@' ? 49 : 164 + formats.indexOf(format))
  const name = escapeAttribute(fontName)
  const fonts = all.map(
    ({ font: f = {} }) =>
      `<font>${f.bold ? '<b/>' : ''}${f.underline ? '<u/>' : ''}<sz val="${f.size ?? 10}"/><color rgb="FF${f.colour ?? '1E2530'}"/><name val="${name}"/></font>`,
  )
  const fills = all.map(({ fill }) =>
    fill
      ? `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`
      : '',
  )
  const drawn = fills.filter(Boolean)
  const borders = all.map(({ line }) =>
    line
      ? `<border>${sides.map((s) => `<${s} style="thin"><color rgb="FF${line}"/></${s}>`).join('')}<diagonal/></border>`
      : '<border><left/><right/><top/><bottom/><diagonal/></border>',
  )
  // The first two fills are Excel's own whatever a file says.
  const fillId = (i: number) => (fills[i] ? 2 + drawn.indexOf(fills[i]) : 0)
  const xf = (style: CellStyle, i: number, of: string) => {
    const { align, wrap, vertical, indent, quoted } = style
    const alignment =
      align || wrap || vertical || indent
        ? `<alignment${align ? ` horizontal="${align}"` : ''}${vertical ? ` vertical="${vertical}"` : ''}${wrap ? ' wrapText="1"' : ''}${indent ? ` indent="${indent}"` : ''}/>`
        : ''
    const head = `<xf numFmtId="${idOf(style.format)}" fontId="${i}" fillId="${fillId(i)}" borderId="${i}"${of}${quoted ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"`
    return alignment ? `${head}>${alignment}</xf>` : `${head}/>`
  }
  const list = (tag: string, items: readonly string[]) => `<${tag} count="${items.length}">${items.join('')}</${tag}>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<styleSheet xmlns="${main}">`,
    formats.length > 0
      ? list(
          'numFmts',
          formats.map((f) => `<numFmt numFmtId="${idOf(f)}" formatCode="${escapeAttribute(f)}"/>`),
        )
      : '',
    list('fonts', fonts),
    list('fills', [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
      ...drawn,
    ]),
    list('borders', borders),
    list(
      'cellStyleXfs',
      all.map((s, i) => xf(s, i, '')),
    ),
    list(
      'cellXfs',
      all.map((s, i) => xf(s, i, ` xfId="${i}"`)),
    ),
    list(
      'cellStyles',
      all.map((s, i) => `<cellStyle name="${escapeAttribute(s.name)}" xfId="${i}"${i === 0 ? ' builtinId="0"' : ''}/>`),
    ),
    '</styleSheet>',
  ].join('')
}
