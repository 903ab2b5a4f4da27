// The scorecard of all KPIs: what each is, target against actual, light, year to date, and the weighted score, all as live formulas.
import { quotedSheet } from '#host/excel/stream/sheetParts.ts'
import { perspectives, perspectiveWeights } from '#shared/analysis/kpiPerspectives.ts'
import { effectiveWeights } from '#shared/analysis/kpiScorecard.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { formatNumber } from '#shared/model/values/numbers.ts'
import {
  headingRow,
  keepHeader,
  type LeadershipContext,
  newSheet,
  personName,
  type SheetBuilder,
  sheetTitle,
  titleRows,
} from '../context.ts'
import { at, fixed, live, onSheet, range, roundTo, type SheetDraft, type Value } from '../draft.ts'
import { achievementCell, checked, kpiFormat, round, stateCell } from '../kpiFormulas.ts'
import { colour, conditionLooks } from '../looks.ts'
import { type Column, type Placed, writeTable } from '../table.ts'
import { seriesCell } from './kpiSeries.ts'

type Card = LeadershipContext['board']['cards'][number]
const cap = 120

/** Colours the words of a light by the sign they begin with. */
export function lightConditions(sheet: SheetDraft, cells: string, first: string, context: LeadershipContext): void {
  for (const state of ['green', 'amber', 'red'] as const)
    sheet.conditions.push({
      kind: 'formula',
      range: cells,
      formula: `${first}="${context.t(`excel.kpis.${state}`)}"`,
      look: conditionLooks[state],
    })
}

const bound = (value: number | null) => (value === null ? '' : formatNumber(roundTo(value, 4)))
const pointsOf = (score: number | null, share: number | null) =>
  score === null || share === null ? null : roundTo(score * share)

/** The scores of the perspectives and their total below the KPIs. */
function scorecard(
  sheet: SheetDraft,
  context: LeadershipContext,
  table: Placed,
  rows: readonly Card[],
  weights: readonly number[],
): string {
  const { board, lang, t } = context
  const header = table.next + 2
  headingRow(sheet, table.next + 1, t('excel.kpis.scorecard'), 6)
  const words = ['perspective', 'weight', 'measured', 'score', 'share', 'points'] as const
  sheet.height(header, 30)
  words.forEach((word, c) => {
    sheet.set(header, c + 1, t(`excel.kpis.card.${word}`), 'header')
  })
  const whole = (key: string) => table.body(key).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  const entered = perspectiveWeights(context.reader.list('plan')[0])
  const kinds = perspectives.map((perspective) => {
    const own = rows.flatMap((card, i) =>
      card.kpi.perspective === perspective ? [{ card, weight: weights[i] ?? 0 }] : [],
    )
    const scored = own.filter(({ card }) => card.achievement !== null)
    // The plan may say what a perspective weighs, whatever its KPIs do.
    const weight = roundTo(entered ? entered[perspective] : own.reduce((n, one) => n + one.weight, 0))
    const measured = roundTo(scored.reduce((n, one) => n + one.weight, 0))
    const sum = scored.reduce((n, one) => n + roundTo(one.weight * Math.min(cap, (one.card.achievement ?? 0) * 100)), 0)
    return { perspective, weight, measured, score: measured === 0 ? null : roundTo(sum / measured) }
  })
  const counted = kinds.reduce((n, one) => (one.score === null ? n : n + one.weight), 0)
  const [first, last] = [header + 1, header + kinds.length]
  const scores = `${fixed(first, 4)}:${fixed(last, 4)}`
  kinds.forEach(({ perspective, weight, measured, score }, i) => {
    const row = first + i
    const found = board.scorecard.perspectives.find((p) => p.perspective === perspective)
    const label = choiceLabel(lang, 'kpi', 'perspective', perspective)
    const share = score === null || counted === 0 ? null : roundTo(weight / counted)
    sheet.height(row, 20)
    sheet.set(row, 1, label, 'text')
    const summed = round(`SUMIFS(${whole('weight')},${whole('perspective')},${at(row, 1)})`)
    sheet.set(row, 2, entered ? weight : live(summed, weight), 'percent')
    const numeric = `SUMIFS(${whole('weight')},${whole('perspective')},${at(row, 1)},${whole('score')},">=0")`
    sheet.set(row, 3, live(round(numeric), measured), 'percent')
    const points = `SUMIFS(${whole('weighted')},${whole('perspective')},${at(row, 1)})`
    sheet.set(
      row,
      4,
      checked(`IF(${at(row, 3)}=0,"",${round(`${points}/${at(row, 3)}`)})`, score, found?.total ?? null),
      'number',
      { format: '0.0' },
    )
    const part = round(`${at(row, 2)}/SUMIF(${scores},">=0",${fixed(first, 2)}:${fixed(last, 2)})`)
    sheet.set(row, 5, live(`IF(${at(row, 4)}="","",${part})`, share ?? ''), 'percent')
    sheet.set(
      row,
      6,
      live(`IF(${at(row, 4)}="","",${round(`${at(row, 4)}*${at(row, 5)}`)})`, pointsOf(score, share) ?? ''),
      'number',
      { format: '0.0' },
    )
  })
  const total = last + 1
  const { total: sum, grade } = board.scorecard
  const label = [t('excel.total'), grade && t('excel.kpis.grade', { grade })].filter(Boolean).join(' · ')
  sheet.height(total, 22)
  for (let c = 1; c <= 6; c++) sheet.set(total, c, c === 1 ? label : null, 'total', { align: 'left' })
  const cell = range(first, 6, last, 6)
  sheet.set(
    total,
    6,
    live(`IF(COUNT(${cell})=0,"",ROUND(SUM(${cell}),6))`, sum === null ? '' : roundTo(sum, 6)),
    'total',
    { format: '0.0' },
  )
  return onSheet(sheet.name, total, 6)
}

