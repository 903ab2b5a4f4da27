// What a cell of the KPI sheet tells when one rests on it: formula and inputs, what it was put together from, intervals, comments.

import type { FormulaTrace, InputKind } from '#shared/analysis/expression/types.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import { frequencyOf } from '#shared/analysis/kpiPeriods.ts'
import { choiceLabel, type Lang, type TextKey, translator } from '#shared/i18n/index.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { kpiNumber } from '#shared/model/values/kpiNumbers.ts'
import type { CellInfo, SheetCells } from './sheetCells.ts'
import type { KpiSheetRow } from './sheetRows.ts'

const inputWords: Readonly<Record<InputKind, TextKey>> = {
  actual: 'kpiSheet.inputActual',
  prev: 'kpiSheet.inputPrev',
  lastYear: 'kpiSheet.inputLastYear',
  ytd: 'kpiSheet.inputYtd',
  rolling: 'kpiSheet.inputRolling',
  target: 'kpiSheet.inputTarget',
  baseline: 'kpiSheet.inputBaseline',
}

/** The formula, then each input with its number, one a line; why there is no result comes last. */
export function traceLines(trace: FormulaTrace, figures: KpiFigures, lang: Lang): string[] {
  const t = translator(lang)
  const inputs = trace.inputs.map(({ kind, kpi, steps, value }) => {
    const row = figures.kpis.get(kpi)
    const name = t(inputWords[kind], { name: row?.title ?? '', steps })
    return `${name} = ${value === null || !row ? t('kpiSheet.missing') : kpiNumber(row, value)}`
  })
  const why = trace.noValue ? [t(`expression.noValue.${trace.noValue.code}`)] : []
  return [t('kpiSheet.formulaTip', { formula: trace.formula }), ...new Set(inputs), ...why]
}

interface Options {
  readonly figures: () => KpiFigures
  readonly cells: SheetCells
  readonly lang: Lang
  noteOf(row: KpiSheetRow, period: string): string | null
}

export function cellTip(row: KpiSheetRow, info: CellInfo, { figures, cells, lang, noteOf }: Options): string | null {
  const { kpi } = row
  if (!kpi) return null
  const t = translator(lang)
  const lines: string[] = []
  const all = figures()
  if (row.shows === 'actual') {
    const trace = frequencyOf(info.period) === kpi.frequency ? all.trace(kpi.id, info.period) : null
    const figure = all.figure(kpi.id, info.period)
    if (trace && info.source !== 'forecast') lines.push(...traceLines(trace, all, lang))
    else if (figure.source === 'ratio') {
      const side = (id: string | null) => {
        const of = id === null ? undefined : all.kpis.get(id)
        return of ? `${of.title} ${kpiNumber(of, all.figure(of.id, info.period).actual)}` : ''
      }
      lines.push(t('kpiSheet.ratioOf', { above: side(kpi.numerator), below: side(kpi.denominator) }))
    } else if (info.source === 'total') {
      const how = choiceLabel(lang, 'kpi', 'aggregation', kpi.aggregation)
      lines.push(t('kpiSheet.fromPeriods', { how, grain: t(`kpiSheet.${kpi.frequency}`) }))
    } else if (info.source === 'forecast') {
      const course = cells.forecast(kpi.id)
      const point = course?.points.find(({ period }) => period === info.period)
      if (course && point)
        lines.push(
          t('kpiSheet.forecastTip', {
            kind: t(`kpiSheet.${course.kind}`),
            basis: course.basis,
            low: kpiNumber(kpi, point.low),
            high: kpiNumber(kpi, point.high),
          }),
        )
    }
  } else if (info.source === 'ofKpi') lines.push(t('kpiSheet.ofKpi'))
  if (lines.length > 0) lines.unshift(`${kpi.title} · ${formatPeriod(info.period, lang)}`)
  const note = noteOf(row, info.period)
  if (note) lines.push(note)
  return lines.length > 0 ? lines.join('\n') : null
}
