// The pieces our Word documents are made of: paragraphs, lists, tables whose head repeats, a picture, header and footer, a section of pages.
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  ImageRun,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  type TableOfContents,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { printable } from '#host/excel/cellText.ts'
import { textLines } from '#shared/analysis/sopProcedure.ts'
import { type Lang, translator } from '#shared/i18n/index.ts'
import { colours, paper, textHeight, textWidth } from './wordLook.ts'

export type Block = Paragraph | Table | TableOfContents
/** Paragraph styles of wordLook.ts. */
export type Style = 'Kind' | 'Quiet' | 'TableText' | 'TableHead' | 'TableQuiet' | 'Picture' | 'Margin' | 'Contents'
type Side = (typeof AlignmentType)[keyof typeof AlignmentType]

/** Runs of a text; its line breaks stay. */
export const runs = (text: string, bold = false): TextRun[] =>
  printable(text)
    .split('\n')
    .map((line, i) => new TextRun({ text: line, ...(bold ? { bold } : {}), ...(i > 0 ? { break: 1 } : {}) }))

export const paragraph = (text: string, style?: Style, alignment?: Side): Paragraph =>
  new Paragraph({ ...(style ? { style } : {}), ...(alignment ? { alignment } : {}), children: runs(text) })

export const title = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.TITLE, children: runs(text) })

/** A heading; `counted`: Word numbers it among the parts. */
export const heading = (level: 1 | 2 | 3, text: string, counted = false): Paragraph =>
  new Paragraph({
    heading: HeadingLevel[`HEADING_${level}`],
    children: runs(text),
    ...(counted ? { numbering: { reference: 'parts', level: 0, custom: true } } : {}),
  })

/** The number of a step, below that of its part: counted by Word. */
export const stepNumber = (): Paragraph =>
  new Paragraph({ style: 'TableText', children: [], numbering: { reference: 'parts', level: 1, custom: true } })

/** A list of points in the text. */
export const points = (lines: readonly string[]): Paragraph[] =>
  lines.map(
    (line) => new Paragraph({ children: runs(line), numbering: { reference: 'points', level: 0, custom: true } }),
  )

/** A text in a cell after its label. */
export const labelled = (label: string, text: string, separator: string): Paragraph =>
  new Paragraph({ style: 'TableText', children: [...runs(`${label}${separator}`, true), ...runs(text)] })

/** A list in a cell. Lists of the same `instance` are counted on, so that every numbered list needs its own. */
export const cellList = (lines: readonly string[], instance: number | null): Paragraph[] =>
  lines.map(
    (line) =>
      new Paragraph({
        style: 'TableText',
        children: runs(line),
        numbering: {
          ...(instance === null ? { reference: 'tablePoints' } : { reference: 'tableNumbers', instance }),
          ...{ level: 0, custom: true },
        },
      }),
  )

/** A text of several lines as a list, of one line as a paragraph. */
export function written(text: string): Paragraph[] {
  const lines = textLines(text)
  return lines.length < 2 ? [paragraph(text.trim())] : points(lines)
}

export interface Cell {
  readonly text?: string
  /** Instead of `text`. */
  readonly blocks?: readonly Paragraph[]
  readonly head?: boolean
  readonly span?: number
}
const cellOf = (of: string | Cell): Cell => (typeof of === 'string' ? { text: of } : of)

const line = { style: BorderStyle.SINGLE, size: 4, color: colours.line }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const around = (side: typeof line | typeof none) => ({
  ...{ top: side, bottom: side, left: side, right: side },
  ...{ insideHorizontal: side, insideVertical: side },
})

/** Paragraphs of a cell up to which its row stays on one page. */
const mostWhole = 8

export interface TableWish {
  /** Twips; they share the width of the table. */
  readonly columns: readonly number[]
  /** Repeated on every page. */
  readonly head?: readonly string[]
  readonly rows: readonly (readonly (string | Cell)[])[]
  /** Least height of a row, twips. */
  readonly height?: number
}

