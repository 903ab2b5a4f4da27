// The cell styles of a written workbook as data, and their XML: fonts, fills, borders, number formats, named styles.
import { escapeAttribute } from './cellXml.ts'

type Side = 'left' | 'right' | 'top' | 'bottom'

export interface CellStyle {
  /** Name in Excel's list of cell styles; a style without one is a variant of the plain cell. */
  readonly name?: string
  /** Excel number format; `@` is text. */
  readonly format?: string
  readonly font?: {
    readonly size?: number
    readonly bold?: boolean
    readonly colour?: string
    readonly underline?: boolean
  }
  /** RGB of the paper, `1F4E8C`. */
  readonly fill?: string
  /** RGB of a hairline around the cell, or at some of its sides. */
  readonly line?: string
  readonly sides?: readonly Side[]
  readonly weight?: 'thin' | 'medium'
  readonly align?: 'left' | 'right' | 'center'
  readonly wrap?: boolean
  readonly vertical?: 'top' | 'center'
  readonly indent?: number
  /** Degrees, anticlockwise. */
  readonly rotation?: number
  /** The text is never read as a formula, not even after it is edited. */
  readonly quoted?: boolean
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const sides = ['left', 'right', 'top', 'bottom'] as const

function borderXml({ line, sides: drawn = sides, weight = 'thin' }: CellStyle): string {
  if (!line) return '<border><left/><right/><top/><bottom/><diagonal/></border>'
  const side = (name: Side) =>
    drawn.includes(name) ? `<${name} style="${weight}"><color rgb="FF${line}"/></${name}>` : `<${name}/>`
  return `<border>${sides.map(side).join('')}<diagonal/></border>`
}

/** The styles part; style 0 is the plain cell, `styles[i]` has number i + 1. `fontName` is that of every cell. */
export function stylesXml(styles: readonly CellStyle[], fontName: string): string {
  const all: readonly CellStyle[] = [{ name: 'Normal' }, ...styles]
  const named = all.filter((s) => s.name !== undefined)
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
  // The first two fills are Excel's own whatever a file says.
  const fillId = (i: number) => (fills[i] ? 2 + drawn.indexOf(fills[i]) : 0)
  const xf = (style: CellStyle, of: string) => {
    const i = all.indexOf(style)
    const { align, wrap, vertical, indent, rotation, quoted } = style
    const alignment =
      align || wrap || vertical || indent || rotation
        ? `<alignment${align ? ` horizontal="${align}"` : ''}${vertical ? ` vertical="${vertical}"` : ''}${rotation ? ` textRotation="${rotation}"` : ''}${wrap ? ' wrapText="1"' : ''}${indent ? ` indent="${indent}"` : ''}/>`
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
    list('borders', all.map(borderXml)),
    list(
      'cellStyleXfs',
      named.map((s) => xf(s, '')),
    ),
    list(
      'cellXfs',
      all.map((s) => xf(s, ` xfId="${Math.max(0, named.indexOf(s))}"`)),
    ),
    list(
      'cellStyles',
      named.map(
        (s, i) => `<cellStyle name="${escapeAttribute(s.name ?? '')}" xfId="${i}"${i === 0 ? ' builtinId="0"' : ''}/>`,
      ),
    ),
    '</styleSheet>',
  ].join('')
}
