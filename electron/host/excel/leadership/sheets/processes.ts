// One sheet for every process version: header, drawing, the steps with live sums, sub-totals by lane, hand-overs and flows.

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
  names,
  newSheet,
  personName,
  type SheetBuilder,
  titleRows,
} from '../context.ts'
import { live, roundTo, type SheetDraft, type Value } from '../draft.ts'
import { colour } from '../looks.ts'
import { type Column, type Placed, writeTable } from '../table.ts'
import { writeStepDuties } from './raci.ts'

type Step = RowOf<'step'>
type Flow = RowOf<'sequenceFlow'>

/** Columns over which header and drawing stretch. */
const across = 11

function headerBlock(
  sheet: SheetDraft,
  context: LeadershipContext,
  process: RowOf<'process'>,
  version: RowOf<'processVersion'>,
  row: number,
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
  // Two pairs in a row: label A–B, value C–E; label F, value G–K.
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

/** The drawing over as many rows as it is high; shrunk to the table below it. */
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
  const zoom = Math.min(1, room / picture.width)
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

function stepColumns(
  context: LeadershipContext,
  steps: readonly Step[],
  next: ReadonlyMap<string, string>,
): Column<Step>[] {
  const { lang, t, values } = context
  const label = (field: string) => fieldLabel(lang, 'step', field)
  const name = (entity: string, id: string | null) => (id === null ? null : (values.titleOf(entity, id) ?? null))
  const seconds = (key: string, title: string, size: number, read: (s: Step) => number | null): Column<Step>[] =>
    steps.some((s) => read(s) !== null)
      ? [
          {
            key,
            title,
            value: (s) => ((v) => (v === null ? null : Number((v / size).toFixed(4))))(read(s)),
            look: 'number',
            sum: true,
            min: 12,
            max: 14,
          },
        ]
      : []
  return [
    { title: t('excel.number'), value: (s, i) => s.code ?? i + 1, look: 'centred', min: 12, max: 12 },
    { title: label('title'), value: (s) => s.title, min: 20, max: 30 },
    { key: 'kind', title: label('kind'), value: (s) => choiceLabel(lang, 'step', 'kind', s.kind), look: 'centred' },
    { key: 'lane', title: label('lane'), value: (s) => name('lane', s.lane), min: 12, max: 18 },
    { title: label('phase'), value: (s) => name('phase', s.phase), max: 14 },
    { title: label('ownerRole'), value: (s) => name('role', s.ownerRole), min: 12, max: 18 },
    { title: label('owners'), value: (s) => names(context, 'person', s.owners), max: 16 },
    ...seconds('processing', t('excel.process.processingMinutes'), 60, (s) =>
      s.processingBasis === 'working' ? s.processingTime : null,
    ),
    ...seconds('processingCalendar', t('excel.process.processingCalendarMinutes'), 60, (s) =>
      s.processingBasis === 'calendar' ? s.processingTime : null,
    ),
    ...seconds('waiting', t('excel.process.waitingHours'), 3600, (s) =>
      s.waitingBasis === 'working' ? s.waitingTime : null,
    ),
    ...seconds('waitingCalendar', t('excel.process.waitingCalendarHours'), 3600, (s) =>
      s.waitingBasis === 'calendar' ? s.waitingTime : null,
    ),
    ...(steps.some((s) => s.cost !== null)
      ? [
          {
            key: 'cost',
            title: t('excel.process.cost', { currency: values.currency }),
            value: (s: Step) => money(context, s.cost),
            look: 'money' as const,
            variant: { format: moneyFormat(context) },
            sum: true,
            min: 12,
            max: 14,
          },
        ]
      : []),
    {
      key: 'approval',
      title: label('isApproval'),
      value: (s) => (s.isApproval ? '✓' : null),
      look: 'centred',
      min: 6,
      max: 10,
    },
    { title: t('excel.process.next'), value: (s) => next.get(s.id) ?? null, min: 16, max: 28 },
  ]
}

/** What each step takes and gives, beside the drawing and the times: a table of its own, so that both stay readable on paper. */
function writeDetails(
  sheet: SheetDraft,
  context: LeadershipContext,
  row: number,
  steps: readonly (Step & { readonly number: string | number })[],
): number {
  const { lang, t } = context
  const fields = ['inputs', 'outputs', 'records', 'systems', 'sopRequirements', 'sopAttention', 'description'] as const
  const used = fields.filter((field) => steps.some((step) => step[field]))
  const shown = steps.filter((step) => step.valueClass || used.some((field) => step[field]))
  if (shown.length === 0) return row
  const last = across + 1
  headingRow(sheet, row, t('excel.process.details'), last)
  const label = (field: string) => fieldLabel(lang, 'step', field)
  sheet.height(row + 1, 24)
  sheet.set(row + 1, 1, t('excel.number'), 'header')
  sheet.set(row + 1, 2, label('title'), 'header')
  sheet.set(row + 1, 3, label('valueClass'), 'header')
  sheet.block([row + 1, 4, row + 1, last], t('excel.process.detail'), 'header')
  const width = Array.from({ length: last - 3 }, (_, i) => sheet.width(i + 4)).reduce((a, b) => a + b, 0) - 4
  shown.forEach((step, i) => {
    const r = row + 2 + i
    const text = used.flatMap((field) =>
      step[field] ? [`${label(field)}${lang === 'zh' ? '：' : ': '}${step[field]}`] : [],
    )
    sheet.height(r, 20)
    sheet.set(r, 1, step.number, 'centred')
    sheet.set(r, 2, step.title, 'text')
    const valueClass = step.valueClass && choiceLabel(lang, 'step', 'valueClass', step.valueClass)
    sheet.set(r, 3, valueClass, 'centred')
    sheet.fitHeight(r, valueClass ?? '', sheet.width(3))
    sheet.block([r, 4, r, last], text.join('\n') || null, 'text')
    sheet.fitHeight(r, step.title, sheet.width(2) - 2)
    sheet.fitHeight(r, text.join('\n'), width)
  })
  return row + shown.length + 3
}

/** Steps, times and cost by lane, counted from the table of steps. */
function laneTotals(
  sheet: SheetDraft,
  context: LeadershipContext,
  row: number,
  table: Placed,
  steps: readonly Step[],
  flows: readonly Flow[],
): number {
  const { t, values, lang } = context
  const lanes = [...new Set(steps.flatMap((s) => s.lane ?? []))]
  if (lanes.length === 0) return row
  const laneOf = new Map(steps.map((s) => [s.id, s.lane]))
  const whole = (key: string) => table.body(key).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
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
  headingRow(sheet, row, t('excel.process.byLane'), table.column('approval'))
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

async function versionSheet(
  context: LeadershipContext,
  process: RowOf<'process'>,
  version: RowOf<'processVersion'>,
  several: boolean,
): Promise<SheetDraft> {
  const { reader, lang, t } = context
  const title = several ? `${process.title} · ${version.title}` : process.title
  const flows = reader.list('sequenceFlow', { processVersion: version.id })
  const found = new Map(reader.list('step', { processVersion: version.id }).map((s) => [s.id, s]))
  const steps = flowOrder([...found.values()], flows).flatMap((id) => found.get(id) ?? [])
  const next = new Map<string, string>()
  for (const flow of flows) {
    const line = `${flow.label ? `${flow.label}${lang === 'zh' ? '：' : ': '}` : ''}${found.get(flow.to)?.title ?? ''}`
    next.set(flow.from, next.has(flow.from) ? `${next.get(flow.from)}\n${line}` : line)
  }
  const sheet = newSheet(context, title)
  let row = titleRows(sheet, context, title)
  // Notes and the drawing's own marks are no steps of work, yet they are part of the process: all of them stand in the table.
  const columns = stepColumns(context, steps, next)
  // Widths first: header block and picture share the columns of the table.
  const probe = newSheet({ ...context, sheetNames: new Set() }, title)
  writeTable(probe, columns, steps, { at: 1 })
  columns.forEach((_, c) => {
    sheet.widen(c + 1, probe.width(c + 1))
  })
  row = headerBlock(sheet, context, process, version, row)
  row = await drawing(sheet, context, version.id, row, columns.length)
  headingRow(sheet, row, t('excel.process.steps'), columns.length)
  if (steps.length === 0) {
    sheet.set(row + 1, 1, t('excel.process.empty'), 'note')
    return sheet
  }
  const table = writeTable(sheet, columns, steps, { at: row + 1, total: t('excel.total') })
  const approvals = steps.filter((s) => s.isApproval).length
  if (table.next > table.last + 1)
    sheet.set(
      table.next - 1,
      table.column('approval'),
      live(`COUNTIF(${table.body('approval')},"✓")`, approvals),
      'total',
      { format: '0', align: 'center' },
    )
  for (const key of ['processing', 'waiting'])
    if (columns.some((column) => column.key === key))
      sheet.conditions.push({
        kind: 'bar',
        range: table.body(key),
        colour: key === 'waiting' ? 'F2C879' : colour.accentMiddle,
      })
  row = laneTotals(
    sheet,
    context,
    table.next + 1,
    table,
    steps.filter((s) => isWork(s.kind) || s.lane),
    flows,
  )
  if (flows.length > 0) {
    headingRow(sheet, row, t('excel.process.flows'), table.column('approval'))
    const label = (field: string) => fieldLabel(lang, 'sequenceFlow', field)
    const flowColumns: Column<Flow>[] = [
      { title: t('excel.number'), value: (_f, i) => i + 1, look: 'centred' },
      { title: label('from'), value: (f) => found.get(f.from)?.title ?? null, max: 30 },
      { title: label('label'), value: (f) => f.label, look: 'centred', max: 18 },
      { title: label('to'), value: (f) => found.get(f.to)?.title ?? null, max: 24 },
      { title: label('probability'), value: (f) => f.probability, look: 'percent', variant: { format: '0.0%' } },
    ]
    row = writeTable(sheet, flowColumns, flows, { at: row + 1 }).next + 1
  }
  const numbered = steps.map((step, i) => ({ ...step, number: step.code ?? i + 1 }))
  row = writeStepDuties(sheet, context, row, numbered, across + 1)
  writeDetails(sheet, context, row, numbered)
  return sheet
}

export const processSheets: SheetBuilder = async (context) => {
  const { reader } = context
  const sheets: SheetDraft[] = []
  for (const process of reader.list('process', { kind: 'process' })) {
    const versions = reader.list('processVersion', { process: process.id }).filter(({ status }) => status !== 'retired')
    for (const version of versions) sheets.push(await versionSheet(context, process, version, versions.length > 1))
  }
  return sheets
}
