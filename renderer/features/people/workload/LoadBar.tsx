// One bar of the workload: process work, tasks and duties one after the other, and the line of what there is time for.
import type { Load } from '#shared/analysis/workload.ts'
import styles from './Workload.module.css'

export const causeKinds = ['step', 'task', 'duty'] as const

export const wholeHours = (hours: number): number => (hours >= 10 ? Math.round(hours) : Math.round(hours * 10) / 10)

/** @param scale The share of available hours that fills the bar. */
export function LoadBar({ load, scale }: { load: Load; scale: number }) {
  const full = load.available > 0 ? load.available * scale : load.hours || 1
  const parts = causeKinds.map((kind) => ({
    kind,
    hours: load.causes.reduce((sum, cause) => sum + (cause.entity === kind ? cause.hours : 0), 0),
  }))
  const percent = (hours: number) => `${Math.min(100, (hours / full) * 100)}%`
  return (
    <span className={styles.bar} aria-hidden>
      <span className={styles.parts}>
        {parts.map(
          ({ kind, hours }) => hours > 0 && <i key={kind} className={styles[kind]} style={{ width: percent(hours) }} />,
        )}
      </span>
      {load.available > 0 && <span className={styles.capacity} style={{ left: percent(load.available) }} />}
    </span>
  )
}
