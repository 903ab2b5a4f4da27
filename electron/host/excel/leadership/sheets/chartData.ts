// The numbers behind the dashboard's charts, on a sheet of their own: linked to the sheets that hold them, so that charts follow changes.

import type { CellRef } from '#host/excel/charts/chart.ts'
import { budgetIndex, budgetSum, monthsOfYear, yearOfDay } from '#shared/analysis/budget.ts'
import { type KpiCard, kpiTrend } from '#shared/analysis/dashboard.ts'
import { periodDays } from '#shared/analysis/kpiPeriods.ts'
import type { ProcessTotals } from '#shared/analysis/processTotals.ts'
import { bandOf, placeOfRisk, type RiskLevel, riskLevels } from '#shared/analysis/riskScore.ts'
import { epochDay } from '#shared/analysis/schedule/workCalendar.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { axisPeriod } from '#shared/model/values/dates.ts'
import { headingRow, type LeadershipContext, money, newSheet, titleRows } from '../context.ts'
import { live, onSheet, resultOf, type SheetDraft, type Value } from '../draft.ts'
import { kpiFormat } from '../kpiFormulas.ts'
import { seriesCell } from './kpiSeries.ts'

/** A block of cells: names in the first column, below each header its numbers. */
export interface Block {
  readonly names: CellRef
  readonly series: readonly { readonly title: CellRef; readonly cells: CellRef }[]
}

interface BlockInput {
  readonly title: string
  readonly names: readonly Value[]
  readonly series: readonly { readonly title: string; readonly values: readonly Value[]; readonly format?: string }[]
}

const shown = (value: Value): string | number | null => {
  const result = resultOf(value)
  return typeof result === 'boolean' || result === '' ? null : result
}

/** Writes a block and returns the references of its cells, with what they hold, and the next free row. */
function writeBlock(
  sheet: SheetDraft,
  row: number,
  { title, names, series }: BlockInput,
): { block: Block; next: number } {
  headingRow(sheet, row, title, series.length + 1)
  sheet.set(row + 1, 1, null, 'header')
  const first = row + 2
  const last = first + names.length - 1
  names.forEach((name, i) => {
    sheet.set(first + i, 1, name, name !== null && typeof name === 'object' ? 'date' : 'text')
  })
  const blocks = series.map(({ title: head, values, format }, c) => {
    sheet.set(row + 1, c + 2, head, 'header')
    values.forEach((value, i) => {
      sheet.set(first + i, c + 2, value, 'number', format ? { format } : undefined)
    })
    return {
      title: { ref: onSheet(sheet.name, row + 1, c + 2), values: [head] },
      cells: {
        ref: onSheet(sheet.name, first, c + 2, last, c + 2),
        values: values.map(shown),
        ...(format ? { format } : {}),
      },
    }
  })
  const block = { names: { ref: onSheet(sheet.name, first, 1, last, 1), values: names.map(shown) }, series: blocks }
  return { block, next: last + 2 }
}

export interface ChartData {
  readonly sheet: SheetDraft
  readonly trends: readonly { readonly card: KpiCard; readonly block: Block }[]
  readonly budget: Block | null
  readonly goals: Block | null
  /** Impact, probability and number of open risks of every place of a band. */
  readonly risks: readonly { readonly level: RiskLevel; readonly block: Block }[]
  readonly timeline: { readonly block: Block; readonly from: number; readonly to: number } | null
  readonly versions: Block | null
}

/** KPIs worth a chart: the furthest from their targets first, then the heaviest. */
function trendCards({ board, figures }: LeadershipContext, count: number): KpiCard[] {
  const rank = (card: KpiCard) => (card.state === 'red' ? 0 : card.state === 'amber' ? 1 : 2)
  const chosen: KpiCard[] = []
  for (const card of board.cards.toSorted((a, b) => rank(a) - rank(b) || (b.kpi.weight ?? 0) - (a.kpi.weight ?? 0))) {
    if (chosen.length === count) break
    if (kpiTrend(figures, card).filter(({ actual }) => actual !== null).length > 1) chosen.push(card)
  }
  return chosen
}

