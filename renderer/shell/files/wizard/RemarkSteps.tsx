// How many cells of a sheet are not accepted, and buttons that go from one to the next in its picture.
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useT } from '#platform/text.ts'
import styles from './Wizard.module.css'

interface Props {
  count: number
  /** Number of the cell gone to last, from 0; null before the first. */
  at: number | null
  onGo: (at: number) => void
}

export function RemarkSteps({ count, at, onGo }: Props) {
  const t = useT()
  const go = (by: 1 | -1) => onGo(at === null ? (by === 1 ? 0 : count - 1) : (at + by + count) % count)
  return (
    <span className={styles.remarks}>
      <span aria-live="polite">
        {at === null ? t('importSheets.refused', { count }) : t('importSheets.remarks', { at: at + 1, count })}
      </span>
      <button type="button" aria-label={t('importSheets.previousRemark')} onClick={() => go(-1)}>
        <ChevronUp size={14} aria-hidden />
      </button>
      <button type="button" aria-label={t('importSheets.nextRemark')} onClick={() => go(1)}>
        <ChevronDown size={14} aria-hidden />
      </button>
    </span>
  )
}
