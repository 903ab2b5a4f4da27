// The sheets of every process version: header, drawing, sub-totals by lane and flows, then its steps and duties.

import { flowOrder } from '#shared/analysis/flowOrder.ts'
import { isWork, processTotals } from '#shared/analysis/processTotals.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import {
  headingRow,
  type LeadershipContext,
  money,
  moneyFormat,
  newSheet,
  personName,
  type SheetBuilder,
  titleRows,
} from '../context.ts'
import { live, onSheet, roundTo, type SheetDraft, type Value } from '../draft.ts'
import { type Column, type Placed, writeTable } from '../table.ts'
import { dutiesSheet, stepsSheet, type Titles, titleOf } from './processSteps.ts'

type Step = RowOf<'step'>
type Flow = RowOf<'sequenceFlow'>

function headerBlock(
  sheet: SheetDraft,
  context: LeadershipContext,
  process: RowOf<'process'>,
  version: RowOf<'processVersion'>,
  row: number,
  across: number,
): number {
  const { lang, t, values, reader } = context
  const totals = processTotals(reader, version.id, { inside: true })
  const time = (sums: { working: number; calendar: number }) =>
    [
      sums.working > 0 || sums.calendar === 0 ? formatDuration(sums.working, 'working', values) : '',
      sums.calendar > 0 ? formatDuration(sums.calendar, 'calendar', values) : '',
    ]
      .filter(Boolean)
      .join(' + ')
  const label = (field: string) => fieldLabel(lang, 'process', field)
  const pairs: [string, Value, string?][] = [
    [label('owner'), personName(context, process.owner)],
    [t('excel.process.version'), `${version.title} · ${choiceLabel(lang, 'processVersion', 'status', version.status)}`],
    [label('purpose'), process.purpose],
    [label('trigger'), process.trigger],
    [label('customer'), process.customer],
    [label('result'), process.result],
    [label('volumePerMonth'), process.volumePerMonth, '#,##0'],
    [t('excel.process.stepCount'), totals.steps, '0'],
    [t('excel.process.handOvers'), totals.handOvers, '0'],
    [t('excel.process.approvals'), totals.approvals, '0'],
    [t('excel.process.processing'), time(totals.processing)],
    [t('excel.process.waiting'), time(totals.waiting)],
    [t('excel.process.cost', { currency: values.currency }), money(context, totals.cost), moneyFormat(context)],
  ]
  const shown = pairs.filter(([, value]) => value !== null && value !== '')
  const widthOf = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => sheet.width(from + i)).reduce((a, b) => a + b, 0)
  // Two pairs in a row: label A, value B–E; label F, value from G on.
  for (let i = 0; i < shown.length; i += 2) {
    const r = row + i / 2
    sheet.height(r, 20)
    for (const [pair, first, from, last] of [
      [shown[i], 1, 2, 5],
      [shown[i + 1], 6, 7, across],
    ] as const) {
      sheet.block([r, first, r, from - 1], pair?.[0] ?? null, 'label')
      if (pair) sheet.fitHeight(r, pair[0], widthOf(first, from - 1) - 3)
      sheet.block([r, from, r, last], pair?.[1] ?? null, 'text', {
        align: 'left',
        ...(pair?.[2] ? { format: pair[2] } : {}),
      })
      if (typeof pair?.[1] === 'string') sheet.fitHeight(r, pair[1], widthOf(from, last) - 3)
    }
  }
  return row + Math.ceil(shown.length / 2) + 1
}

const pixels = (characters: number) => characters * 7 + 5
const rowPoints = 15
/** Height by width of what is printed on a page in landscape. */
const pageShape = 0.64

/** A little larger than on screen at most, and never so small that nothing can be read. */
const [mostZoom, leastZoom] = [1.5, 0.4]