function trendInput(context: LeadershipContext, card: KpiCard): BlockInput {
  const { figures, t, known } = context
  const all = kpiTrend(figures, card)
  // What was before the first number says nothing.
  const points = all.slice(
    Math.max(
      0,
      all.findIndex(({ actual }) => actual !== null),
    ),
  )
  const linked = (line: 'actual' | 'target') =>
    points.map((point): Value => {
      const cell = seriesCell(known.series, card.kpi.id, point.period, line)
      const value = point[line]
      // A chart leaves out #N/A; an empty text it would draw as nought.
      if (!cell || value === null) return value
      const address = onSheet(cell.sheet, cell.row, cell.column)
      return live(`IF(${address}="",NA(),${address})`, value)
    })
  const format = kpiFormat(card.kpi)
  return {
    title: card.kpi.title,
    names: points.map(({ period }) => axisPeriod(period)),
    series: [
      { title: t('excel.kpis.actual'), values: linked('actual'), format },
      { title: t('excel.kpis.target'), values: linked('target'), format },
    ],
  }
}

function budgetInput(context: LeadershipContext): BlockInput | null {
  const { reader, plan, t, period, known } = context
  const costs = reader
    .list('budgetLine')
    .filter(({ kind }) => kind !== 'return')
    .map(({ id }) => id)
  const index = budgetIndex(reader.list('budgetAmount'))
  const start = plan.yearStartMonth ?? 1
  const months = monthsOfYear(yearOfDay(periodDays(period).to, start), start)
  const sums = months.map((month) => budgetSum(index, costs, [month]))
  if (!sums.some((sum) => sum.planned !== null || sum.actual !== null)) return null
  const linked = (item: 'planned' | 'actual') =>
    sums.map((sum, i): Value => {
      const value = money(context, sum[item])
      if (!known.budget || value === null) return value
      const address = onSheet(known.budget.sheet, known.budget[item], known.budget.firstMonth + i)
      return live(`IF(${address}="",0,${address})`, value)
    })
  return {
    title: t('excel.dashboard.budget'),
    names: months.map(axisPeriod),
    series: [
      { title: t('excel.budget.planned'), values: linked('planned'), format: '#,##0' },
      { title: t('excel.budget.actual'), values: linked('actual'), format: '#,##0' },
    ],
  }
}

