// The example in an empty collection sheet: one row that shows what a filled one looks like.
import type { Lang, Translate } from '#shared/i18n/index.ts'
import type { Field } from '#shared/model/field.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import type { Cell } from '#shared/sheets/cells.ts'
import { choiceTexts, type DataColumn, yesNo } from '#shared/sheets/dataWorkbook/dataColumns.ts'
import { exampleMark } from '#shared/sheets/exampleRow.ts'

interface ExampleContext {
  readonly lang: Lang
  readonly t: Translate
  /** YYYY-MM-DD */
  readonly day: string
}

/** Entities whose example has a title of its own. */
const titled = [
  'task',
  'risk',
  'person',
  'feedback',
  'improvement',
  'goal',
  'kpi',
  'budgetLine',
  'resource',
  'training',
] as const
type Titled = (typeof titled)[number]
const isTitled = (entity: EntityName): entity is Titled => (titled as readonly string[]).includes(entity)

function exampleCell(entity: EntityName, name: string, field: Field, { lang, t, day }: ExampleContext): Cell {
  switch (field.kind) {
    case 'choice':
      return [...choiceTexts(entity, name, field, lang)].find(([code]) => code === (field.default ?? code))?.[1] ?? null
    case 'bool':
      return yesNo(lang)[0]
    case 'date':
      return { date: day }
    case 'time':
      return { time: 18 * 3600 }
    case 'period':
      return day.slice(0, 7)
    case 'percent':
      return Math.min(0.5, field.max ?? 0.5)
    case 'integer':
      return Math.max(field.min ?? 1, Math.min(3, field.max ?? 3))
    case 'number':
      return Math.min(40, field.max ?? 40)
    case 'money':
      return 1000
    case 'duration':
      return t('dataWorkbook.example.duration')
    case 'ref':
    case 'refs':
      return field.to === 'person'
        ? t(field.kind === 'ref' ? 'dataWorkbook.example.owner' : 'dataWorkbook.example.owners')
        : null
    default:
      return null
  }
}

/** The cells of the example of an entity, in the order of its columns; columns out of sight and long texts stay blank. */
export function exampleCells(entity: EntityName, columns: readonly DataColumn[], context: ExampleContext): Cell[] {
  const { title } = entityOf(entity)
  const { lang, t } = context
  return columns.map(({ field, definition, hidden }) => {
    if (field === null || !definition || hidden) return null
    if (field !== title) return exampleCell(entity, field, definition, context)
    return `${exampleMark[lang]}${t(isTitled(entity) ? `dataWorkbook.example.${entity}` : 'dataWorkbook.example.title')}`
  })
}
