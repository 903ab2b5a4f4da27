// How the cells of a data workbook look, by kind of field: text stays text, dates are dates, hidden bookkeeping is grey.
import type { CellStyle } from '#host/excel/stream/styles.ts'
import type { Lang } from '#shared/i18n/index.ts'
import type { FieldKind } from '#shared/model/field.ts'
import { minorDigits } from '#shared/model/values/numbers.ts'

const line = 'D5DCE6'
const body = { line, vertical: 'top' } as const

/** Every style, by name; its number in the file is its place in the list plus one. */
function stylesFor(currency: string) {
  const digits = minorDigits(currency)
  return {
    header: {
      name: 'Header',
      font: { bold: true, colour: 'FFFFFF' },
      fill: '1F4E8C',
      line,
      vertical: 'center',
      wrap: true,
    },
    required: {
      name: 'Required',
      font: { bold: true, colour: 'FFFFFF' },
      fill: '163A69',
      line,
      vertical: 'center',
      wrap: true,
    },
    text: { name: 'Text', format: '@', ...body, wrap: true },
    /** Text that looks like a formula stays text even after it is edited. */
    quoted: { name: 'Quoted', ...body, wrap: true, quoted: true },
    long: { name: 'Long text', ...body, wrap: true },
    // No format: one with `#` behind the point would show a whole number as `350.`
    number: { name: 'Number', ...body, align: 'right' },
    integer: { name: 'Integer', format: '#,##0', ...body, align: 'right' },
    percent: { name: 'Share', format: '0.0%', ...body, align: 'right' },
    money: { name: 'Money', format: `#,##0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`, ...body, align: 'right' },
    date: { name: 'Day', format: 'yyyy-mm-dd', ...body, align: 'center' },
    time: { name: 'Clock', format: 'hh:mm', ...body, align: 'center' },
    centred: { name: 'Choice', format: '@', ...body, align: 'center' },
    id: { name: 'Id', format: '@', font: { colour: '98A2B3', size: 8 }, line },
    /** What only shows how to fill a sheet. */
    example: {
      name: 'Example',
      font: { colour: '7A8699' },
      fill: 'FFF8E1',
      ...body,
      wrap: true,
    },
    exampleDay: {
      name: 'Example day',
      format: 'yyyy-mm-dd',
      font: { colour: '7A8699' },
      fill: 'FFF8E1',
      ...body,
      align: 'center',
    },
    hint: { name: 'Hint', font: { colour: '566072' } },
    title: { name: 'Guide title', font: { size: 16, bold: true } },
    rule: { name: 'Guide text', wrap: true, vertical: 'top' },
    link: { name: 'Guide link', font: { colour: '1F4E8C', underline: true } },
    count: { name: 'Guide count', format: '#,##0', align: 'right' },
  } satisfies Record<string, CellStyle>
}

type StyleName = keyof ReturnType<typeof stylesFor>

export interface DataStyles {
  readonly list: readonly CellStyle[]
  readonly font: string
  /** Number of a style in the file. */
  of(name: StyleName): number
  /** Style of the cells of a kind of field. */
  ofKind(kind: FieldKind): number
}

const kinds: Record<FieldKind, StyleName> = {
  text: 'text',
  longText: 'long',
  integer: 'integer',
  number: 'number',
  percent: 'percent',
  money: 'money',
  duration: 'number',
  date: 'date',
  time: 'time',
  timestamp: 'text',
  period: 'centred',
  choice: 'centred',
  bool: 'centred',
  points: 'text',
  ref: 'text',
  refs: 'text',
}

export function dataStyles(lang: Lang, currency: string): DataStyles {
  const styles = stylesFor(currency)
  const names = Object.keys(styles) as StyleName[]
  const of = (name: StyleName) => names.indexOf(name) + 1
  return {
    list: Object.values(styles),
    font: lang === 'zh' ? 'Microsoft YaHei' : 'Segoe UI',
    of,
    ofKind: (kind) => of(kinds[kind]),
  }
}
