// The data dictionary: what each KPI means, how every computed figure comes about, and what the columns of the plan hold.
import { choiceLabel, entityLabels, fieldLabel, type Lang, type TextKey } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import type { Field } from '#shared/model/field.ts'
import { type EntityName, entityOf, type PlanReader, type RowOf } from '#shared/model/plan.ts'
import { headingRow, type LeadershipContext, newSheet, type SheetBuilder, sheetTitle, titleRows } from '../context.ts'
import { type Column, writeTable } from '../table.ts'

const figures = [
  'achievement',
  'light',
  'ytd',
  'score',
  'progress',
  'variance',
  'usage',
  'risk',
  'processing',
  'handOver',
  'coverage',
] as const

/** The entities that leadership reads about; those behind them would only lengthen the list. */
const shown: readonly EntityName[] = [
  'goal',
  'kpi',
  'process',
  'processVersion',
  'step',
  'budgetLine',
  'task',
  'risk',
  'meeting',
  'actionItem',
  'sopDocument',
  'training',
  'improvement',
]

interface FieldLine {
  readonly entity: EntityName
  readonly name: string
  readonly field: Field
  readonly isFirst: boolean
}

/** Fields that no row fills would only lengthen the list. */
const holds = (reader: PlanReader, entity: EntityName, name: string) =>
  (reader.list(entity) as AnyRow[]).some((row) => {
    const value = row[name]
    return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  })

/** What a field can hold, where its label alone does not say it; '' else. */
function explained(lang: Lang, entity: EntityName, name: string, field: Field): string {
  const labels = entityLabels(lang, entity)
  if (field.kind === 'choice') return Object.values(labels.choices[name] ?? {}).join(lang === 'zh' ? '、' : ', ')
  if (field.kind === 'ref' || field.kind === 'refs') return `→ ${entityLabels(lang, field.to as EntityName).name}`
  return labels.hints?.[name] ?? ''
}

function fieldLines({ reader, lang }: LeadershipContext): FieldLine[] {
  return shown
    .filter((entity) => reader.list(entity).length > 0)
    .flatMap((entity) =>
      Object.entries(entityOf(entity).fields)
        .filter(([, field]) => !field.hidden)
        .filter(([name, field]) => holds(reader, entity, name) && explained(lang, entity, name, field) !== '')
        .map(([name, field], i) => ({ entity, name, field, isFirst: i === 0 })),
    )
}

export const dictionarySheet: SheetBuilder = (context) => {
  const { reader, lang, t } = context
  const title = t(sheetTitle('dictionary'))
  const sheet = newSheet(context, title)
  let row = titleRows(sheet, context, title, t('excel.dictionary.line'))
  const kpis = reader.list('kpi').filter(({ kind }) => kind !== 'group')
  if (kpis.length > 0) {
    const label = (field: string) => fieldLabel(lang, 'kpi', field)
    const choice = (field: string, code: string | null) =>
      code === null ? null : choiceLabel(lang, 'kpi', field, code)
    const columns: Column<RowOf<'kpi'>>[] = [
      { title: entityLabels(lang, 'kpi').name, value: (kpi) => kpi.title, min: 22, max: 30 },
      { title: label('unit'), value: (kpi) => kpi.unit, look: 'centred', min: 10, max: 16 },
      { title: label('frequency'), value: (kpi) => choice('frequency', kpi.frequency), look: 'centred', min: 12 },
      { title: label('definition'), value: (kpi) => kpi.definition, min: 30, max: 48 },
      { title: label('formulaText'), value: (kpi) => kpi.formulaText ?? kpi.formula, min: 30, max: 44 },
      { title: label('dataSource'), value: (kpi) => kpi.dataSource, min: 14, max: 24 },
    ]
    headingRow(sheet, row, t('excel.dictionary.kpis'), columns.length)
    row = writeTable(sheet, columns, kpis, { at: row + 1 }).next + 1
  }
  headingRow(sheet, row, t('excel.dictionary.figures'), 6)
  sheet.height(row + 1, 22)
  sheet.set(row + 1, 1, t('excel.dictionary.figure'), 'header')
  sheet.block([row + 1, 2, row + 1, 6], t('excel.dictionary.how'), 'header')
  for (const c of [1, 2, 3, 4, 5, 6]) sheet.widen(c, [22, 12, 12, 34, 34, 18][c - 1] as number)
  const room = [2, 3, 4, 5, 6].reduce((n, c) => n + sheet.width(c), 0) - 4
  figures.forEach((figure, i) => {
    const r = row + 2 + i
    const text = t(`excel.dictionary.${figure}.how` as TextKey)
    sheet.height(r, 20)
    const name = t(`excel.dictionary.${figure}.name` as TextKey)
    sheet.set(r, 1, name, 'text', { font: { bold: true } })
    sheet.fitHeight(r, name, sheet.width(1) - 3)
    sheet.block([r, 2, r, 6], text, 'text')
    sheet.fitHeight(r, text, room)
  })
  row += figures.length + 3
  const columns: Column<FieldLine>[] = [
    {
      title: t('excel.dictionary.entity'),
      value: ({ entity, isFirst }) => (isFirst ? entityLabels(lang, entity).plural : null),
      variant: { font: { bold: true } },
    },
    {
      title: t('excel.dictionary.rows'),
      look: 'number',
      variant: { format: '0' },
      value: ({ entity, isFirst }) => (isFirst ? reader.list(entity).length : null),
    },
    { title: t('excel.dictionary.required'), look: 'centred', value: ({ field }) => (field.required ? '✓' : null) },
    { title: t('excel.dictionary.field'), value: ({ entity, name }) => fieldLabel(lang, entity, name) },
    {
      title: t('excel.dictionary.holds'),
      max: 60,
      value: ({ entity, name, field }) => explained(lang, entity, name, field),
    },
    {
      title: t('excel.dictionary.kind'),
      look: 'centred',
      value: ({ field }) => t(`excel.dictionary.kinds.${field.kind}` as TextKey),
    },
  ]
  const fields = fieldLines(context)
  if (fields.length === 0) return [sheet]
  headingRow(sheet, row, t('excel.dictionary.fields'), columns.length)
  writeTable(sheet, columns, fields, { at: row + 1 })
  // The last table of the sheet is the one that goes on over pages.
  sheet.page = { ...sheet.page, titleRows: [row + 1, row + 1] }
  return [sheet]
}
