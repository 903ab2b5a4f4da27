// The dashboard on one page: how the plan stands in cards and a table, and native charts of KPIs, budget, goals, risks, tasks and processes.
import type { Chart, Series } from '#host/excel/charts/chart.ts'
import { chartXml } from '#host/excel/charts/chartXml.ts'
import type { KpiCard } from '#shared/analysis/dashboard.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import {
  headingRow,
  type LeadershipContext,
  newSheet,
  personName,
  type SheetBuilder,
  sheetTitle,
  titleRows,
} from '../context.ts'
import { at, live, onSheet, range, roundTo, type SheetDraft, type Value } from '../draft.ts'
import { kpiFormat, stateText } from '../kpiFormulas.ts'
import { bandColours, colour, fontOf, stateColours } from '../looks.ts'
import { type Block, type ChartData, chartData } from './chartData.ts'
import { lightConditions } from './kpis.ts'

/** The page is a grid of so many narrow columns. */
const columns = 24
const kpiRows = 8

interface Card {
  readonly label: string
  readonly value: Value
  readonly note: string
  readonly format?: string
  readonly ink?: string
}

function cards(context: LeadershipContext): Card[] {
  const { board, t, known } = context
  const { counts, goals, work, scorecard } = board
  const good = goals.filter(({ goal }) => goal.status === 'onTrack' || goal.status === 'done').length
  const grave = work.risks.byBand.high + work.risks.byBand.extreme
  const score = scorecard.total
  const kpis = counts.green + counts.amber + counts.red
  return [
    {
      label: t('dashboard.score'),
      value: score === null ? '–' : known.kpis?.total ? live(known.kpis.total, roundTo(score, 6)) : score,
      format: '0.0',
      note: scorecard.grade ? t('dashboard.grade', { grade: scorecard.grade }) : '',
    },
    {
      label: t('excel.dashboard.kpisMet'),
      value: `${counts.green} / ${kpis}`,
      note: t('excel.dashboard.lights', { amber: counts.amber, red: counts.red }),
      ink: counts.red > 0 ? colour.red : colour.green,
    },
    {
      label: t('dashboard.goalsCount'),
      value: `${good} / ${goals.length}`,
      note: t('excel.dashboard.atRisk', {
        count: goals.filter(({ goal }) => goal.status === 'atRisk' || goal.status === 'offTrack').length,
      }),
    },
    {
      label: t('excel.dashboard.tasksDone'),
      value: `${work.tasks.done} / ${work.tasks.total}`,
      note: t('excel.dashboard.dueSoon', { count: work.tasks.next.length }),
    },
    {
      label: t('dashboard.overdueCount'),
      value: work.tasks.overdue.length,
      format: '0',
      note: work.tasks.overdue[0]?.title ?? '',
      ink: work.tasks.overdue.length > 0 ? colour.red : colour.green,
    },
    {
      label: t('dashboard.riskCount'),
      value: grave,
      format: '0',
      note: t('excel.dashboard.openRisks', { count: work.risks.open.length }),
      ink: grave > 0 ? colour.red : colour.green,
    },
  ]
}

function writeCards(sheet: SheetDraft, context: LeadershipContext, row: number): number {
  const width = columns / 6
  sheet.height(row, 18)
  sheet.height(row + 1, 30)
  sheet.height(row + 2, 18)
  cards(context).forEach(({ label, value, note, format, ink }, i) => {
    const first = 1 + i * width
    // A white column between two cards.
    const last = first + width - 1
    const edge = { line: colour.white, sides: ['right'] as const, weight: 'medium' as const }
    sheet.block([row, first, row, last], label, 'cardLabel', edge)
    sheet.block([row + 1, first, row + 1, last], value, 'cardValue', {
      ...edge,
      ...(format ? { format } : {}),
      font: { ...(ink ? { colour: ink } : {}), ...(typeof value === 'string' && value.length > 9 ? { size: 13 } : {}) },
    })
    sheet.block([row + 2, first, row + 2, last], note, 'cardLabel', edge)
  })
  sheet.height(row + 3, 8)
  return row + 4
}

