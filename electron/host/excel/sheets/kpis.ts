// The KPI sheet: definition, target and state of every KPI, and below it the actual values by period.
import { kpiFigures } from '#shared/analysis/kpiFigures.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { sheetName } from '../cellText.ts'
import { headingRow, stateCell, titleRows } from '../style.ts'
import { type Column, writeTable } from '../table.ts'
import { addSheet, type SheetBuilder } from '../workbookContext.ts'

type Kpi = RowOf<'kpi'>
const number = '#,##0.##########'

/** Excel format of a KPI's numbers; a percent KPI stores shares. */
const formatOf = (kpi: Kpi): string => {
  const digits = kpi.decimals === null ? '' : kpi.decimals === 0 ? '0' : `0.${'0'.repeat(kpi.decimals)}`
  if (kpi.valueKind === 'percent') return `${digits || '0.0'}%`
  return digits ? `#,##${digits}` : number
}

export const kpisSheet: SheetBuilder = (context) => {
  const { reader, lang, t, values } = context
  const kpis = reader.list('kpi')
  if (kpis.length === 0) return
  const byKpi = new Map<string, RowOf<'kpiValue'>[]>()
  for (const value of reader.list('kpiValue')) byKpi.set(value.kpi, [...(byKpi.get(value.kpi) ?? []), value])
  const figures = kpiFigures(kpis, reader.list('kpiValue'))
  const rows = kpis.map((kpi) => {
    const period = figures.latest(kpi.id)
    const latest = period === null ? null : figures.figure(kpi.id, period)
    return { kpi, latest, share: latest?.achievement ?? null, state: latest?.state ?? null }
  })
  const label = (field: string) => fieldLabel(lang, 'kpi', field)
  const choice = (field: string, code: string | null) => (code === null ? null : choiceLabel(lang, 'kpi', field, code))
  const columns: Column<(typeof rows)[number]>[] = [
    { title: label('title'), value: ({ kpi }) => kpi.title, min: 18, max: 32 },
    { title: label('perspective'), value: ({ kpi }) => choice('perspective', kpi.perspective), align: 'center' },
    { title: label('unit'), value: ({ kpi }) => kpi.unit, align: 'center' },
    {
      title: label('direction'),
      align: 'center',
      value: ({ kpi }) =>
        kpi.direction === 'band'
          ? `${choice('direction', 'band')} ${kpi.bandLow ?? ''}–${kpi.bandHigh ?? ''}`
          : choice('direction', kpi.direction),
    },
    { title: label('frequency'), value: ({ kpi }) => choice('frequency', kpi.frequency), align: 'center' },
    { title: label('baseline'), value: ({ kpi }) => kpi.baseline },
    { title: label('target'), value: ({ kpi, latest }) => latest?.target ?? kpi.target },
    {
      title: t('excel.kpis.period'),
      value: ({ latest }) => (latest ? formatPeriod(latest.period, lang) : null),
      align: 'center',
    },
    { title: t('excel.kpis.actual'), value: ({ latest }) => latest?.actual ?? null },
    { title: t('excel.kpis.achievement'), value: ({ share }) => share, format: '0.0%' },
    {
      title: t('excel.kpis.state'),
      value: ({ state }) => (state ? t(`excel.kpis.${state}`) : t('excel.kpis.none')),
      align: 'center',
      min: 10,
    },
    { title: label('weight'), value: ({ kpi }) => kpi.weight, format: '0%' },
    { title: label('owner'), value: ({ kpi }) => (kpi.owner ? (values.titleOf('person', kpi.owner) ?? null) : null) },
    { title: label('dataSource'), value: ({ kpi }) => kpi.dataSource, max: 24 },
    { title: label('formulaText'), value: ({ kpi }) => kpi.formulaText ?? kpi.definition, max: 40 },
  ]
  const name = sheetName(t('excel.kpis.sheet'), context.sheetNames)
  const sheet = addSheet(context, t('excel.kpis.sheet'), name, `${kpis.length}`, 4)
  const at = titleRows(sheet, lang, t('excel.kpis.sheet'), `${context.plan.title} · ${context.today}`)
  const end = writeTable(sheet, columns, rows, { lang, at })
  rows.forEach(({ kpi, state }, i) => {
    for (const column of [6, 7, 9]) sheet.getCell(at + 1 + i, column).numFmt = formatOf(kpi)
    if (state) stateCell(sheet.getCell(at + 1 + i, 11), lang, state)
  })
  sheet.autoFilter = { from: { row: at, column: 1 }, to: { row: end - 1, column: columns.length } }

  const periods = [...new Set(reader.list('kpiValue').map((v) => v.period))].sort()
  if (periods.length === 0) return
  headingRow(sheet, lang, end + 1, t('excel.kpis.values'), Math.min(columns.length, periods.length + 2))
  const valueColumns: Column<Kpi>[] = [
    { title: label('title'), value: (kpi) => kpi.title, min: 18, max: 32 },
    { title: label('unit'), value: (kpi) => kpi.unit, align: 'center' },
    ...periods.map((period) => ({
      title: formatPeriod(period, lang),
      value: (kpi: Kpi) => byKpi.get(kpi.id)?.find((v) => v.period === period)?.actual ?? null,
      min: 9,
    })),
  ]
  const measured = kpis.filter((kpi) => byKpi.has(kpi.id))
  writeTable(sheet, valueColumns, measured, { lang, at: end + 2 })
  measured.forEach((kpi, i) => {
    for (let p = 0; p < periods.length; p++) sheet.getCell(end + 3 + i, 3 + p).numFmt = formatOf(kpi)
  })
}
