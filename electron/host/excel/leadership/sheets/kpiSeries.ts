// The numbers of every KPI period by period: target, actual, achievement and the year to date, with live formulas; what charts draw.
import {
  type Frequency,
  frequencies,
  frequencyOf,
  periodDays,
  periodIndex,
  periodOfDay,
  periodsWithin,
  shiftPeriod,
} from '#shared/analysis/kpiPeriods.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import {
  headingRow,
  type KnownCells,
  type LeadershipContext,
  newSheet,
  type SheetBuilder,
  sheetTitle,
  titleRows,
} from '../context.ts'
import { at, range, resultOf, type SheetDraft } from '../draft.ts'
import { achievementCell, actualToDate, kpiFormat, targetToDate } from '../kpiFormulas.ts'
import { conditionLooks } from '../looks.ts'

type Kpi = RowOf<'kpi'>
type Known = NonNullable<KnownCells['series']>

const firstPeriod = 4

/** The periods of a section: those of the year, of weeks the last quarter, of years the last three. */
function shownPeriods(frequency: Frequency, period: string): string[] {
  const { to } = periodDays(period)
  const year = to.slice(0, 4)
  if (frequency === 'yearly') return [shiftPeriod(year, -2), shiftPeriod(year, -1), year]
  if (frequency !== 'weekly') return periodsWithin(year, frequency)
  const last = periodOfDay('weekly', to)
  return Array.from({ length: 13 }, (_, i) => shiftPeriod(last, i - 12))
}

interface Section {
  readonly frequency: Frequency
  readonly kpis: readonly Kpi[]
  readonly periods: readonly string[]
  readonly header: number
}

/** Writes the three rows of a KPI; returns its actual of the year to date as the cell keeps it. */
function writeKpi(
  sheet: SheetDraft,
  context: LeadershipContext,
  section: Section,
  kpi: Kpi,
  row: number,
): number | null {
  const { figures, t, period } = context
  const { periods, header, frequency } = section
  const format = { format: kpiFormat(kpi) }
  // One object for a whole row: looks know it again.
  const strong = { ...format, font: { bold: true } }
  const [target, actual, share] = [row, row + 1, row + 2]
  const last = firstPeriod + periods.length - 1
  sheet.block([row, 1, share, 1], kpi.title, 'text', { font: { bold: true } })
  sheet.block([row, 2, share, 2], kpi.unit ?? (kpi.valueKind === 'percent' ? '%' : ''), 'centred')
  sheet.set(target, 3, t('excel.kpis.target'), 'label')
  sheet.set(actual, 3, t('excel.kpis.actual'), 'label')
  sheet.set(share, 3, t('excel.kpis.achievement'), 'label')
  const numbers = periods.map((p) => {
    const figure = figures.figure(kpi.id, p)
    return { ...figure, target: figure.target ?? figures.targetOf(kpi.id, p) }
  })
  numbers.forEach((figure, i) => {
    const column = firstPeriod + i
    sheet.set(target, column, figure.target, 'number', format)
    sheet.set(actual, column, figure.actual, 'number', strong)
    const cells = { target: at(target, column), actual: at(actual, column) }
    sheet.set(share, column, achievementCell(kpi, cells, figure, figure.achievement), 'percent')
  })
  for (const r of [target, actual, share]) sheet.height(r, 18)
  if (frequency !== 'monthly' && frequency !== 'quarterly') return null

  const ytd = figures.ytd(kpi.id, period)
  // Without a period of this year that is over there is nothing to add up.
  const newest = periodIndex(ytd.to)
  const through = ytd.actual === null ? 0 : periods.filter((p) => periodIndex(p) <= newest).length
  const end = firstPeriod + through - 1
  const line = (r: number, read: (i: number) => number | null) => ({
    range: range(r, firstPeriod, r, Math.max(firstPeriod, end)),
    numbers: Array.from({ length: through }, (_, i) => read(i)),
  })
  const own = line(actual, (i) => numbers[i]?.actual ?? null)
  const rowOf = (id: string | null) => {
    const place = section.kpis.findIndex((other) => other.id === id)
    return place < 0 ? null : header + 2 + place * 3
  }
  const [above, below] = [rowOf(kpi.numerator), rowOf(kpi.denominator)]
  const side = (r: number, id: string | null) => line(r, (i) => figures.figure(id ?? '', periods[i] ?? '').actual)
  const ratio = above && below ? { above: side(above, kpi.numerator), below: side(below, kpi.denominator) } : null
  const toDate = last + 1
  const wanted = targetToDate(
    kpi,
    line(target, (i) => numbers[i]?.target ?? null),
    own,
    ytd.target,
  )
  const reached = actualToDate(kpi, own, ratio, ytd.actual)
  sheet.set(target, toDate, wanted, 'total', format)
  sheet.set(actual, toDate, reached, 'total', format)
  const numberOf = (value: typeof wanted) => {
    const shown = resultOf(value)
    return typeof shown === 'number' ? shown : null
  }
  const cells = { target: at(target, toDate), actual: at(actual, toDate) }
  const both = { target: numberOf(wanted), actual: numberOf(reached) }
  sheet.set(share, toDate, achievementCell(kpi, cells, both, ytd.achievement), 'total', { format: '0.0%' })
  return both.actual
}

