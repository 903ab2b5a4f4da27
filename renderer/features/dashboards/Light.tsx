// The light of a KPI as a mark with a shape of its own per state, so that it is told without colour too.
import type { KpiState } from '#shared/analysis/kpiAchievement.ts'
import { toneMarks } from '#ui/StatusPill.tsx'
import styles from './Light.module.css'
import { stateTone } from './words.ts'

export function Light({ state }: { state: KpiState | null }) {
  const tone = stateTone(state)
  const mark = toneMarks[tone]
  return (
    <svg className={styles.light} data-tone={tone} width="9" height="9" viewBox="0 0 8 8" aria-hidden="true">
      <path
        d={mark.path}
        fill={mark.hollow ? 'none' : 'currentColor'}
        stroke={mark.hollow ? 'currentColor' : 'none'}
        strokeWidth="1.5"
      />
    </svg>
  )
}
