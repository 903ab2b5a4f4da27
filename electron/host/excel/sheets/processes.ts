// One sheet for every process version: header, drawing, the table of its steps with sums, the table of its flows.
import type { Worksheet } from 'exceljs'
import { processTotals } from '#shared/analysis/processTotals.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import { formatMoney, formatPercent, minorDigits } from '#shared/model/values/numbers.ts'
import { cellText, lineCount, sheetName } from '../cellText.ts'
import { bodyCell, headingRow, labelCell, titleRows } from '../style.ts'
import { type Column, fitColumns, writeTable } from '../table.ts'
import { addSheet, type Picture, type SheetBuilder, type WorkbookContext } from '../workbookContext.ts'

type Step = RowOf<'step'>

/** Steps as the work goes: along the flows from the starts, then what no flow reaches. */
export function stepOrder(steps: readonly Step[], flows: readonly RowOf<'sequenceFlow'>[]): Step[] {
  const byId = new Map(steps.map((s) => [s.id, s]))
  const next = new Map<string, string[]>()
  const entered = new Set<string>()
  for (const flow of flows) {
    next.set(flow.from, [...(next.get(flow.from) ?? []), flow.to])
    entered.add(flow.to)
  }
  const across = (a: Step, b: Step) => (a.x ?? 0) - (b.x ?? 0) || (a.y ?? 0) - (b.y ?? 0) || (a.id < b.id ? -1 : 1)
  const done = new Set<string>()
  const out: Step[] = []
  const visit = (queue: Step[]) => {
    // Breadth first, so that the branches of a decision stand together.
    for (let step = queue.shift(); step; step = queue.shift()) {
      if (done.has(step.id)) continue
      done.add(step.id)
      out.push(step)
      queue.push(...(next.get(step.id) ?? []).flatMap((id) => byId.get(id) ?? []))
    }
  }
  visit([...steps].filter((s) => s.kind === 'start' || !entered.has(s.id)).sort(across))
  visit([...steps].sort(across))
  return out
}

function headerBlock(
  sheet: Worksheet,
  context: WorkbookContext,
  process: RowOf<'process'>,
  version: RowOf<'processVersion'>,
  at: number,
): number {
  const { lang, t, values, reader } = context
  const totals = processTotals(reader, version.id)
  const time = (sums: { working: number; calendar: number }) =>
    [
      sums.working > 0 || sums.calendar === 0 ? formatDuration(sums.working, 'working', values) : '',
      sums.calendar > 0 ? formatDuration(sums.calendar, 'calendar', values) : '',
    ]
      .filter(Boolean)
      .join(' + ')
  const label = (field: string) => fieldLabel(lang, 'process', field)
  const pairs: [string, string | number | null][] = [
    [label('owner'), process.owner ? (values.titleOf('person', process.owner) ?? null) : null],
    [t('excel.process.version'), `${version.title} · ${choiceLabel(lang, 'processVersion', 'status', version.status)}`],
    [label('purpose'), process.purpose],
    [label('trigger'), process.trigger],
    [label('customer'), process.customer],
    [label('result'), process.result],
    [label('volumePerMonth'), process.volumePerMonth],
    [t('excel.process.stepCount'), totals.steps],
    [t('excel.process.handOvers'), totals.handOvers],
    [t('excel.process.approvals'), totals.approvals],
    [t('excel.process.processing'), time(totals.processing)],
    [t('excel.process.waiting'), time(totals.waiting)],
    [
      t('excel.process.totalCost'),
      t('excel.money', { amount: formatMoney(totals.cost, values), currency: values.currency }),
    ],
  ]
  const shown = pairs.filter(([, value]) => value !== null && value !== '')
  // Two pairs in a row: label A, value B–D, label E–F (the phase column is narrow), value G–K.
  for (let i = 0; i < shown.length; i += 2) {
    const row = sheet.getRow(at + i / 2)
    let lines = 1
    for (const [pair, first, label, last] of [
      [shown[i], 1, 1, 4],
      [shown[i + 1], 5, 6, 11],
    ] as const) {
      if (!pair) continue
      labelCell(row.getCell(first), lang, pair[0])
      if (label > first) sheet.mergeCells(row.number, first, row.number, label)
      for (let c = label + 1; c <= last; c++) bodyCell(row.getCell(c), lang)
      row.getCell(label + 1).value = typeof pair[1] === 'string' ? cellText(pair[1]) : pair[1]
      sheet.mergeCells(row.number, label + 1, row.number, last)
      if (typeof pair[1] === 'string') lines = Math.max(lines, lineCount(pair[1], 30))
    }
    row.height = Math.min(200, Math.max(20, lines * 15 + 5))
  }
  return at + Math.ceil(shown.length / 2) + 1
}

