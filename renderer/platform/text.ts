// Words and values in the window's language: the translator, and the context with which values are parsed and formatted.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { choiceLabel, type Lang, type Translate, translator } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf, isEntityName } from '#shared/model/plan.ts'
import { nameKey, type ValueContext } from '#shared/model/values/context.ts'
import { planStore } from './planStore.ts'
import type { PlanTables, Table } from './planTables.ts'
import { useWindow } from './windowState.ts'

export const useLang = (): Lang => useWindow((window) => window.lang)
export const useT = (): Translate => translator(useLang())
/** The translator of the language now, outside React. */
export const currentT = (): Translate => translator(useWindow.getState().lang)

const indexes = new WeakMap<object, Map<string, string[]>>()
const nobody: readonly string[] = []

/** Ids of rows by folded title and code; built when first asked after a change of the table. */
function nameIndex(entity: EntityName, table: Table<EntityName>): Map<string, string[]> {
  const known = indexes.get(table)
  if (known) return known
  const index = new Map<string, string[]>()
  const { title, fields } = entityOf(entity)
  for (const row of table.values() as Iterable<AnyRow>) {
    const names = new Set(
      [row[title], 'code' in fields ? row.code : null].filter(Boolean).map((n) => nameKey(String(n))),
    )
    for (const name of names) {
      const ids = index.get(name)
      if (ids) ids.push(row.id)
      else index.set(name, [row.id])
    }
  }
  indexes.set(table, index)
  return index
}

/** The day as the user's clock has it, YYYY-MM-DD. */
export function today(now = new Date()): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** A context over whatever tables `tables` gives at the time of each question. */
export function contextOver(lang: Lang, tables: () => PlanTables): ValueContext {
  const plan = tables().plan.values().next().value
  const table = (entity: string) => (isEntityName(entity) ? (tables()[entity] as Table<EntityName>) : undefined)
  return {
    lang,
    hoursPerDay: plan?.hoursPerDay ?? 8,
    daysPerWeek: plan?.daysPerWeek ?? 5,
    currency: plan?.currency ?? 'CNY',
    today: today(),
    choiceLabel: (entity, field, code) => choiceLabel(lang, entity as EntityName, field, code),
    titleOf: (entity, id) => {
      const row = table(entity)?.get(id) as AnyRow | undefined
      return row ? String(row[entityOf(entity as EntityName).title] ?? '') : undefined
    },
    find: (entity, text) => {
      const rows = table(entity)
      return rows ? (nameIndex(entity as EntityName, rows).get(nameKey(text)) ?? nobody) : nobody
    },
  }
}

/** The context now, outside React. */
export const valueContext = (): ValueContext => contextOver(useWindow.getState().lang, () => planStore.getState().rows)

/** The context; a new object when the language, the plan's settings or any row's name changes. */
export function useValueContext(): ValueContext {
  const lang = useLang()
  const plan = useStore(planStore, (cache) => cache.rows.plan)
  const names = useStore(planStore, (cache) => cache.names)
  // biome-ignore lint/correctness/useExhaustiveDependencies: plan and names stand for what the context reads.
  return useMemo(() => contextOver(lang, () => planStore.getState().rows), [lang, plan, names])
}
