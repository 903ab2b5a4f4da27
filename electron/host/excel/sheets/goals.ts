// The goals sheet: the tree from vision to staged sub-goals, indented, with state and progress.

import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { sheetName } from '../cellText.ts'
import { stateCell, titleRows } from '../style.ts'
import { type Column, writeTable } from '../table.ts'
import { addSheet, type SheetBuilder } from '../workbookContext.ts'

type Goal = RowOf<'goal'>

/** Goals in tree order with their depth; a goal whose parent is missing counts as a root. */
export function goalTree(goals: readonly Goal[]): { goal: Goal; depth: number }[] {
  const children = new Map<string | null, Goal[]>()
  const ids = new Set(goals.map((g) => g.id))
  for (const goal of goals) {
    const parent = goal.parent !== null && ids.has(goal.parent) ? goal.parent : null
    const list = children.get(parent)
    if (list) list.push(goal)
    else children.set(parent, [goal])
  }
  const out: { goal: Goal; depth: number }[] = []
  const walk = (parent: string | null, depth: number) => {
    for (const goal of children.get(parent) ?? []) {
      out.push({ goal, depth })
      walk(goal.id, depth + 1)
    }
  }
  walk(null, 0)
  return out
}

const lights: Partial<Record<Goal['status'], 'green' | 'amber' | 'red'>> = {
  onTrack: 'green',
  done: 'green',
  atRisk: 'amber',
  offTrack: 'red',
}

export const goalsSheet: SheetBuilder = (context) => {
  const { reader, lang, t, values } = context
  const rows = goalTree(reader.list('goal'))
  if (rows.length === 0) return
  const kpis = reader.list('kpi')
  const label = (field: string) => fieldLabel(lang, 'goal', field)
  const choice = (field: string, code: string | null) => (code === null ? null : choiceLabel(lang, 'goal', field, code))
  const columns: Column<{ goal: Goal; depth: number }>[] = [
    { title: label('title'), value: ({ goal }) => goal.title, min: 30, max: 48, indent: ({ depth }) => depth },
    { title: label('level'), value: ({ goal }) => choice('level', goal.level), align: 'center' },
    { title: label('companyGoal'), value: ({ goal }) => goal.companyGoal, max: 28 },
    {
      title: label('period'),
      value: ({ goal }) => (goal.period ? formatPeriod(goal.period, lang) : null),
      align: 'center',
    },
    { title: label('dueOn'), value: ({ goal }) => goal.dueOn, align: 'center', min: 12 },
    {
      title: label('owner'),
      value: ({ goal }) => (goal.owner ? (values.titleOf('person', goal.owner) ?? null) : null),
    },
    { title: label('status'), value: ({ goal }) => choice('status', goal.status), align: 'center' },
    { title: label('progress'), value: ({ goal }) => goal.progress, format: '0%' },
    {
      title: t('excel.goals.kpiCount'),
      value: ({ goal }) => kpis.filter((k) => k.goals.includes(goal.id)).length || null,
    },
    { title: label('measurable'), value: ({ goal }) => goal.measurable, max: 40 },
    ...(rows.some(({ goal }) => goal.reviewNotes)
      ? [{ title: label('reviewNotes'), value: ({ goal }: { goal: Goal }) => goal.reviewNotes, max: 40 }]
      : []),
  ]
  const name = sheetName(t('excel.goals.sheet'), context.sheetNames)
  const sheet = addSheet(context, t('excel.goals.sheet'), name, `${rows.length}`, 4)
  const at = titleRows(sheet, lang, t('excel.goals.sheet'), `${context.plan.title} · ${context.today}`)
  const end = writeTable(sheet, columns, rows, { lang, at })
  rows.forEach(({ goal }, i) => {
    const light = lights[goal.status]
    if (light) stateCell(sheet.getCell(at + 1 + i, 7), lang, light)
  })
  sheet.autoFilter = { from: { row: at, column: 1 }, to: { row: end - 1, column: columns.length } }
}
