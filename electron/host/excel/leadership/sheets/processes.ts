// The sheets of every process version: header, drawing, sub-totals by lane and flows; the steps with live sums; duties and requirements.

import { sheetNameMost } from '#host/excel/cellText.ts'
import { flowOrder } from '#shared/analysis/flowOrder.ts'
import { isWork, processTotals } from '#shared/analysis/processTotals.ts'
import { isBegun, raciLetters } from '#shared/analysis/raci.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import {
  headingRow,
  keepHeader,
  type LeadershipContext,
  money,
  moneyFormat,
  names,
  newSheet,
  personName,
  type SheetBuilder,
  titleRows,
} from '../context.ts'
import { live, onSheet, range, roundTo, type SheetDraft, type Value } from '../draft.ts'
import { colour } from '../looks.ts'
import { type Column, type Placed, writeTable } from '../table.ts'
import { dutyOf } from './raci.ts'

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

/** What the sheets of a version are called by. */
interface Titles {
  readonly process: string
  /** Null where the process has no other. */
  readonly version: string | null
}
const titleOf = ({ process, version }: Titles, part?: string) => [process, version, part].filter(Boolean).join(' · ')

/** The name of a further sheet of a version: what it holds stays readable however long the titles are. */
function partName({ process, version }: Titles, part: string): string {
  const end = ` · ${version === null ? '' : `${version.slice(0, 10).trim()} · `}${part}`
  return `${process.slice(0, sheetNameMost - end.length).trim()}${end}`
}

/** The steps on a sheet of their own: one table, whose header every page repeats. */
function stepsSheet(
  context: LeadershipContext,
  of: Titles,
  steps: readonly Step[],
  flows: readonly Flow[],
): { sheet: SheetDraft; table: Placed } {
  const { lang, t } = context
  const titles = new Map(steps.map((step) => [step.id, step.title]))
  const next = new Map<string, string>()
  for (const flow of flows) {
    const line = `${flow.label ? `${flow.label}${lang === 'zh' ? '：' : ': '}` : ''}${titles.get(flow.to) ?? ''}`
    next.set(flow.from, next.has(flow.from) ? `${next.get(flow.from)}\n${line}` : line)
  }
  const sheet = newSheet(context, partName(of, t('excel.process.stepsPart')))
  sheet.about = t('excel.about.processSteps')
  const row = titleRows(sheet, context, titleOf(of, t('excel.process.steps')))
  // Notes and the drawing's own marks are no steps of work, yet they are part of the process: all of them stand in the table.
  const columns = stepColumns(context, steps, next)
  const table = writeTable(sheet, columns, steps, { at: row, total: t('excel.total') })
  keepHeader(sheet, row, 2)
  sheet.filter = range(row, 1, table.last, columns.length)
  if (table.next > table.last + 1)
    sheet.set(
      table.next - 1,
      table.column('approval'),
      live(`COUNTIF(${table.body('approval')},"✓")`, steps.filter((s) => s.isApproval).length),
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
  return { sheet, table }
}

type NumberedStep = Step & { readonly number: string | number }

/** Who does what at each step, what it takes and gives, and what it must meet: one table again. Null where no step says any of it. */
function dutiesSheet(context: LeadershipContext, of: Titles, steps: readonly NumberedStep[]): SheetDraft | null {
  const { lang, t } = context
  const label = (field: string) => fieldLabel(lang, 'step', field)
  const fields = ['inputs', 'outputs', 'records', 'systems', 'sopRequirements', 'sopAttention', 'description'] as const
  const isDuty = (step: Step) => isWork(step.kind) && isBegun(step)
  const shown = steps.filter((step) => isDuty(step) || step.valueClass || fields.some((field) => step[field]))
  if (shown.length === 0) return null
  const sheet = newSheet(context, partName(of, t('excel.process.dutiesPart')))
  sheet.about = t('excel.about.processDetails')
  const row = titleRows(sheet, context, titleOf(of, t('excel.process.details')), t('excel.raci.line'))
  const letters = shown.some(isDuty)
    ? raciLetters.map(
        (letter): Column<NumberedStep> => ({
          title: t(`excel.raci.${letter}`),
          value: (step) => (isDuty(step) ? dutyOf(context, step, letter) : null),
          min: 14,
          max: 22,
        }),
      )
    : []
  const columns: Column<NumberedStep>[] = [
    { title: t('excel.number'), value: ({ number }) => number, look: 'centred', min: 8, max: 12 },
    { title: label('title'), value: (step) => step.title, min: 20, max: 30 },
    ...letters,
    {
      title: label('valueClass'),
      value: ({ valueClass }) => valueClass && choiceLabel(lang, 'step', 'valueClass', valueClass),
      look: 'centred',
      min: 11,
      max: 14,
    },
    {
      title: t('excel.process.detail'),
      value: (step) =>
        fields
          .flatMap((field) => (step[field] ? [`${label(field)}${lang === 'zh' ? '：' : ': '}${step[field]}`] : []))
          .join('\n') || null,
      min: 40,
      max: 60,
    },
  ]
  writeTable(sheet, columns, shown, { at: row })
  keepHeader(sheet, row, 2)
  return sheet
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
