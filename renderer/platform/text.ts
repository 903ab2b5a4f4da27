// Words and values in the window's language: the translator, and the context with which values are parsed and formatted.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { type Lang, type Translate, translator } from '#shared/i18n/index.ts'
import { valueContext as contextOf } from '#shared/i18n/valueContext.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf, isEntityName } from '#shared/model/plan.ts'
import { nameKey, type ValueContext } from '#shared/model/values/context.ts'
import { planStore } from './planStore.ts'
import type { Table } from './planTables.ts'
import { planReader } from './useRows.ts'
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

/** The context over the cache: names are found in an index that follows each table. */
function cacheContext(lang: Lang): ValueContext {
  return {
    ...contextOf(planReader(), lang, today()),
    find: (entity, text) => {
      if (!isEntityName(entity)) return nobody
      return nameIndex(entity, planStore.getState().rows[entity] as Table<EntityName>).get(nameKey(text)) ?? nobody
    },
  }
}

/** The context now, outside React. */
export const valueContext = (): ValueContext => cacheContext(useWindow.getState().lang)

/** The context; a new object when the language, the plan's settings or any row's name changes. */
export function useValueContext(): ValueContext {
  const lang = useLang()
  const plan = useStore(planStore, (cache) => cache.rows.plan)
  const names = useStore(planStore, (cache) => cache.names)
  // biome-ignore lint/correctness/useExhaustiveDependencies: plan and names stand for what the context reads.
  return useMemo(() => cacheContext(lang), [lang, plan, names])
}