/** The KPIs furthest from their targets first; each figure is linked to the sheet that holds it. */
function writeKpis(sheet: SheetDraft, context: LeadershipContext, row: number): number {
  const { board, lang, t, known } = context
  const shown = board.cards.slice(0, kpiRows)
  if (shown.length === 0) return row
  const widths = [7, 3, 3, 3, 3, 3, 2] as const
  const starts = widths.map((_, i) => 1 + widths.slice(0, i).reduce<number>((a, b) => a + b, 0))
  const place = (r: number, i: number) =>
    [r, starts[i] as number, r, (starts[i] as number) + (widths[i] as number) - 1] as const
  const label = (field: string) => fieldLabel(lang, 'kpi', field)
  headingRow(sheet, row, t('excel.dashboard.kpis', { count: shown.length }), columns)
  const words = [
    label('title'),
    t('excel.kpis.period'),
    t('excel.kpis.actual'),
    label('target'),
    t('excel.kpis.achievement'),
    t('excel.kpis.state'),
    label('owner'),
  ]
  sheet.height(row + 1, 20)
  words.forEach((word, i) => {
    sheet.block(place(row + 1, i), word, 'header')
  })
  const linked = (
    card: KpiCard,
    column: 'actual' | 'target' | 'achievement' | 'state',
    value: string | number | null,
  ): Value => {
    const kpiRow = known.kpis?.rows.get(card.kpi.id)
    if (!known.kpis || !kpiRow) return value
    const address = onSheet(known.kpis.sheet, kpiRow, known.kpis.columns[column])
    return live(`IF(${address}="","",${address})`, value ?? '')
  }
  shown.forEach((card, i) => {
    const r = row + 2 + i
    const { kpi } = card
    const unit =
      kpi.unit && kpi.unit !== '%' ? `${lang === 'zh' ? '（' : ' ('}${kpi.unit}${lang === 'zh' ? '）' : ')'}` : ''
    const format = { format: kpiFormat(kpi) }
    sheet.height(r, 18)
    sheet.block(place(r, 0), `${kpi.title}${unit}`, 'text', { wrap: false })
    sheet.block(place(r, 1), formatPeriod(card.period, lang), 'centred', { wrap: false })
    sheet.block(place(r, 2), linked(card, 'actual', card.actual), 'number', { ...format, font: { bold: true } })
    sheet.block(place(r, 3), linked(card, 'target', card.target), 'number', format)
    sheet.block(
      place(r, 4),
      linked(card, 'achievement', card.achievement === null ? null : roundTo(card.achievement)),
      'percent',
    )
    sheet.block(place(r, 5), linked(card, 'state', stateText(t, card.state)), 'centred')
    sheet.block(place(r, 6), personName(context, kpi.owner), 'centred', { wrap: false })
  })
  const last = row + 1 + shown.length
  const [share, state] = [starts[4] as number, starts[5] as number]
  sheet.conditions.push({
    kind: 'icons',
    range: range(row + 2, share, last, share),
    set: '3TrafficLights1',
    from: [0.9, 1],
  })
  lightConditions(sheet, range(row + 2, state, last, state + 2), `$${at(row + 2, state)}`, context)
  sheet.height(last + 1, 8)
  return last + 2
}

const goalColours: Readonly<Record<string, string>> = {
  notStarted: 'C4CCD8',
  onTrack: stateColours.green,
  atRisk: stateColours.amber,
  offTrack: stateColours.red,
  done: colour.accent,
  dropped: '8A94A3',
}

/** The series of a block, with how each is drawn. */
function seriesOf(block: Block, looks: readonly Partial<Series>[]): Series[] {
  return block.series.map(({ title, cells }, i) => ({
    plot: 'column',
    colour: colour.accent,
    ...looks[i],
    name: title,
    categories: block.names,
    values: cells,
  }))
}

type Drawing = Omit<Chart, 'font' | 'lang'>

function trendChart(card: KpiCard, block: Block): Drawing {
  const unit = card.kpi.unit && card.kpi.valueKind !== 'percent' ? ` (${card.kpi.unit})` : ''
  return {
    title: `${card.kpi.title}${unit}`,
    series: seriesOf(block, [
      { plot: 'line', colour: card.state ? stateColours[card.state] : colour.accent },
      { plot: 'line', colour: colour.faint, thin: true },
    ]),
    valueAxis: { format: kpiFormat(card.kpi).replace(/\.0%$/, '%') },
    legend: 'bottom',
  }
}

function budgetChart({ t, values }: LeadershipContext, block: Block): Drawing {
  return {
    title: t('excel.dashboard.budgetIn', { currency: values.currency }),
    series: seriesOf(block, [{ colour: colour.accentMiddle }, { colour: colour.accent }]),
    valueAxis: { format: '#,##0' },
    legend: 'bottom',
  }
}

function goalsChart({ t, board }: LeadershipContext, block: Block): Drawing {
  const points = board.goalStates.map(({ status }) => goalColours[status] ?? colour.grey)
  return {
    title: t('excel.dashboard.goals'),
    series: seriesOf(block, [{ plot: 'doughnut', points, labels: { format: '0', inside: true } }]),
    legend: 'right',
  }
}

