// How the cells of the leadership workbook look: few named styles that every sheet shares, variants of them on demand, one palette.
import type { CellStyle } from '#host/excel/stream/styles.ts'
import type { KpiState } from '#shared/analysis/kpiAchievement.ts'
import type { RiskLevel } from '#shared/analysis/riskScore.ts'
import type { Lang } from '#shared/i18n/index.ts'
import type { ConditionLook } from './conditions.ts'

export const colour = {
  accent: '1F4E8C',
  accentMiddle: '8FB1DC',
  accentPale: 'E8EFF8',
  ink: '1E2530',
  faint: '667085',
  line: 'D5DCE6',
  white: 'FFFFFF',
  green: '1B7F4B',
  greenPale: 'E3F4EA',
  amber: '9A6700',
  amberPale: 'FFF3D6',
  red: 'B42318',
  redPale: 'FDE7E4',
  grey: 'A9B3C1',
  greyPale: 'F2F4F7',
} as const

export const fontOf: Readonly<Record<Lang, string>> = { zh: 'Microsoft YaHei', en: 'Segoe UI' }

const body = { line: colour.line, align: 'left', vertical: 'center', wrap: true, indent: 1 } as const
const figure = { line: colour.line, vertical: 'center', align: 'right', indent: 1 } as const
const state = { font: { bold: true }, line: colour.line, align: 'center', vertical: 'center' } as const

const named = {
  title: { name: 'Opsmap title', font: { size: 16, bold: true }, vertical: 'center' },
  subtitle: { name: 'Opsmap subtitle', font: { size: 9, colour: colour.faint }, vertical: 'center' },
  cover: { name: 'Opsmap cover title', font: { size: 24, bold: true, colour: colour.accent }, vertical: 'center' },
  heading: {
    name: 'Opsmap heading',
    font: { size: 11, bold: true, colour: colour.accent },
    line: colour.accent,
    sides: ['bottom'],
    weight: 'medium',
    vertical: 'center',
  },
  header: {
    name: 'Opsmap header',
    font: { bold: true, colour: colour.white },
    fill: colour.accent,
    line: colour.line,
    align: 'center',
    vertical: 'center',
    wrap: true,
  },
  text: { name: 'Opsmap text', ...body },
  centred: { name: 'Opsmap choice', line: colour.line, vertical: 'center', align: 'center', wrap: true },
  number: { name: 'Opsmap number', format: 'General', ...figure },
  percent: { name: 'Opsmap share', format: '0.0%', ...figure },
  money: { name: 'Opsmap money', format: '#,##0.00;[Red]-#,##0.00', ...figure },
  date: { name: 'Opsmap day', format: 'yyyy-mm-dd', line: colour.line, align: 'center', vertical: 'center' },
  total: { name: 'Opsmap total', font: { bold: true }, fill: colour.accentPale, ...figure },
  label: { name: 'Opsmap label', font: { colour: colour.faint }, fill: colour.accentPale, ...body },
  link: {
    name: 'Opsmap link',
    font: { colour: colour.accent, underline: true },
    align: 'left',
    vertical: 'center',
    indent: 1,
  },
  note: { name: 'Opsmap note', font: { size: 9, colour: colour.faint }, vertical: 'top', wrap: true },
  green: { name: 'Opsmap green', ...state, fill: colour.greenPale, font: { bold: true, colour: colour.green } },
  amber: { name: 'Opsmap amber', ...state, fill: colour.amberPale, font: { bold: true, colour: colour.amber } },
  red: { name: 'Opsmap red', ...state, fill: colour.redPale, font: { bold: true, colour: colour.red } },
  cardLabel: {
    name: 'Opsmap card label',
    font: { size: 9, colour: colour.faint },
    fill: colour.greyPale,
    align: 'left',
    vertical: 'center',
    indent: 1,
  },
  cardValue: {
    name: 'Opsmap card value',
    font: { size: 18, bold: true, colour: colour.accent },
    fill: colour.greyPale,
    align: 'left',
    vertical: 'center',
    indent: 1,
  },
  plain: { name: 'Opsmap plain' },
} satisfies Record<string, CellStyle>

export type Look = keyof typeof named

/** Looks of conditional formats. */
export const conditionLooks = {
  green: { ink: colour.green, paper: colour.greenPale, bold: true },
  amber: { ink: colour.amber, paper: colour.amberPale, bold: true },
  red: { ink: colour.red, paper: colour.redPale, bold: true },
  done: { paper: colour.accent },
  open: { paper: colour.accentMiddle },
  extreme: { ink: colour.white, paper: colour.red, bold: true },
  late: { ink: colour.red, bold: true },
  today: { paper: 'FFE9A8' },
} as const satisfies Record<string, ConditionLook>

export const stateColours: Readonly<Record<KpiState, string>> = {
  green: '2E9E62',
  amber: 'E0A100',
  red: 'D0402F',
}
/** Paper of a band in a heat map, and its colour in a chart. */
export const bandColours: Readonly<Record<RiskLevel, { readonly paper: string; readonly mark: string }>> = {
  low: { paper: 'DDF1E4', mark: '2E9E62' },
  medium: { paper: 'FFF0C2', mark: 'E0A100' },
  high: { paper: 'FBD3BF', mark: 'E2722E' },
  extreme: { paper: 'F3B3AB', mark: 'B42318' },
}

export interface Looks {
  /** Grows while sheets are built; number i + 1 is the style at i. */
  readonly list: CellStyle[]
  /** The number of a look, with what differs in one place. */
  of(look: Look, variant?: CellStyle): number
}

export function looks(): Looks {
  const list: CellStyle[] = Object.values(named)
  const numberOf = Object.fromEntries(Object.keys(named).map((name, i) => [name, i + 1])) as Record<Look, number>
  const known = new Map<string, number>()
  // Most variants are the same object for a whole column: those are found without being looked into.
  const seen = new WeakMap<CellStyle, Map<Look, number>>()
  return {
    list,
    of(look, variant) {
      if (!variant) return numberOf[look]
      const numbers = seen.get(variant) ?? new Map<Look, number>()
      seen.set(variant, numbers)
      const quick = numbers.get(look)
      if (quick !== undefined) return quick
      const key = `${look} ${JSON.stringify(variant)}`
      const found = known.get(key)
      if (found !== undefined) {
        numbers.set(look, found)
        return found
      }
      const base: CellStyle = named[look]
      const { name: _named, ...rest } = { ...base, ...variant, font: { ...base.font, ...variant.font } }
      list.push(rest)
      known.set(key, list.length)
      numbers.set(look, list.length)
      return list.length
    },
  }
}