export const kpisSheet: SheetBuilder = (context) => {
  const { board, lang, t, period, figures } = context
  // As the plan lists them, not by achievement: the sheet is a register.
  const rows = board.cards
    .map((card) => ({ ...card, achievement: card.achievement === null ? null : roundTo(card.achievement) }))
    .sort((a, b) => a.kpi.position - b.kpi.position)
  if (rows.length === 0) return []
  const weights = effectiveWeights(rows.map(({ kpi }) => kpi.weight))
  const label = (field: string) => fieldLabel(lang, 'kpi', field)
  const choice = (field: string, code: string | null) => (code === null ? null : choiceLabel(lang, 'kpi', field, code))
  const format = ({ kpi }: Card) => ({ format: kpiFormat(kpi) })
  const linked = ({ kpi, period: shown }: Card, line: 'actual' | 'target', value: number | null): Value => {
    const cell = seriesCell(context.known.series, kpi.id, shown, line)
    const address = cell && onSheet(cell.sheet, cell.row, cell.column)
    return address ? live(`IF(${address}="","",${address})`, value ?? '') : value
  }
  const columns: Column<Card>[] = [
    { key: 'title', title: label('title'), value: ({ kpi }) => kpi.title, min: 20, max: 34 },
    {
      key: 'perspective',
      title: label('perspective'),
      value: ({ kpi }) => choice('perspective', kpi.perspective),
      look: 'centred',
      max: 14,
    },
    { title: label('unit'), value: ({ kpi }) => kpi.unit, look: 'centred', max: 12 },
    {
      title: label('direction'),
      look: 'centred',
      max: 14,
      value: ({ kpi }) =>
        kpi.direction === 'band'
          ? `${choice('direction', 'band')} ${bound(kpi.bandLow)}–${bound(kpi.bandHigh)}`
          : choice('direction', kpi.direction),
    },
    { title: label('baseline'), value: ({ kpi }) => kpi.baseline, look: 'number', variant: format },
    { title: t('excel.kpis.period'), value: (card) => formatPeriod(card.period, lang), look: 'centred', min: 10 },
    {
      key: 'target',
      title: label('target'),
      value: (card) => linked(card, 'target', card.target),
      look: 'number',
      variant: format,
    },
    {
      key: 'actual',
      title: t('excel.kpis.actual'),
      value: (card) => linked(card, 'actual', card.actual),
      look: 'number',
      variant: (card) => ({ ...format(card), font: { bold: true } }),
    },
    {
      key: 'share',
      title: t('excel.kpis.achievement'),
      look: 'percent',
      min: 11,
      value: (card, _i, ref) =>
        achievementCell(card.kpi, { target: ref('target'), actual: ref('actual') }, card, card.achievement),
    },
    {
      key: 'state',
      title: t('excel.kpis.state'),
      look: 'centred',
      min: 12,
      value: ({ kpi, achievement }, _i, ref) => stateCell(kpi, ref('share'), achievement, t),
    },
    {
      title: t('excel.kpis.ytd'),
      look: 'number',
      variant: format,
      value: ({ kpi }) => {
        const { series } = context.known
        const ytd = series?.of.get(kpi.id)?.ytd
        if (!series || !ytd) return figures.ytd(kpi.id, period).actual
        const address = `${quotedSheet(series.sheet)}!${ytd.cell}`
        return live(`IF(${address}="","",${address})`, ytd.actual ?? '')
      },
    },
    { key: 'weight', title: label('weight'), value: (_card, i) => weights[i] ?? 0, look: 'percent', sum: true },
    {
      key: 'score',
      title: t('excel.kpis.score'),
      look: 'number',
      variant: { format: '0.0' },
      value: ({ achievement }, _i, ref) =>
        live(
          `IF(${ref('share')}="","",MIN(${cap},${ref('share')}*100))`,
          achievement === null ? '' : Math.min(cap, achievement * 100),
        ),
    },
    {
      key: 'weighted',
      title: t('excel.kpis.weighted'),
      look: 'number',
      variant: { format: '0.0' },
      sum: true,
      value: ({ achievement }, i, ref) =>
        live(
          `IF(${ref('score')}="","",${round(`${ref('weight')}*${ref('score')}`)})`,
          achievement === null ? '' : roundTo((weights[i] ?? 0) * Math.min(cap, achievement * 100)),
        ),
    },
    { title: label('owner'), value: ({ kpi }) => personName(context, kpi.owner), max: 14 },
  ]
  const title = t(sheetTitle('kpis'))
  const sheet = newSheet(context, title)
  const row = titleRows(sheet, context, title, t('excel.kpis.line', { period: formatPeriod(period, lang) }))
  const table = writeTable(sheet, columns, rows, { at: row, total: t('excel.total') })
  keepHeader(sheet, row)
  sheet.filter = range(row, 1, row + rows.length, columns.length)
  sheet.conditions.push({ kind: 'bar', range: table.body('share'), colour: colour.accentMiddle, full: 1.5 })
  lightConditions(sheet, table.body('state'), at(table.first, table.column('state')), context)
  const total = board.scorecard.total === null ? '' : scorecard(sheet, context, table, rows, weights)
  context.known.kpis = {
    sheet: sheet.name,
    rows: new Map(rows.map(({ kpi }, i) => [kpi.id, table.first + i])),
    columns: {
      actual: table.column('actual'),
      target: table.column('target'),
      achievement: table.column('share'),
      state: table.column('state'),
    },
    total,
  }
  return [sheet]
}
