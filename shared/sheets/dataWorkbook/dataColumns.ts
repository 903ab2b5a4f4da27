// The columns of an entity's sheet in a data workbook: header with unit, width, whether it is in sight, and its drop-down.
import { choiceLabel, entityLabels, type Lang } from '../../i18n/index.ts'
import type { Field } from '../../model/field.ts'
import { type EntityName, entityOf } from '../../model/plan.ts'
import { minorDigits } from '../../model/values/numbers.ts'
import { durationUnitWord } from './units.ts'

export interface DataColumn {
  /** Name of the field; null: the row's id. */
  readonly field: string | null
  readonly header: string
  readonly hidden: boolean
  /** In characters. */
  readonly width: number
  readonly definition: Field | null
  /** What belongs in here, for the note on the header. */
  readonly hint: string | null
}

/** Header of the hidden first column: it holds the ids, and its header says which entity the sheet is about. */
export const idHeader = (entity: EntityName): string => `#${entity}`

/** Widths that kinds have where a definition gives none. */
const widths: Partial<Record<Field['kind'], number>> = { longText: 36, refs: 24, timestamp: 24, date: 12, bool: 8 }

/** Bookkeeping nobody edits; a reference is always in sight, because a new row needs it. */
const outOfSight = (field: Field): boolean => field.hidden && field.kind !== 'ref' && field.kind !== 'refs'

function unitOf(field: Field, lang: Lang, currency: string): string | null {
  if (field.kind === 'duration') return durationUnitWord(lang)
  if (field.kind === 'money') return currency
  return field.kind === 'percent' ? '%' : null
}

/** Columns in order: the id, the title, what people edit, bookkeeping last. `currency`: that of the plan. */
export function dataColumns(entity: EntityName, lang: Lang, currency: string): DataColumn[] {
  const { fields, title } = entityOf(entity)
  const labels = entityLabels(lang, entity)
  const all = Object.entries(fields)
  const inSight = all.filter(([name, f]) => name !== title && !outOfSight(f))
  const ordered = [
    ...all.filter(([name]) => name === title),
    ...inSight,
    ...all.filter(([name, f]) => name !== title && outOfSight(f)),
  ]
  const used = new Map<string, number>()
  for (const [name] of ordered) {
    const label = labels.fields[name] ?? name
    used.set(label, (used.get(label) ?? 0) + 1)
  }
  const columns = ordered.map(([name, field]): DataColumn => {
    const label = labels.fields[name] ?? name
    const unit = unitOf(field, lang, currency)
    const own = (used.get(label) ?? 0) > 1 ? `${label} (${name})` : label
    return {
      field: name,
      header: `${own}${unit ? ` [${unit}]` : ''}${field.required && field.default === null && field.kind !== 'refs' ? ' *' : ''}`,
      hidden: name !== title && outOfSight(field),
      width: Math.max(10, Math.min(60, field.width ?? widths[field.kind] ?? 14)),
      definition: field,
      hint: labels.hints?.[name] ?? null,
    }
  })
  const id: DataColumn = {
    field: null,
    header: idHeader(entity),
    hidden: true,
    width: 38,
    definition: null,
    hint: null,
  }
  return [id, ...columns]
}

/** The words of a choice, each its own even where two codes have one label. */
export function choiceTexts(entity: EntityName, name: string, field: Field, lang: Lang): Map<string, string> {
  const codes = field.choices ?? []
  const labels = codes.map((code) => choiceLabel(lang, entity, name, code))
  return new Map(
    codes.map((code, i) => {
      const label = labels[i] as string
      return [code, labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} (${code})`]
    }),
  )
}

export const yesNo = (lang: Lang): readonly [yes: string, no: string] => (lang === 'zh' ? ['是', '否'] : ['Yes', 'No'])

/** What a whole unit of the currency has in minor units: 100 fen. */
export const minorPerUnit = (currency: string): number => 10 ** minorDigits(currency)
