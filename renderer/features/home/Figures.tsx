// The plan in numbers, each leading to the screen it counts.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { useT } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { processTotals } from '#shared/analysis/processTotals.ts'
import type { TextKey } from '#shared/i18n/index.ts'
import styles from './Figures.module.css'

interface Figure {
  readonly label: TextKey
  readonly value: number
  readonly screen: string
  /** Counts what is missing: amber unless zero. */
  readonly gap?: boolean
}

function figures(): Figure[] {
  const reader = planReader()
  const versions = reader.list('processVersion').filter((version) => version.status !== 'retired')
  const totals = versions.map((version) => processTotals(reader, version.id))
  const sum = (of: (total: (typeof totals)[number]) => number) => totals.reduce((n, total) => n + of(total), 0)
  const processes = reader.list('process').filter((process) => process.kind === 'process').length
  const steps = sum((total) => total.steps)
  return [
    { label: 'home.figure.goals', value: reader.list('goal').length, screen: 'goals' },
    { label: 'home.figure.kpis', value: reader.list('kpi').length, screen: 'kpis' },
    { label: 'home.figure.processes', value: processes, screen: 'process' },
    { label: 'home.figure.steps', value: steps, screen: 'process' },
    { label: 'home.figure.handOvers', value: sum((total) => total.handOvers), screen: 'process' },
    { label: 'home.figure.people', value: reader.list('person').length, screen: 'people' },
    { label: 'home.figure.withoutOwner', value: sum((total) => total.withoutOwner), screen: 'process', gap: true },
    { label: 'home.figure.withoutTime', value: sum((total) => total.withoutTime), screen: 'process', gap: true },
  ]
}

export function Figures() {
  const t = useT()
  const rows = useStore(planStore, (cache) => cache.rows)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader reads the rows.
  const all = useMemo(figures, [rows])
  return (
    <div className={styles.figures}>
      {all.map(({ label, value, screen, gap }) => (
        <button
          key={label}
          type="button"
          className={styles.figure}
          data-gap={(gap && value > 0) || undefined}
          onClick={() => navigate(screen)}
        >
          <strong className={styles.value}>{value}</strong>
          <span className={styles.label}>{t(label)}</span>
        </button>
      ))}
    </div>
  )
}
