// How a KPI's numbers read and write: as a share, or plain, as the KPI says; and what is computed from its values.

import type { ComputedColumn } from '#platform/sheet/useSheetColumns.ts'
import { rowsOf } from '#platform/useRows.ts'
import type { KpiState } from '#shared/analysis/kpiAchievement.ts'
import { actualCourse } from '#shared/analysis/kpiCourse.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { Translate } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { readBand } from '#shared/model/values/bands.ts'
import { folded, type Parsed, parsed, type ValueContext } from '#shared/model/values/context.ts'
import { becomesPercent, cellNumber, enteredNumber, inPercent, readKpiNumber } from '#shared/model/values/kpiNumbers.ts'
import { clean, computedPercent, formatNumber, formatPercent, readNumber } from '#shared/model/values/numbers.ts'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import type { Tone } from '#ui/StatusPill.tsx'

type Kpi = Pick<RowOf<'kpi'>, 'valueKind' | 'unit' | 'decimals'>

export const toneOf: Record<KpiState, Tone> = { green: 'green', amber: 'amber', red: 'red' }
const sentences = { green: 'sheet.onTarget', amber: 'sheet.nearTarget', red: 'sheet.offTarget' } as const

/** A KPI's number to be edited or copied: exactly as entered, a share as per cent; the unit has a column of its own. */
export function kpiText(kpi: Kpi, value: number | null | undefined): string {
  if (value === null || value === undefined) return ''
  return kpi.valueKind === 'percent' ? formatPercent(value) : formatNumber(value)
}

/**
 * A KPI's number from text. `85%` is a share: 0.85 for a KPI measured in shares, 85 for one whose unit is %; and a KPI that does not
 * exist yet, becomes one measured in shares; one with neither unit nor numbers gets per cent as its unit. A bare 85 for a KPI measured in shares is 85 %.
 */
export function parseKpiNumber(
  column: SheetColumn,
  text: string,
  kpi: Kpi | null,
  isKpi: boolean,
  becomes: () => boolean = () => false,
): Parsed {
  const read = readNumber(text)
  if (!read || folded(text) === '') return column.parse(text, null)
  if (kpi?.valueKind === 'percent')
    return { ok: true, value: read.percent || Math.abs(read.value) <= 1 ? read.value : clean(read.value / 100) }
  if (!read.percent) return { ok: true, value: read.value }
  if (kpi && isKpi && becomes()) return inPercent(read.value)
  if (kpi) return { ok: true, value: kpi.unit?.trim() === '%' ? clean(read.value * 100) : read.value }
  return { ok: true, value: read.value, ...(isKpi ? { also: { valueKind: 'percent' } } : {}) }
}

/** Whether a share typed for that KPI makes per cent its unit. */
export const turnsIntoPercent = (kpi: RowOf<'kpi'>, text: string): boolean =>
  becomesPercent(kpi, text, () => rowsOf('kpiValue', { kpi: kpi.id }).length === 0)

const measured = new Set(['baseline', 'target', 'bandLow', 'bandHigh', 'actual'])

/** The column with the numbers of each row's KPI; `kpiOf` finds it (for a row of the KPI sheet, the row itself). */
export function asKpiNumber(
  column: SheetColumn,
  kpiOf: (row: SheetRow | null) => Kpi | null,
  isKpi: boolean,
): SheetColumn {
  if (!measured.has(column.id)) return column
  const exact = (row: SheetRow) => {
    const kpi = kpiOf(row)
    return kpi ? kpiText(kpi, row[column.id] as number | null) : column.format(row)
  }
  return {
    ...column,
    format: (row) => {
      const kpi = kpiOf(row)
      const number = row[column.id] as number | null | undefined
      return kpi && typeof number === 'number' ? cellNumber(kpi, number, false) : column.format(row)
    },
    copyText: exact,
    editText: exact,
    parse: (text, row) =>
      parseKpiNumber(column, text, kpiOf(row), isKpi, () => row !== null && turnsIntoPercent(row as never, text)),
  }
}

/** The column of one KPI's numbers where no other says the unit: shown and understood with it. */
export function withUnit(column: SheetColumn, kpi: Kpi, context: ValueContext): SheetColumn {
  if (!measured.has(column.id)) return column
  return {
    ...column,
    format: (row) => enteredNumber(kpi, (row[column.id] as number | null | undefined) ?? null),
    parse: (text, row) => {
      const read = column.parse(text, row)
      return read.ok ? read : readKpiNumber(kpi, text, context)
    },
  }
}

/** The direction column, which understands a band written with its bounds. */
export function asDirection(column: SheetColumn): SheetColumn {
  if (column.id !== 'direction') return column
  return {
    ...column,
    parse: (text, row) => {
      const band = readBand(text)
      return band ? parsed('band', band) : column.parse(text, row)
    },
  }
}

/** Columns computed from the figures of each KPI: newest actual, achievement with its light, course of the last twelve. */
export function computedColumns(figures: () => KpiFigures, t: Translate): ComputedColumn[] {
  const kpi = (row: SheetRow) => row as unknown as RowOf<'kpi'>
  const latest = (row: SheetRow) => {
    const period = figures().latest(row.id)
    return period === null ? null : figures().figure(row.id, period)
  }
  const fixed = { kind: 'number', readOnly: true, parse: () => parsed(null) } as const
  return [
    {
      ...fixed,
      id: 'latest',
      after: 'target',
      title: t('sheet.latest'),
      format: (row) => {
        const figure = latest(row)
        if (figure === null || figure.actual === null) return ''
        return cellNumber(kpi(row), figure.actual, figure.source !== 'entered')
      },
      number: (row) => latest(row)?.actual ?? null,
    },
    achievementColumn(t, (row) => {
      const figure = latest(row)
      return { share: figure?.achievement ?? null, state: figure?.state ?? null }
    }),
    {
      ...fixed,
      id: 'trend',
      after: 'target',
      title: t('sheet.trend'),
      align: 'left',
      format: () => '',
      number: () => null,
      trend: (row) => {
        const course = actualCourse(figures(), row.id, figures().latest(row.id))
        return course.length > 1 ? course : null
      },
    },
  ]
}

/** Achievement in per cent with its light; the light's meaning is said in words where it is hovered. */
export function achievementColumn(
  t: Translate,
  of: (row: SheetRow) => { share: number | null; state: KpiState | null },
): ComputedColumn {
  return {
    id: 'achievement',
    after: 'target',
    title: t('sheet.achievement'),
    hint: (['green', 'amber', 'red'] as const).map((state) => t(sentences[state])).join(' / '),
    kind: 'number',
    align: 'left',
    readOnly: true,
    parse: () => parsed(null),
    format: (row) => {
      const { share } = of(row)
      return share === null ? '' : computedPercent(share)
    },
    number: (row) => of(row).share,
    formatNumber: computedPercent,
    tone: (row) => {
      const { state } = of(row)
      return state && toneOf[state]
    },
  }
}
