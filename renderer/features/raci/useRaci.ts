// The matrix over the plan as it is: what can be chosen as its scope, its rows, and the roles across.
import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { useLang, useT } from '#platform/text.ts'
import { planReader, useRows } from '#platform/useRows.ts'
import { consultedLimitOf } from '#shared/analysis/raciJudge.ts'
import { keptRows, type RaciRow, type RaciScope, raciRows } from '#shared/analysis/raciRows.ts'
import { currentVersions } from '#shared/analysis/workloadVersions.ts'
import { choiceLabel } from '#shared/i18n/index.ts'

export interface ScopeChoice {
  readonly id: RaciScope
  readonly title: string
}

/** The tables that RACI is read from; the same object until one of them changes. */
export function useRaciTables() {
  const rows = useStore(planStore, (cache) => cache.rows)
  const { step, task, process, processVersion, sequenceFlow, lane, person, role, department, duty } = rows
  const settings = rows.healthRuleSetting
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tables stand for what is read through the reader.
  return useMemo(
    () => ({}),
    [step, task, process, processVersion, sequenceFlow, lane, person, role, department, duty, settings],
  )
}

/** The whole plan, the tasks, and each version that is not retired. */
export function useScopes(): readonly ScopeChoice[] {
  const t = useT()
  const lang = useLang()
  const processes = useRows('process')
  const versions = useRows('processVersion')
  return useMemo(() => {
    const titles = new Map(processes.map(({ id, title }) => [id, title]))
    const many = new Set(currentVersions(planReader(), 'newest').map(({ id }) => id))
    const ofProcesses = processes.flatMap(({ id }) => {
      const own = versions.filter((version) => version.process === id && version.status !== 'retired')
      return own.map((version) => {
        const kind = choiceLabel(lang, 'processVersion', 'kind', version.kind)
        const word = version.title.toLowerCase().startsWith(kind.toLowerCase())
          ? version.title
          : `${kind} · ${version.title}`
        const alone = own.length === 1 && many.has(version.id)
        return { id: version.id, title: alone ? (titles.get(id) ?? '') : `${titles.get(id) ?? ''} · ${word}` }
      })
    })
    return [{ id: 'all', title: t('raci.whole') }, ...ofProcesses, { id: 'tasks', title: t('raci.tasks') }]
  }, [processes, versions, lang, t])
}

export function useRaci(scope: RaciScope) {
  const tables = useRaciTables()
  const roles = useRows('role')
  const last = useRef<readonly RaciRow[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tables stand for what is read through the reader.
  return useMemo(() => {
    const reader = planReader()
    // Rows that say what they said are the same objects: the grid draws and searches only the others anew.
    const rows = keptRows(last.current, raciRows(reader, scope))
    last.current = rows
    return {
      rows,
      roles,
      limit: consultedLimitOf(reader),
      issues: rows.reduce((sum, row) => sum + row.issues.length, 0),
      differences: rows.reduce((sum, row) => sum + (row.frozen ? 0 : row.differences.length), 0),
    }
  }, [tables, scope, roles])
}