const rowPixels = 20

function placePicture(
  sheet: Worksheet,
  context: WorkbookContext,
  picture: Picture,
  at: number,
  room: number,
  width: number,
): number {
  const { lang, t, workbook } = context
  const zoom = Math.min(1, room / picture.width)
  const size = { width: Math.round(picture.width * zoom), height: Math.round(picture.height * zoom) }
  headingRow(sheet, lang, at, t('excel.process.picture'), width)
  const id = workbook.addImage({ buffer: picture.png as never, extension: 'png' })
  sheet.addImage(id, {
    tl: { col: 0.05, row: at + 0.3 } as never,
    ext: size,
    editAs: 'oneCell',
  })
  const rows = Math.ceil((size.height + 16) / rowPixels)
  for (let r = 1; r <= rows; r++) sheet.getRow(at + r).height = rowPixels * 0.75
  return at + rows + 2
}

function stepColumns(
  context: WorkbookContext,
  steps: readonly Step[],
  next: ReadonlyMap<string, string>,
): Column<Step>[] {
  const { lang, t, values } = context
  const label = (field: string) => fieldLabel(lang, 'step', field)
  const name = (entity: string, id: string | null) => (id === null ? null : (values.titleOf(entity, id) ?? null))
  const divisor = 10 ** minorDigits(values.currency)
  const seconds = (title: string, size: number, read: (s: Step) => number | null): Column<Step>[] =>
    steps.some((s) => read(s) !== null)
      ? [
          {
            title,
            value: (s) => ((v) => (v === null ? null : Number((v / size).toFixed(4))))(read(s)),
            format: '#,##0.##',
            sum: true,
            max: 12,
          },
        ]
      : []
  const optional = (field: 'inputs' | 'outputs' | 'systems' | 'records' | 'description', max = 26): Column<Step>[] =>
    steps.some((s) => s[field]) ? [{ title: label(field), value: (s) => s[field], max }] : []
  return [
    { title: t('excel.process.number'), value: (s, i) => s.code ?? i + 1, align: 'center', min: 6, max: 10 },
    { title: label('title'), value: (s) => s.title, min: 20, max: 34 },
    { title: label('kind'), value: (s) => choiceLabel(lang, 'step', 'kind', s.kind), align: 'center' },
    { title: label('lane'), value: (s) => name('lane', s.lane), max: 18 },
    { title: label('phase'), value: (s) => name('phase', s.phase), max: 14 },
    { title: label('ownerRole'), value: (s) => name('role', s.ownerRole), max: 18 },
    {
      title: label('owners'),
      value: (s) => s.owners.map((id) => name('person', id)).join(lang === 'zh' ? '、' : ', '),
      max: 20,
    },
    ...seconds(t('excel.process.processingMinutes'), 60, (s) =>
      s.processingBasis === 'working' ? s.processingTime : null,
    ),
    ...seconds(t('excel.process.processingCalendarMinutes'), 60, (s) =>
      s.processingBasis === 'calendar' ? s.processingTime : null,
    ),
    ...seconds(t('excel.process.waitingHours'), 3600, (s) => (s.waitingBasis === 'working' ? s.waitingTime : null)),
    ...seconds(t('excel.process.waitingCalendarHours'), 3600, (s) =>
      s.waitingBasis === 'calendar' ? s.waitingTime : null,
    ),
    ...(steps.some((s) => s.cost !== null)
      ? [
          {
            title: t('excel.process.cost', { currency: values.currency }),
            value: (s: Step) => (s.cost === null ? null : s.cost / divisor),
            format: '#,##0.00',
            sum: true,
            max: 12,
          },
        ]
      : []),
    { title: t('excel.process.next'), value: (s) => next.get(s.id) ?? null, min: 16, max: 32 },
    ...(steps.some((s) => s.valueClass)
      ? [
          {
            title: label('valueClass'),
            value: (s: Step) => (s.valueClass ? choiceLabel(lang, 'step', 'valueClass', s.valueClass) : null),
            max: 14,
          },
        ]
      : []),
    ...optional('inputs'),
    ...optional('outputs'),
    ...optional('systems', 20),
    ...optional('records', 20),
    ...optional('description', 36),
  ]
}