/** The drawing as wide as the sheet and no higher than the rest of its page, over as many rows as it is high. */
async function drawing(
  sheet: SheetDraft,
  context: LeadershipContext,
  version: string,
  row: number,
  columns: number,
): Promise<number> {
  const picture = await context.picture(version)
  if (!picture) return row
  const room = Array.from({ length: columns }, (_, i) => pixels(sheet.width(i + 1))).reduce((a, b) => a + b, 0) - 10
  const above = Array.from({ length: row }, (_, i) => sheet.row(i + 1).height ?? rowPoints).reduce((a, b) => a + b, 0)
  const rest = room * pageShape - above / 0.75 - 60
  const zoom = Math.max(leastZoom, Math.min(mostZoom, room / picture.width, rest / picture.height))
  const [width, height] = [picture.width * zoom, picture.height * zoom]
  headingRow(sheet, row, context.t('excel.process.picture'), columns)
  sheet.pictures.push({
    bytes: picture.png,
    type: 'png',
    at: { row, column: 0 },
    width,
    height,
    alt: context.t('excel.process.picture'),
  })
  const rows = Math.ceil((height + 12) / (rowPoints / 0.75))
  for (let r = 1; r <= rows; r++) sheet.height(row + r, rowPoints)
  return row + rows + 2
}

/** Steps, times and cost by lane, counted from the table of steps on its own sheet. */
function laneTotals(
  sheet: SheetDraft,
  context: LeadershipContext,
  row: number,
  { sheet: source, table }: { readonly sheet: SheetDraft; readonly table: Placed },
  steps: readonly Step[],
  flows: readonly Flow[],
  width: number,
): number {
  const { t, values, lang } = context
  const lanes = [...new Set(steps.flatMap((s) => s.lane ?? []))]
  if (lanes.length === 0) return row
  const laneOf = new Map(steps.map((s) => [s.id, s.lane]))
  const whole = (key: string) => onSheet(source.name, table.first, table.column(key), table.last, table.column(key))
  const all = ['processing', 'processingCalendar', 'waiting', 'waitingCalendar', 'cost'] as const
  const readers: Record<(typeof all)[number], (s: Step) => number | null> = {
    processing: (s) => (s.processingBasis === 'working' && s.processingTime !== null ? s.processingTime / 60 : null),
    processingCalendar: (s) =>
      s.processingBasis === 'calendar' && s.processingTime !== null ? s.processingTime / 60 : null,
    waiting: (s) => (s.waitingBasis === 'working' && s.waitingTime !== null ? s.waitingTime / 3600 : null),
    waitingCalendar: (s) => (s.waitingBasis === 'calendar' && s.waitingTime !== null ? s.waitingTime / 3600 : null),
    cost: (s) => money(context, s.cost),
  }
  const titles: Record<(typeof all)[number], string> = {
    processing: t('excel.process.processingMinutes'),
    processingCalendar: t('excel.process.processingCalendarMinutes'),
    waiting: t('excel.process.waitingHours'),
    waitingCalendar: t('excel.process.waitingCalendarHours'),
    cost: t('excel.process.cost', { currency: values.currency }),
  }
  const used = all.filter((key) => steps.some((s) => readers[key](s) !== null))
  headingRow(sheet, row, t('excel.process.byLane'), width)
  const name = (id: string) => values.titleOf('lane', id) ?? ''
  const columns: Column<string>[] = [
    { title: t('excel.number'), value: (_id, i) => i + 1, look: 'centred' },
    { key: 'name', title: fieldLabel(lang, 'step', 'lane'), value: name, max: 30 },
    {
      title: t('excel.process.stepCount'),
      look: 'number',
      variant: { format: '0' },
      value: (id, _i, ref) =>
        live(`COUNTIFS(${whole('lane')},${ref('name')})`, steps.filter((s) => s.lane === id).length),
      sum: true,
    },
    {
      title: t('excel.process.handedOn'),
      look: 'number',
      variant: { format: '0' },
      value: (id) =>
        flows.filter((f) => laneOf.get(f.from) === id && laneOf.get(f.to) && laneOf.get(f.to) !== id).length,
      sum: true,
    },
    ...used.map(
      (key): Column<string> => ({
        title: titles[key],
        look: key === 'cost' ? 'money' : 'number',
        ...(key === 'cost' ? { variant: { format: moneyFormat(context) } } : {}),
        sum: true,
        value: (id, _i, ref) => {
          const result = steps
            .filter((s) => s.lane === id)
            .reduce((n, s) => n + Number((readers[key](s) ?? 0).toFixed(4)), 0)
          return live(`ROUND(SUMIFS(${whole(key)},${whole('lane')},${ref('name')}),4)`, roundTo(result, 4))
        },
      }),
    ),
  ]
  return writeTable(sheet, columns, lanes, { at: row + 1, total: t('excel.total') }).next + 1
}

