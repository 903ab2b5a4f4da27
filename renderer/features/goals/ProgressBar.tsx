// Progress as a bar with its share in figures; a thin mark says where time alone would have it.
import { useT } from '#platform/text.ts'
import { wholePercent } from '#shared/model/values/numbers.ts'
import styles from './ProgressBar.module.css'

interface Props {
  /** 0 … 1; null: nothing is known. */
  progress: number | null
  /** Share of the time that has passed. */
  expected?: number | null
  tone: 'green' | 'amber' | 'red' | 'grey' | 'blue' | 'violet'
  label: string
}

export function ProgressBar({ progress, expected = null, tone, label }: Props) {
  const t = useT()
  const known = progress ?? 0
  return (
    <div className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuenow={Math.round(known * 100)}
        aria-valuetext={progress === null ? t('goals.noProgress') : wholePercent(progress)}
        title={expected === null ? undefined : t('goals.expected', { share: wholePercent(expected) })}
      >
        <svg width="100%" height="6" aria-hidden="true">
          <rect width="100%" height="6" rx="3" className={styles.ground} />
          <rect width={`${known * 100}%`} height="6" rx="3" className={styles[tone]} />
          {expected !== null && (
            <rect x={`${Math.min(99, expected * 100)}%`} width="1.5" height="6" className={styles.expected} />
          )}
        </svg>
      </div>
      <span className={styles.figure}>{progress === null ? '' : wholePercent(progress)}</span>
    </div>
  )
}
