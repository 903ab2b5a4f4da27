// The columns of the KPI sheet: name, unit, state and course, the periods, totals, and what a change brought.
import type { Difference } from '#shared/analysis/kpiComparison.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import { formulaProblemText } from '#shared/i18n/formulaText.ts'
import type { Translate } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { parsed, type ValueContext } from '#shared/model/values/context.ts'
import { formatPeriod, parseDate } from '#shared/model/values/dates.ts'
import { cellNumber, inPercent, kpiNumber, readKpiNumber } from '#shared/model/values/kpiNumbers.ts'
import { computedPercent, readNumber } from '#shared/model/values/numbers.ts'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { changeTexts, signedShare } from '../changeText.ts'
import { toneOf, turnsIntoPercent } from '../kpiColumns.ts'
import { hasNegative, neededText } from '../neededText.ts'
import { cellTip } from './cellTips.ts'
import type { SheetCells } from './sheetCells.ts'
import { columnTitle } from './sheetPeriods.ts'
import type { KpiSheetRow } from './sheetRows.ts'
import type { Summaries } from './summaries.ts'

interface Options {
  readonly t: Translate
  readonly context: ValueContext
  readonly periods: readonly string[]
  readonly years: number
  readonly year: string
  readonly cells: SheetCells
  readonly summaries: Summaries
  readonly figures: () => KpiFigures
  readonly forecasts: boolean
  readonly compares: boolean
  readonly noteOf: (row: KpiSheetRow, period: string) => string | null
  /** Whether any KPI is stale: its column is wider then. */
  readonly stale: boolean
  /** Pixels. */
  readonly periodWidth: number
}

const noKpi = { valueKind: 'number', unit: null, decimals: null } as const
const asRow = (row: SheetRow) => row as unknown as KpiSheetRow