/** What a process is and how it runs: header, drawing, sub-totals by lane and flows, then the steps and their duties on sheets of their own. */
async function versionSheets(
  context: LeadershipContext,
  process: RowOf<'process'>,
  version: RowOf<'processVersion'>,
  several: boolean,
): Promise<SheetDraft[]> {
  const { reader, lang, t } = context
  const of: Titles = { process: process.title, version: several ? version.title : null }
  const title = titleOf(of)
  const flows = reader.list('sequenceFlow', { processVersion: version.id })
  const found = new Map(reader.list('step', { processVersion: version.id }).map((s) => [s.id, s]))
  const steps = flowOrder([...found.values()], flows).flatMap((id) => found.get(id) ?? [])
  const sheet = newSheet(context, title)
  let row = titleRows(sheet, context, title)
  const own = stepsSheet(steps.length > 0 ? context : { ...context, sheetNames: new Set() }, of, steps, flows)
  // Header block, drawing and tables stand as wide as the table of steps.
  const across = own.sheet.columns
  for (let c = 1; c <= across; c++) sheet.widen(c, own.sheet.width(c))
  sheet.widen(1, 17)
  sheet.widen(6, 17)
  row = headerBlock(sheet, context, process, version, row, across)
  row = await drawing(sheet, context, version.id, row, across)
  if (steps.length === 0) {
    headingRow(sheet, row, t('excel.process.steps'), across)
    sheet.set(row + 1, 1, t('excel.process.empty'), 'note')
    return [sheet]
  }
  const laned = steps.filter((s) => isWork(s.kind) || s.lane)
  // The drawing has its page, the tables have theirs.
  if (sheet.pictures.length > 0) sheet.page = { ...sheet.page, breaks: [row - 1] }
  row = laneTotals(sheet, context, row, own, laned, flows, across)
  if (flows.length > 0) {
    headingRow(sheet, row, t('excel.process.flows'), across)
    const label = (field: string) => fieldLabel(lang, 'sequenceFlow', field)
    const flowColumns: Column<Flow>[] = [
      { title: t('excel.number'), value: (_f, i) => i + 1, look: 'centred' },
      { title: label('from'), value: (f) => found.get(f.from)?.title ?? null, max: 30 },
      { title: label('label'), value: (f) => f.label, look: 'centred', max: 18 },
      { title: label('to'), value: (f) => found.get(f.to)?.title ?? null, max: 24 },
      { title: label('probability'), value: (f) => f.probability, look: 'percent', variant: { format: '0.0%' } },
    ]
    writeTable(sheet, flowColumns, flows, { at: row + 1 })
    // The last table of the sheet is the only one that goes on over pages; its header stands on each of them.
    sheet.page = { ...sheet.page, titleRows: [row + 1, row + 1] }
  }
  const numbered = steps.map((step, i) => ({ ...step, number: step.code ?? i + 1 }))
  const duties = dutiesSheet(context, of, numbered)
  return [sheet, own.sheet, ...(duties ? [duties] : [])]
}

export const processSheets: SheetBuilder = async (context) => {
  const { reader } = context
  const sheets: SheetDraft[] = []
  for (const process of reader.list('process', { kind: 'process' })) {
    const versions = reader.list('processVersion', { process: process.id }).filter(({ status }) => status !== 'retired')
    for (const version of versions)
      sheets.push(...(await versionSheets(context, process, version, versions.length > 1)))
  }
  return sheets
}