export const kpiSeriesSheet: SheetBuilder = (context) => {
  const { reader, figures, lang, t, period } = context
  const measured = reader.list('kpi').filter((kpi) => kpi.kind !== 'group' && figures.periods(kpi.id).length > 0)
  if (measured.length === 0) return []
  const title = t(sheetTitle('kpiSeries'))
  const sheet = newSheet(context, title)
  let row = titleRows(sheet, context, title, t('excel.kpis.seriesLine', { period: formatPeriod(period, lang) }))
  sheet.setWidth(1, 24)
  sheet.setWidth(2, 9)
  sheet.setWidth(3, lang === 'zh' ? 9 : 13)
  sheet.frozen = { rows: 3, columns: 3 }
  const known = new Map<string, Known['of'] extends ReadonlyMap<string, infer V> ? V : never>()
  for (const frequency of frequencies) {
    const kpis = measured.filter((kpi) => kpi.frequency === frequency)
    if (kpis.length === 0) continue
    const periods = shownPeriods(frequency, period)
    const sums = frequency === 'monthly' || frequency === 'quarterly'
    const columns = firstPeriod + periods.length - (sums ? 0 : 1)
    headingRow(sheet, row, choiceLabel(lang, 'kpi', 'frequency', frequency), columns)
    const header = row + 1
    const words = [fieldLabel(lang, 'kpi', 'title'), fieldLabel(lang, 'kpi', 'unit'), t('excel.kpis.item')]
    const shown = [...words, ...periods.map((p) => formatPeriod(p, lang)), ...(sums ? [t('excel.kpis.ytd')] : [])]
    sheet.height(header, 22)
    shown.forEach((word, c) => {
      sheet.set(header, c + 1, word, 'header')
      if (c >= 3) sheet.widen(c + 1, 10.5)
    })
    const section = { frequency, kpis, periods, header }
    kpis.forEach((kpi, i) => {
      const at3 = header + 1 + i * 3
      const actual = writeKpi(sheet, context, section, kpi, at3)
      known.set(kpi.id, {
        target: at3,
        actual: at3 + 1,
        periods,
        ytd: sums ? { cell: at(at3 + 1, columns), actual } : null,
      })
    })
    const rows = range(header + 1, firstPeriod, header + kpis.length * 3, columns)
    const isShare = `$C${header + 1}="${t('excel.kpis.achievement')}"`
    const first = at(header + 1, firstPeriod)
    sheet.conditions.push({
      kind: 'formula',
      range: rows,
      formula: `AND(${isShare},ISNUMBER(${first}),${first}+1E-9<0.9)`,
      look: conditionLooks.late,
    })
    row = header + kpis.length * 3 + 2
  }
  context.known.series = { sheet: sheet.name, of: known }
  sheet.page = { ...sheet.page, titleRows: [1, 2] }
  return [sheet]
}

/** The cell of a KPI's actual or target in a period; null where the sheet does not show it. */
export function seriesCell(known: KnownCells['series'], kpi: string, period: string, line: 'actual' | 'target') {
  const found = known?.of.get(kpi)
  const place = found?.periods.indexOf(period) ?? -1
  if (!known || !found || place < 0 || frequencyOf(period) !== frequencyOf(found.periods[0] ?? period)) return null
  return { sheet: known.sheet, row: found[line], column: firstPeriod + place }
}