const one2five = [1, 2, 3, 4, 5]
/** Open risks at each place of the map: probability × 10 + impact. */
function openByPlace({ board }: LeadershipContext): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { risk } of board.work.risks.open) {
    const place = placeOfRisk(risk, 'inherent')
    if (!place) continue
    const key = place.probability * 10 + place.impact
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function riskInput(context: LeadershipContext, level: RiskLevel, counts: ReadonlyMap<number, number>): BlockInput {
  const { plan, t, known, lang } = context
  const places = one2five.flatMap((probability) =>
    one2five.map((impact) => ({ probability, impact })).filter((p) => bandOf(p.probability * p.impact, plan) === level),
  )
  const closed = choiceLabel(lang, 'risk', 'status', 'closed')
  return {
    title: `${t('excel.sheets.risks')} · ${t(`risks.level.${level}`)}`,
    names: places.map(({ impact }) => impact),
    series: [
      { title: t('risks.probability'), values: places.map(({ probability }) => probability) },
      {
        title: t('excel.dashboard.count'),
        values: places.map(({ probability, impact }): Value => {
          const count = counts.get(probability * 10 + impact) ?? 0
          if (!known.risks) return count
          const { probability: p, impact: i, status } = known.risks
          return live(`COUNTIFS(${p},${probability},${i},${impact},${status},"<>${closed}")`, count)
        }),
      },
    ],
  }
}

/** Excel counts days from here. */
const excelDay = (day: string) => epochDay(day) + 25_569

function timelineInput(context: LeadershipContext): (BlockInput & { from: number; to: number }) | null {
  const { t, tasks } = context
  const { nodes, figures } = tasks
  // A single whole says nothing: then its parts.
  const [only] = nodes
  const top = nodes.length === 1 && only && only.parts.length > 1 ? only.parts : nodes
  const bars = top.flatMap(({ task }) => {
    const { startOn, dueOn, progress } = figures.get(task.id) ?? {}
    const [start, due] = [startOn ?? dueOn, dueOn ?? startOn]
    return start && due && due >= start ? [{ title: task.title, start, due, progress: progress ?? 0 }] : []
  })
  const chosen = bars
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
    .slice(0, 12)
    .map(({ start, due, ...bar }) => ({ ...bar, start: excelDay(start), days: epochDay(due) - epochDay(start) + 1 }))
  if (chosen.length === 0) return null
  return {
    title: t('excel.dashboard.timeline'),
    names: chosen.map(({ title }) => title),
    series: [
      { title: t('excel.dashboard.start'), values: chosen.map(({ start }) => start), format: 'yyyy-mm-dd' },
      {
        title: t('excel.dashboard.done'),
        values: chosen.map(({ days, progress }) => Math.round(days * progress * 10) / 10),
        format: '0.0',
      },
      {
        title: t('excel.dashboard.open'),
        values: chosen.map(
          ({ days, progress }) => Math.round((days - Math.round(days * progress * 10) / 10) * 10) / 10,
        ),
        format: '0.0',
      },
    ],
    from: Math.min(...chosen.map(({ start }) => start)),
    to: Math.max(...chosen.map(({ start, days }) => start + days)),
  }
}

const hours = ({ working, calendar }: ProcessTotals['processing']) =>
  Math.round(((working + calendar) / 3600) * 100) / 100

function versionsInput({ board, t }: LeadershipContext): BlockInput | null {
  const lines = board.work.processes.filter(({ asIs, toBe }) =>
    [asIs, toBe].some((one) => one && hours(one.totals.processing) + hours(one.totals.waiting) > 0),
  )
  if (lines.length === 0) return null
  // Few processes show where the time goes, many only how much it is.
  const parts = lines.length <= 3 ? (['processing', 'waiting'] as const) : (['all'] as const)
  const sum = (totals: ProcessTotals, part: (typeof parts)[number]) =>
    part === 'all' ? hours(totals.processing) + hours(totals.waiting) : hours(totals[part])
  const rows = lines.slice(0, 8).flatMap((line) => parts.map((part) => ({ line, part })))
  const has = (kind: 'asIs' | 'toBe') => lines.some((line) => line[kind])
  return {
    title: t('excel.dashboard.versions'),
    names: rows.map(({ line, part }) =>
      part === 'all' ? line.process.title : `${line.process.title} · ${t(`dashboard.${part}`)}`,
    ),
    series: (['asIs', 'toBe'] as const).filter(has).map((kind) => ({
      title: t(`dashboard.${kind}`),
      values: rows.map(({ line, part }) => (line[kind] ? sum(line[kind].totals, part) : null)),
      format: '#,##0.0',
    })),
  }
}

/** Writes the sheet behind the charts; what the plan does not hold has no block. */
export function chartData(context: LeadershipContext): ChartData {
  const { board, lang, t } = context
  const title = t('excel.sheets.chartData')
  const sheet = newSheet(context, title, { orientation: 'portrait' })
  sheet.setWidth(1, 34)
  for (const c of [2, 3, 4]) sheet.setWidth(c, 14)
  let row = titleRows(sheet, context, title, t('excel.dashboard.dataLine'))
  const add = <I extends BlockInput>(input: I | null): Block | null => {
    if (!input) return null
    const { block, next } = writeBlock(sheet, row, input)
    row = next
    return block
  }
  const trends = trendCards(context, 3).map((card) => ({ card, block: add(trendInput(context, card)) as Block }))
  const budget = add(budgetInput(context))
  const goals = add(
    board.goalStates.length === 0
      ? null
      : {
          title: t('excel.dashboard.goals'),
          names: board.goalStates.map(({ status }) => choiceLabel(lang, 'goal', 'status', status)),
          series: [{ title: t('excel.dashboard.count'), values: board.goalStates.map(({ count }) => count) }],
        },
  )
  const rated = board.work.risks.open.some(({ score }) => score !== null)
  const open = openByPlace(context)
  const risks = rated
    ? riskLevels.map((level) => ({ level, block: add(riskInput(context, level, open)) as Block }))
    : []
  const line = timelineInput(context)
  const block = add(line)
  return {
    sheet,
    trends,
    budget,
    goals,
    risks: risks.filter(({ block: one }) => one.names.values.length > 0),
    timeline: line && block ? { block, from: line.from, to: line.to } : null,
    versions: add(versionsInput(context)),
  }
}