function riskChart({ t }: LeadershipContext, risks: ChartData['risks']): Drawing {
  // One place more on each side, so that no bubble is cut; it has no number.
  const axis = { min: 0, max: 6, step: 1, format: '[=0]"";[=6]"";0' }
  return {
    title: t('excel.dashboard.riskMatrix'),
    series: risks.map(({ level, block }) => ({
      name: t(`risks.level.${level}`),
      plot: 'bubble',
      colour: bandColours[level].mark,
      categories: block.names,
      values: (block.series[0] as Block['series'][number]).cells,
      sizes: (block.series[1] as Block['series'][number]).cells,
      labels: { format: '0;;' },
    })),
    categoryAxis: { ...axis, title: t('risks.impact') },
    valueAxis: { ...axis, title: t('risks.probability') },
    legend: 'bottom',
  }
}

function timelineChart({ t }: LeadershipContext, { block, from, to }: NonNullable<ChartData['timeline']>): Drawing {
  return {
    title: t('excel.dashboard.timelineTitle'),
    series: seriesOf(block, [{ colour: null }, { colour: colour.accent }, { colour: colour.accentMiddle }]),
    lying: true,
    stacked: true,
    gap: 45,
    valueAxis: { min: from - 2, max: to + 2, format: 'yyyy-mm-dd', step: Math.max(7, Math.ceil((to - from) / 5)) },
  }
}

function versionsChart({ t }: LeadershipContext, block: Block): Drawing {
  return {
    title: t(block.series.length > 1 ? 'excel.dashboard.versions' : 'excel.dashboard.asIs'),
    series: seriesOf(block, [
      { colour: colour.grey, labels: { format: '#,##0.0' } },
      { colour: colour.accent, labels: { format: '#,##0.0' } },
    ]),
    gap: 80,
    valueAxis: { format: '#,##0' },
    legend: 'bottom',
  }
}

/** Charts side by side: `share` is the part of the page's columns. */
function chartRow(
  sheet: SheetDraft,
  context: LeadershipContext,
  row: number,
  rows: number,
  list: readonly { share: number; chart: Drawing }[],
): number {
  if (list.length === 0) return row
  const whole = list.reduce((n, { share }) => n + share, 0)
  let used = 0
  for (const { share, chart } of list) {
    const from = Math.round((used / whole) * columns)
    used += share
    const to = Math.round((used / whole) * columns)
    const xml = chartXml({ ...chart, font: fontOf[context.lang], lang: context.lang === 'zh' ? 'zh-CN' : 'en-GB' })
    sheet.charts.push({
      xml,
      from: { row: row - 1, column: from },
      to: { row: row - 1 + rows, column: to },
      alt: chart.title,
    })
  }
  for (let r = row; r < row + rows; r++) sheet.height(r, 15)
  sheet.height(row + rows, 6)
  return row + rows + 1
}

export const dashboardSheets: SheetBuilder = (context) => {
  const { board, lang, t, period, plan } = context
  if (
    board.cards.length +
      board.goals.length +
      board.work.processes.length +
      board.work.tasks.total +
      board.work.risks.open.length ===
    0
  )
    return []
  const title = t(sheetTitle('dashboard'))
  const sheet = newSheet(context, title, { orientation: 'portrait', onePage: true })
  for (let c = 1; c <= columns; c++) sheet.setWidth(c, 4.7)
  // Room for the right edge of the charts, which would be cut at the end of the page.
  sheet.setWidth(columns + 1, 0.7)
  const status = choiceLabel(lang, 'plan', 'status', plan.status)
  const line = t('excel.dashboard.line', {
    plan: plan.title,
    status,
    period: formatPeriod(period, lang),
    date: context.today,
  })
  let row = writeCards(sheet, context, titleRows(sheet, context, title, line))
  row = writeKpis(sheet, context, row)
  const data = chartData(context)
  const some = <T>(found: T | null, share: number, chart: (found: T) => Drawing) =>
    found === null ? [] : [{ share, chart: chart(found) }]
  row = chartRow(
    sheet,
    context,
    row,
    12,
    data.trends.map(({ card, block }) => ({ share: 1, chart: trendChart(card, block) })),
  )
  row = chartRow(sheet, context, row, 13, [
    ...some(data.budget, 15, (block) => budgetChart(context, block)),
    ...some(data.goals, 9, (block) => goalsChart(context, block)),
  ])
  row = chartRow(sheet, context, row, 15, [
    ...some(data.timeline, 14, (found) => timelineChart(context, found)),
    ...some(data.risks.length > 0 ? data.risks : null, 10, (found) => riskChart(context, found)),
  ])
  row = chartRow(
    sheet,
    context,
    row,
    12,
    some(data.versions, 1, (block) => versionsChart(context, block)),
  )
  sheet.page = { ...sheet.page, area: range(1, 1, row - 1, columns + 1) }
  sheet.tab = colour.accent
  return [sheet, data.sheet]
}
