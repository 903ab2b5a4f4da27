// The look of exported workbooks: colours, fonts, borders and the few cell styles that every sheet uses.
import type { Border, Cell, Fill, Font, Row, Worksheet } from 'exceljs'
import type { KpiState } from '#shared/analysis/kpiAchievement.ts'
import type { Lang } from '#shared/i18n/index.ts'

export const colour = {
  accent: 'FF1F4E8C',
  accentPale: 'FFE8EFF8',
  ink: 'FF1E2530',
  faint: 'FF667085',
  line: 'FFD5DCE6',
  white: 'FFFFFFFF',
  green: 'FF1B7F4B',
  greenPale: 'FFE3F4EA',
  amber: 'FF9A6700',
  amberPale: 'FFFFF3D6',
  red: 'FFB42318',
  redPale: 'FFFDE7E4',
} as const

const fontName: Record<Lang, string> = { zh: 'Microsoft YaHei', en: 'Segoe UI' }
const hair: Partial<Border> = { style: 'thin', color: { argb: colour.line } }
const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })
const box = { top: hair, bottom: hair, left: hair, right: hair }

export function font(lang: Lang, size = 10, more: Partial<Font> = {}): Partial<Font> {
  return { name: fontName[lang], size, color: { argb: colour.ink }, ...more }
}

/** Sheet title in A1 (16 pt) and a grey line below it. Returns the number of the next free row. */
export function titleRows(sheet: Worksheet, lang: Lang, title: string, line: string): number {
  const first = sheet.getRow(1)
  first.height = 28
  first.getCell(1).value = title
  first.getCell(1).font = font(lang, 16, { bold: true })
  first.getCell(1).alignment = { vertical: 'middle' }
  const second = sheet.getRow(2)
  second.getCell(1).value = line
  second.getCell(1).font = font(lang, 9, { color: { argb: colour.faint } })
  return 4
}

/** A section heading: bold, accent-coloured, underlined over `width` columns. */
export function headingRow(sheet: Worksheet, lang: Lang, at: number, text: string, width: number): void {
  const row = sheet.getRow(at)
  row.height = 20
  row.getCell(1).value = text
  for (let c = 1; c <= width; c++) {
    row.getCell(c).font = font(lang, 11, { bold: true, color: { argb: colour.accent } })
    row.getCell(c).border = { bottom: { style: 'medium', color: { argb: colour.accent } } }
  }
}

/** The header of a table: white on the accent colour, wrapped, as high as two lines. */
export function tableHeader(row: Row, lang: Lang, titles: readonly string[]): void {
  row.height = 30
  titles.forEach((title, i) => {
    const cell = row.getCell(i + 1)
    cell.value = title
    cell.font = font(lang, 10, { bold: true, color: { argb: colour.white } })
    cell.fill = solid(colour.accent)
    cell.border = box
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
  })
}

/** A cell of a table's body. */
export function bodyCell(cell: Cell, lang: Lang, align: 'left' | 'right' | 'center' = 'left', indent = 0): void {
  cell.font = font(lang)
  cell.border = box
  cell.alignment = {
    vertical: 'middle',
    horizontal: align,
    wrapText: true,
    indent: align === 'center' ? 0 : 1 + indent,
  }
}

/** A row of totals below a table. */
export function totalRow(row: Row, lang: Lang, width: number): void {
  for (let c = 1; c <= width; c++) {
    const cell = row.getCell(c)
    cell.font = font(lang, 10, { bold: true })
    cell.fill = solid(colour.accentPale)
    cell.border = box
    cell.alignment = { ...cell.alignment, vertical: 'middle' }
  }
}

/** A label cell of a two-column block. */
export function labelCell(cell: Cell, lang: Lang, text: string): void {
  cell.value = text
  cell.font = font(lang, 10, { color: { argb: colour.faint } })
  cell.fill = solid(colour.accentPale)
  cell.border = box
  cell.alignment = { vertical: 'middle', wrapText: true, indent: 1 }
}

const states: Record<KpiState, [string, string]> = {
  green: [colour.green, colour.greenPale],
  amber: [colour.amber, colour.amberPale],
  red: [colour.red, colour.redPale],
}

/** Colours a cell as a state; its text must say the state too (black-and-white print). */
export function stateCell(cell: Cell, lang: Lang, state: KpiState): void {
  const [ink, paper] = states[state]
  cell.font = font(lang, 10, { bold: true, color: { argb: ink } })
  cell.fill = solid(paper)
  cell.alignment = { vertical: 'middle', horizontal: 'center' }
}