async function versionSheet(
  context: WorkbookContext,
  process: RowOf<'process'>,
  version: RowOf<'processVersion'>,
  several: boolean,
): Promise<void> {
  const { reader, lang, t } = context
  const title = several ? `${process.title} · ${version.title}` : process.title
  const flows = reader.list('sequenceFlow', { processVersion: version.id })
  const steps = stepOrder(reader.list('step', { processVersion: version.id }), flows)
  const titleOf = new Map(steps.map((s) => [s.id, s.title]))
  const name = sheetName(title, context.sheetNames)
  const sheet = addSheet(context, title, name, `${steps.length}`, null)
  let at = titleRows(sheet, lang, title, `${context.plan.title} · ${context.today}`)
  const next = new Map<string, string>()
  for (const flow of flows) {
    const line = `${flow.label ? `${flow.label}：` : ''}${titleOf.get(flow.to) ?? ''}`
    next.set(flow.from, next.has(flow.from) ? `${next.get(flow.from)}\n${line}` : line)
  }
  // Widths first: header block and picture share the columns of the table.
  const columns = stepColumns(context, steps, next)
  const room = fitColumns(sheet, columns, steps)
  at = headerBlock(sheet, context, process, version, at)
  const picture = steps.length > 0 ? await context.picture(version.id) : null
  if (picture) at = placePicture(sheet, context, picture, at, room - 8, columns.length)
  headingRow(sheet, lang, at, t('excel.process.steps'), columns.length)
  if (steps.length === 0) {
    sheet.getCell(at + 1, 1).value = t('excel.process.empty')
    return
  }
  at =
    writeTable(sheet, columns, steps, {
      lang,
      at: at + 1,
      totalLabel: t('excel.process.total'),
    }) + 1
  if (flows.length === 0) return
  headingRow(sheet, lang, at, t('excel.process.flows'), columns.length)
  const label = (field: string) => fieldLabel(lang, 'sequenceFlow', field)
  writeTable<RowOf<'sequenceFlow'>>(
    sheet,
    [
      { title: t('excel.process.number'), value: (_f, i) => i + 1, align: 'center', min: 6 },
      { title: label('from'), value: (f) => titleOf.get(f.from) ?? null, max: 34 },
      { title: label('label'), value: (f) => f.label, align: 'center' },
      { title: label('to'), value: (f) => titleOf.get(f.to) ?? null, max: 34 },
      {
        title: label('probability'),
        value: (f) => (f.probability === null ? null : formatPercent(f.probability)),
        align: 'right',
      },
    ],
    flows,
    { lang, at: at + 1 },
  )
}

export const processSheets: SheetBuilder = async (context) => {
  const { reader } = context
  for (const process of reader.list('process')) {
    const versions = reader.list('processVersion', { process: process.id })
    for (const version of versions) await versionSheet(context, process, version, versions.length > 1)
  }
}
