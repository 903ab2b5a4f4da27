// What values need to be read and written as text, taken from a plan: its settings, its names, the labels of a language.
import type { AnyRow } from '../model/entity.ts'
import { type EntityName, entityOf, isEntityName, type PlanReader } from '../model/plan.ts'
import { nameKey, type ValueContext } from '../model/values/context.ts'
import { choiceLabel, type Lang } from './index.ts'

/** A context over `reader` as it is now; names are indexed once per entity, on first use. `today` is YYYY-MM-DD. */
export function valueContext(reader: PlanReader, lang: Lang, today: string): ValueContext {
  const plan = reader.list('plan')[0]
  const indexes = new Map<EntityName, Map<string, string[]>>()
  /** A row that has no name of its own is named by its natural key: `李敏 · 客户沟通`. */
  const titleOf = (entity: string, id: string): string | undefined => {
    if (!isEntityName(entity)) return undefined
    const row = reader.get(entity, id) as AnyRow | undefined
    if (!row) return undefined
    const { title, fields, naturalKey } = entityOf(entity)
    if (fields[title]?.kind !== 'ref') return String(row[title] ?? '')
    const parts = naturalKey.map((name) => {
      const field = fields[name]
      return field?.kind === 'ref' ? titleOf(String(field.to), String(row[name])) : String(row[name] ?? '')
    })
    return parts.filter(Boolean).join(' · ')
  }
  const index = (entity: EntityName) => {
    let names = indexes.get(entity)
    if (!names) {
      names = new Map()
      const { title, fields } = entityOf(entity)
      for (const row of reader.list(entity) as AnyRow[]) {
        const keys = new Set(
          [fields[title]?.kind === 'ref' ? titleOf(entity, row.id) : row[title], 'code' in fields ? row.code : null]
            .filter(Boolean)
            .map((text) => nameKey(String(text))),
        )
        for (const key of keys) names.set(key, [...(names.get(key) ?? []), row.id])
      }
      indexes.set(entity, names)
    }
    return names
  }
  return {
    lang,
    today,
    hoursPerDay: plan?.hoursPerDay ?? 8,
    daysPerWeek: plan?.daysPerWeek ?? 5,
    currency: plan?.currency ?? 'CNY',
    choiceLabel: (entity, field, code) => (isEntityName(entity) ? choiceLabel(lang, entity, field, code) : code),
    titleOf,
    find: (entity, text) => (isEntityName(entity) ? (index(entity).get(nameKey(text)) ?? []) : []),
  }
}