export function table({ columns, head, rows, height }: TableWish): Table {
  const width = columns.reduce((sum, column) => sum + column, 0)
  const row = (cells: readonly (string | Cell)[], isHead: boolean) => {
    let at = 0
    const children = cells.map((given) => {
      const { text = '', blocks, head: shaded = isHead, span = 1 } = cellOf(given)
      const own = columns.slice(at, at + span).reduce((sum, column) => sum + column, 0)
      at += span
      return new TableCell({
        width: { size: own, type: WidthType.DXA },
        columnSpan: span,
        verticalAlign: isHead || height ? VerticalAlign.CENTER : VerticalAlign.TOP,
        ...(shaded ? { shading: { fill: colours.head } } : {}),
        // A cell without a paragraph makes a file that Word refuses.
        children: blocks?.length ? blocks : [paragraph(text, shaded ? 'TableHead' : 'TableText')],
      })
    })
    return new TableRow({
      children,
      // A long row goes on over the page rather than leaving half of one empty.
      cantSplit: cells.every((cell) => (cellOf(cell).blocks?.length ?? 0) <= mostWhole),
      ...(isHead ? { tableHeader: true } : {}),
      ...(height ? { height: { value: height, rule: HeightRule.ATLEAST } } : {}),
    })
  }
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    margins: { top: 50, bottom: 40, left: 90, right: 90 },
    borders: around(line),
    rows: [...(head ? [row(head, true)] : []), ...rows.map((cells) => row(cells, false))],
  })
}

export interface WordPicture {
  readonly png: Uint8Array
  /** px at 96 to the inch. */
  readonly width: number
  readonly height: number
  /** For those who do not see it. */
  readonly title: string
  readonly description: string
}

/** The size in px that a picture has at most, between the margins and below a heading. */
export const pictureBox = (landscape: boolean) => ({
  width: Math.floor(textWidth(landscape) / 15),
  height: Math.floor((textHeight(landscape) - 1_100) / 15),
})

export const picture = ({ png, width, height, title: name, description }: WordPicture): Paragraph =>
  new Paragraph({
    style: 'Picture',
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width, height },
        altText: { name: printable(name), title: printable(name), description: printable(description) },
      }),
    ],
  })

/** What stands above every page: at the left, in the middle, at the right. */
export type PageHead = readonly [string, string, string]

/** Pages of one direction with their head, and at their foot which page of how many. */
export function section(children: readonly Block[], head: PageHead, landscape: boolean, lang: Lang): ISectionOptions {
  const width = textWidth(landscape)
  const [left, middle, right] = head
  const third = Math.round(width * 0.28)
  const sides = [AlignmentType.LEFT, AlignmentType.CENTER, AlignmentType.RIGHT] as const
  const cells = [left, middle, right].map(
    (text, i) =>
      new TableCell({
        width: { size: i === 1 ? width - 2 * third : third, type: WidthType.DXA },
        children: [paragraph(text, 'Margin', sides[i])],
      }),
  )
  const above = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [third, width - 2 * third, third],
    layout: TableLayoutType.FIXED,
    borders: { ...around(none), bottom: line },
    rows: [new TableRow({ children: cells })],
  })
  // The sentence of the language, with Word's own fields in it.
  const sentence = translator(lang)('sop.pageOf', { page: '[page]', pages: '[pages]' })
  const foot = sentence
    .split(/(\[pages?\])/)
    .filter(Boolean)
    .map((part) =>
      part === '[page]' ? PageNumber.CURRENT : part === '[pages]' ? PageNumber.TOTAL_PAGES : printable(part),
    )
  const { side, top, bottom, edge } = paper
  return {
    properties: {
      page: {
        size: {
          width: paper.width,
          height: paper.height,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { left: side, right: side, top, bottom, header: edge, footer: edge },
      },
    },
    headers: { default: new Header({ children: [above, paragraph('', 'Margin')] }) },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            style: 'Margin',
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: foot })],
          }),
        ],
      }),
    },
    children,
  }
}
