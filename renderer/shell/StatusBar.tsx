// The bottom line: what is selected or how much the plan holds, running jobs, and the screen's own controls.
import { X } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { cancelJob, useJobs } from '#platform/jobs.ts'
import { useNotices } from '#platform/notices.ts'
import { planStore } from '#platform/planStore.ts'
import { useStatusBarPlace } from '#platform/statusBar.tsx'
import { useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { isWork } from '#shared/analysis/processTotals.ts'
import styles from './StatusBar.module.css'

const place = (element: HTMLElement | null) => useStatusBarPlace.setState({ element })

export function StatusBar() {
  const t = useT()
  const hint = useNotices((notices) => notices.hint)
  const selection = useWindow((window) => window.selectionSummary)
  const processes = useStore(planStore, ({ rows }) => rows.process.size)
  const nodes = useRows('step')
  const steps = useMemo(() => nodes.filter((node) => isWork(node.kind)).length, [nodes])
  const goals = useStore(planStore, ({ rows }) => rows.goal.size)
  const kpis = useStore(planStore, ({ rows }) => rows.kpi.size)
  return (
    <footer className={styles.bar}>
      <span className={styles.text} role="status">
        {hint || selection || t('shell.status.counts', { processes, steps, goals, kpis })}
      </span>
      <Jobs />
      <div className={styles.place} ref={place} />
    </footer>
  )
}

function Jobs() {
  const t = useT()
  const jobs = useJobs(({ list }) => list)
  return jobs.map(({ id, label, progress }) => {
    const percent = Math.round(progress * 100)
    return (
      <span key={id} className={styles.job}>
        {label}
        <progress max={100} value={percent > 0 ? percent : undefined} aria-label={label} />
        <span className={styles.percent}>{percent > 0 && t('shell.status.percent', { percent })}</span>
        <button type="button" aria-label={t('shell.status.cancel')} onClick={() => cancelJob(id)}>
          <X size={12} />
        </button>
      </span>
    )
  })
}
