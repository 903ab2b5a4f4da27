// The goals sheet: the tree from vision to staged sub-goals with state and progress, and below it what each progress is made of.
import { goalRollup } from '#shared/analysis/goalRollup.ts'
import { choiceLabel, entityLabels, fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import {
  day,
  headingRow,
  keepHeader,
  type LeadershipContext,
  newSheet,
  personName,
  type SheetBuilder,
  sheetTitle,
  titleRows,
} from '../context.ts'
import { at, live, range, roundTo, type SheetDraft } from '../draft.ts'
import { checked, round } from '../kpiFormulas.ts'
import { colour, conditionLooks } from '../looks.ts'
import { type Column, writeTable } from '../table.ts'

type Goal = RowOf<'goal'>
type Line = LeadershipContext['board']['goals'][number]

const lights = { onTrack: 'green', done: 'green', atRisk: 'amber', offTrack: 'red' } as const

/** Rows of the parts of every goal that is rolled up, in the order of the goals. */
function partRows(lines: readonly Line[]) {
  return lines.flatMap(({ goal, rollup }) =>
    rollup.parts.map((part, i) => ({ goal, part, isFirst: i === 0, count: rollup.parts.length })),
  )
}
type PartRow = ReturnType<typeof partRows>[number]

/** What each goal's progress is made of; returns the row where the parts of a goal begin. */
function writeParts(sheet: SheetDraft, context: LeadershipContext, row: number, lines: readonly Line[]) {
  const { lang, t, values } = context
  const begins = new Map<string, number>()
  const parts = partRows(lines)
  if (parts.length === 0) return begins
  headingRow(sheet, row, t('excel.goals.parts'), 6)
  parts.forEach(({ goal, isFirst }, i) => {
    if (isFirst) begins.set(goal.id, row + 2 + i)
  })
  const sharesOf = ({ goal, count }: PartRow, column: number) => {
    const first = begins.get(goal.id) as number
    return range(first, column, first + count - 1, column).replace(/([A-Z]+)(\d+)/g, '$1$$$2')
  }
  const columns: Column<PartRow>[] = [
    { title: fieldLabel(lang, 'goal', 'title'), value: ({ goal, isFirst }) => (isFirst ? goal.title : null) },
    { title: t('excel.goals.kind'), look: 'centred', value: ({ part }) => entityLabels(lang, part.kind).name },
    { title: t('excel.goals.part'), value: ({ part }) => values.titleOf(part.kind, part.id) ?? null, max: 30 },
    { key: 'weight', title: fieldLabel(lang, 'goal', 'weight'), look: 'percent', value: ({ part }) => part.weight },
    {
      key: 'progress',
      title: fieldLabel(lang, 'goal', 'progress'),
      look: 'percent',
      value: ({ part }) => part.progress,
    },
    {
      key: 'share',
      title: t('excel.goals.share'),
      look: 'percent',
      value: (one, _i, ref) => {
        const { part, goal } = one
        const all = lines.find((line) => line.goal.id === goal.id)?.rollup.parts ?? []
        const known = all.filter((p) => p.progress !== null)
        // Parts without a weight are taken as the mean of the others: such shares are no simple quotient.
        if (part.progress === null || known.some((p) => p.weight === null))
          return part.progress === null ? null : part.share
        const total = known.reduce((n, p) => n + Math.max(0, p.weight ?? 0), 0)
        const formula = round(`${ref('weight')}/SUMIF(${sharesOf(one, 5)},">=0",${sharesOf(one, 4)})`)
        return checked(formula, total === 0 ? null : roundTo((part.weight ?? 0) / total), part.share)
      },
    },
    {
      key: 'contribution',
      title: t('excel.goals.contribution'),
      look: 'percent',
      value: ({ part }, _i, ref) =>
        live(
          `IF(${ref('progress')}="","",${round(`${ref('progress')}*${ref('share')}`)})`,
          part.contribution === null ? '' : roundTo(part.contribution),
        ),
    },
  ]
  const placed = writeTable(sheet, columns, parts, { at: row + 1 })
  sheet.conditions.push({ kind: 'bar', range: placed.body('progress'), colour: colour.accentMiddle, full: 1 })
  return begins
}

export const goalsSheet: SheetBuilder = (context) => {
  const { reader, board, lang, t } = context
  const lines = board.goals
  if (lines.length === 0) return []
  const depth = new Map<string, number>()
  for (const { goal } of lines) depth.set(goal.id, goal.parent === null ? 0 : (depth.get(goal.parent) ?? -1) + 1)
  const kpis = reader.list('kpi')
  const label = (field: string) => fieldLabel(lang, 'goal', field)
  const choice = (field: string, code: string | null) => (code === null ? null : choiceLabel(lang, 'goal', field, code))
  const checks = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const
  const smart = (goal: Goal) => checks.map((part) => (goal[`${part}Checked`] ? '✓' : goal[part] ? '○' : '–')).join(' ')
  const rollups = goalRollup(reader, context.figures)
  // The parts stand below the goals: where, is known before either is written.
  const partsAt = 4 + lines.length + 3
  const firstPart = new Map<string, number>()
  partRows(lines).forEach(({ goal, isFirst }, i) => {
    if (isFirst) firstPart.set(goal.id, partsAt + 2 + i)
  })
  const columns: Column<Line>[] = [
    {
      title: label('title'),
      value: ({ goal }) => goal.title,
      variant: ({ goal }) => ({
        indent: 1 + 2 * (depth.get(goal.id) ?? 0),
        ...(depth.get(goal.id) ? {} : { font: { bold: true } }),
      }),
      min: 30,
      max: 44,
    },
    { title: label('level'), value: ({ goal }) => choice('level', goal.level), look: 'centred', min: 12 },
    { title: label('companyGoal'), value: ({ goal }) => goal.companyGoal, max: 26 },
    {
      title: label('period'),
      value: ({ goal }) => (goal.period ? formatPeriod(goal.period, lang) : null),
      look: 'centred',
      min: 10,
    },
    { title: label('dueOn'), value: ({ goal }) => day(goal.dueOn), look: 'date', min: 12 },
    { title: label('owner'), value: ({ goal }) => personName(context, goal.owner), max: 14 },
    {
      key: 'status',
      title: label('status'),
      value: ({ goal }) => choice('status', goal.status),
      look: 'centred',
      variant: ({ goal }) => lightOf(goal.status),
      min: 11,
    },
    {
      key: 'progress',
      title: label('progress'),
      look: 'percent',
      min: 11,
      value: ({ goal, rollup }) => {
        const first = firstPart.get(goal.id)
        if (rollup.source !== 'parts' || first === undefined) return rollup.progress
        const cells = range(first, 7, first + rollup.parts.length - 1, 7)
        return live(
          `IF(COUNT(${cells})=0,"",ROUND(SUM(${cells}),6))`,
          rollup.progress === null ? '' : roundTo(rollup.progress, 6),
        )
      },
    },
    { title: t('excel.goals.expected'), look: 'percent', value: ({ pace }) => pace.expected },
    {
      title: t('excel.goals.kpiCount'),
      look: 'number',
      variant: { format: '0' },
      value: ({ goal }) => kpis.filter((k) => k.goals.includes(goal.id)).length || null,
    },
    { title: 'SMART', value: ({ goal }) => smart(goal), look: 'centred', min: 13 },
    { title: label('measurable'), value: ({ goal }) => goal.measurable, max: 34 },
    ...(lines.some(({ goal }) => goal.reviewNotes)
      ? [{ title: label('reviewNotes'), value: ({ goal }: Line) => goal.reviewNotes, max: 34 }]
      : []),
  ]
  const title = t(sheetTitle('goals'))
  const sheet = newSheet(context, title)
  const row = titleRows(sheet, context, title, t('excel.goals.line'))
  const table = writeTable(sheet, columns, lines, { at: row })
  keepHeader(sheet, row)
  sheet.filter = range(row, 1, row + lines.length, columns.length)
  sheet.conditions.push({ kind: 'bar', range: table.body('progress'), colour: colour.accentMiddle, full: 1 })
  for (const status of ['onTrack', 'done', 'atRisk', 'offTrack'] as const)
    sheet.conditions.push({
      kind: 'formula',
      range: table.body('status'),
      formula: `${at(table.first, table.column('status'))}="${choice('status', status)}"`,
      look: conditionLooks[lights[status]],
    })
  if (rollups.size > 0) writeParts(sheet, context, partsAt, lines)
  return [sheet]
}

/** Bold, so that a state stands out in print without colour too. */
const lightOf = (status: Goal['status']) => (status in lights ? { font: { bold: true } } : undefined)
