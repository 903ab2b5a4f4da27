// The steps of a process version on a sheet of their own, and who does what at each of them on another: one table each.
import { sheetNameMost } from '#host/excel/cellText.ts'
import { isWork } from '#shared/analysis/processTotals.ts'
import { isBegun, raciLetters } from '#shared/analysis/raci.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { keepHeader, type LeadershipContext, money, moneyFormat, names, newSheet, titleRows } from '../context.ts'
import { live, range, type SheetDraft } from '../draft.ts'
import { colour } from '../looks.ts'
import { type Column, type Placed, writeTable } from '../table.ts'
import { dutyOf } from './raci.ts'

type Step = RowOf<'step'>
type Flow = RowOf<'sequenceFlow'>

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

/** What the sheets of a version are called by. */
export interface Titles {
  readonly process: string
  /** Null where the process has no other. */
  readonly version: string | null
}
export const titleOf = ({ process, version }: Titles, part?: string) =>
  [process, version, part].filter(Boolean).join(' · ')

/** The name of a further sheet of a version: what it holds stays readable however long the titles are. */
function partName({ process, version }: Titles, part: string): string {
  const end = ` · ${version === null ? '' : `${version.slice(0, 10).trim()} · `}${part}`
  return `${process.slice(0, sheetNameMost - end.length).trim()}${end}`
}

/** The steps on a sheet of their own: one table, whose header every page repeats. */
export function stepsSheet(
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
export function dutiesSheet(context: LeadershipContext, of: Titles, steps: readonly NumberedStep[]): SheetDraft | null {
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