export function kpiSheetColumns(options: Options): SheetColumn[] {
  const { t, context, periods, years, year, cells, summaries, figures, noteOf } = options
  const { lang } = context
  /** The KPI of a row that sums up its KPI; the second row of a KPI and groups have none. */
  const kpiOf = (row: SheetRow): RowOf<'kpi'> | null =>
    row.kpi && asRow(row).kpi?.id === row.id ? asRow(row).kpi : null
  const fixed = { kind: 'number', readOnly: true, parse: () => parsed(undefined) } as const
  const summed = (
    id: string,
    title: string,
    value: (kpi: RowOf<'kpi'>) => number | null,
    more: Partial<SheetColumn> = {},
  ): SheetColumn => ({
    ...fixed,
    id,
    title,
    width: 84,
    number: (row) => {
      const kpi = kpiOf(row)
      return kpi && value(kpi)
    },
    format: (row) => {
      const kpi = kpiOf(row)
      const number = kpi && value(kpi)
      return kpi && number !== null ? cellNumber(kpi, number, true) : ''
    },
    ...more,
  })
  const difference = (row: SheetRow): Difference | null => {
    const kpi = kpiOf(row)
    return kpi && summaries.change(kpi.id)
  }

  const name: SheetColumn = {
    id: 'title',
    title: t('kpiSheet.name'),
    kind: 'text',
    required: true,
    width: 216,
    readOnly: (row) => kpiOf(row) === null,
    format: (row) => {
      const { kpi, title, count } = asRow(row)
      return kpi === null ? t('grid.groupLine', { name: title, count }) : String(title)
    },
    editText: (row) => String(row.title),
    parse: (text) => (text.trim() === '' ? { ok: false, code: 'required' } : parsed(text.trim())),
    style: (row) => (asRow(row).kpi === null ? { strong: true } : kpiOf(row) ? null : { faint: true }),
    error: (row) => {
      const kpi = kpiOf(row)
      const [problem] = (kpi && figures().problems.get(kpi.id)) ?? []
      return problem
        ? `${t('kpiSheet.formula')}${lang === 'zh' ? '：' : ': '}${formulaProblemText(lang, problem)}`
        : null
    },
    tip: (row) => asRow(row).kpi?.definition ?? asRow(row).kpi?.formulaText ?? null,
  }
  const unit: SheetColumn = {
    id: 'unit',
    title: t('kpiSheet.unit'),
    kind: 'text',
    width: 52,
    readOnly: true,
    parse: () => parsed(undefined),
    format: (row) => kpiOf(row)?.unit ?? '',
  }
  const state: SheetColumn = {
    ...fixed,
    id: 'state',
    title: t('kpiSheet.state'),
    width: options.stale ? (lang === 'zh' ? 176 : 216) : 92,
    align: 'left',
    number: (row) => {
      const kpi = kpiOf(row)
      return kpi && summaries.of(kpi.id).share
    },
    formatNumber: computedPercent,
    format: (row) => {
      const kpi = kpiOf(row)
      if (kpi?.kind !== 'kpi') return ''
      const { share, freshness } = summaries.of(kpi.id)
      const parts = share === null ? [] : [computedPercent(share)]
      if (freshness.stale)
        parts.push(freshness.days === null ? t('kpiSheet.never') : t('kpiSheet.stale', { days: freshness.days }))
      return parts.join(' · ')
    },
    tone: (row) => {
      const kpi = kpiOf(row)
      const found = kpi && summaries.of(kpi.id).state
      return found ? toneOf[found] : 'grey'
    },
    tip: (row) => {
      const kpi = kpiOf(row)
      const found = kpi && summaries.of(kpi.id)
      if (!found || found.latest === null || !found.state) return null
      const word = { green: 'stateGreen', amber: 'stateAmber', red: 'stateRed' } as const
      return `${formatPeriod(found.latest, lang)}：${t(`kpiSheet.${word[found.state]}`)}`
    },
  }
  const trend: SheetColumn = {
    ...fixed,
    id: 'trend',
    title: t('kpiSheet.trend'),
    width: 84,
    align: 'left',
    format: () => '',
    number: () => null,
    trend: (row) => {
      const kpi = kpiOf(row)
      const line = kpi ? summaries.of(kpi.id).trend : []
      return line.length > 1 ? line : null
    },
  }
  const period = (id: string): SheetColumn => {
    /** Exactly what was entered, null for any other cell. */
    const entered = (row: SheetRow): string | null => {
      const kpi = asRow(row).kpi
      const info = cells.at(asRow(row), id)
      if (!kpi || info?.source !== 'entered' || info.value === null) return null
      return cellNumber({ ...kpi, decimals: null }, info.value, false)
    }
    return {
      id,
      title: columnTitle(id, lang, years),
      hint: formatPeriod(id, lang),
      kind: 'number',
      width: options.periodWidth,
      readOnly: (row) => !cells.canEnter(asRow(row)),
      format: (row) => cells.at(asRow(row), id)?.text ?? '',
      copyText: (row) => {
        const info = cells.at(asRow(row), id)
        // An estimate that is pasted elsewhere would look like a number that was measured; what was measured loses no decimals.
        if (!info || info.source === 'forecast') return ''
        const exact = entered(row)
        return exact !== null && readNumber(exact)?.value !== readNumber(info.text)?.value ? exact : info.text
      },
      editText: (row) => entered(row) ?? '',
      parse: (text, row) => {
        const kpi = row && asRow(row).kpi
        const read = readKpiNumber(kpi ?? noKpi, text, context)
        const isShare = kpi ? turnsIntoPercent(kpi, text) : readNumber(text)?.percent === true
        return read.ok && isShare ? inPercent(read.value as number) : read
      },
      number: (row) => {
        const info = cells.at(asRow(row), id)
        return info && info.source !== 'forecast' ? info.value : null
      },
      tone: (row) => {
        if (asRow(row).shows !== 'achievement') return null
        const found = cells.figure(asRow(row), id)?.state
        return found ? toneOf[found] : null
      },
      style: (row) => {
        const info = cells.at(asRow(row), id)
        if (!info) return null
        const noted = noteOf(asRow(row), info.period) !== null
        if (info.source === 'forecast') return { faint: true, italic: true, noted }
        if (info.source === 'ofKpi') return { faint: true, noted }
        return noted ? { faint: info.source !== 'entered' && info.source !== 'achievement', noted } : null
      },
      tip: (row) => {
        const info = cells.at(asRow(row), id)
        return info && cellTip(asRow(row), info, { figures, cells, lang, noteOf })
      },
    }
  }
  const changes: SheetColumn[] = [
    {
      id: 'changeOn',
      title: t('kpiSheet.changeOn'),
      hint: t('kpiSheet.noChange'),
      kind: 'date',
      width: 96,
      readOnly: (row) => kpiOf(row)?.kind !== 'kpi',
      format: (row) => kpiOf(row)?.changeOn ?? '',
      editText: (row) => kpiOf(row)?.changeOn ?? '',
      parse: (text) => parseDate(text, context),
    },
    ...(['before', 'after', 'difference'] as const).map((side) =>
      summed(side, t(`kpiSheet.${side}`), (kpi) => summaries.change(kpi.id)?.[side] ?? null, {
        width: 92,
        format: (row) => {
          const kpi = kpiOf(row)
          const found = kpi && summaries.change(kpi.id)
          return kpi && found ? changeTexts({ ...kpi, unit: null }, found, { means: true, t })[side] : ''
        },
      }),
    ),
    {
      ...fixed,
      id: 'share',
      title: t('kpiSheet.share'),
      width: 92,
      align: 'left',
      number: (row) => difference(row)?.share ?? null,
      formatNumber: computedPercent,
      format: (row) => signedShare(difference(row)?.share ?? null),
      tone: (row) => {
        const better = difference(row)?.better ?? null
        return better === null ? 'grey' : better ? 'green' : 'red'
      },
      tip: (row) => {
        const kpi = kpiOf(row)
        const found = kpi && summaries.change(kpi.id)
        if (!found) return null
        return t('kpiSheet.periodsUsed', { before: found.beforePeriods.length, after: found.afterPeriods.length })
      },
    },
  ]
  return [
    name,
    unit,
    state,
    trend,
    summed('ytd', t('kpiSheet.ytd'), (kpi) => summaries.of(kpi.id).ytd.actual, {
      hint: t('kpiSheet.ytdHint', { period: formatPeriod(year, lang) }),
      tip: (row) => {
        const kpi = kpiOf(row)
        const missing = kpi
          ? summaries.of(kpi.id).ytd.missing.filter((p) => p < (summaries.of(kpi.id).latest ?? ''))
          : []
        return missing.length > 0 ? t('kpiSheet.gapsLeft', { count: missing.length }) : null
      },
    }),
    ...(options.compares ? changes : []),
    ...periods.map(period),
    summed('rolling', t('kpiSheet.rolling'), (kpi) => summaries.of(kpi.id).rolling?.actual ?? null, {
      hint: t('kpiSheet.rollingHint'),
      width: 96,
      tip: (row) => {
        const kpi = kpiOf(row)
        const span = kpi && summaries.of(kpi.id).rolling
        return span && span.actual === null ? t('kpiSheet.gapsLeft', { count: span.missing.length }) : null
      },
    }),
    summed('yearTarget', t('kpiSheet.yearTarget'), (kpi) => summaries.of(kpi.id).yearTarget),
    ...(options.forecasts
      ? [
          summed('yearEnd', t('kpiSheet.yearEnd'), (kpi) => summaries.yearEnd(kpi.id)?.value ?? null, {
            width: 96,
            style: () => ({ faint: true, italic: true }),
            tip: (row) => {
              const kpi = kpiOf(row)
              const end = kpi && summaries.yearEnd(kpi.id)
              if (!kpi || !end) return null
              const said = (number: number) => kpiNumber(kpi, number)
              return [
                ...(end.low !== null && end.high !== null
                  ? [t('kpiSheet.yearEndTip', { percent: '80%', low: said(end.low), high: said(end.high) })]
                  : []),
                neededText(kpi, end, hasNegative(figures(), kpi.id), t),
              ]
                .filter(Boolean)
                .join('\n')
            },
          }),
        ]
      : []),
  ]
}
