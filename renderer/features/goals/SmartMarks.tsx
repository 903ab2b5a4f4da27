// The five SMART parts of a goal in a row: a letter each, its shape telling whether it is met.
import { useT } from '#platform/text.ts'
import type { SmartVerdict } from '#shared/analysis/goalSmart.ts'
import styles from './SmartMarks.module.css'

export function SmartMarks({ verdicts }: { verdicts: readonly SmartVerdict[] }) {
  const t = useT()
  const label = t('goals.smartMet', { count: verdicts.filter(({ verdict }) => verdict === 'met').length })
  return (
    <span className={styles.marks} role="img" aria-label={label}>
      {verdicts.map(({ part, verdict }) => (
        <span key={part} data-verdict={verdict} title={`${t(`smart.part.${part}`)} · ${t(`smart.verdict.${verdict}`)}`}>
          {t(`goals.smart.initial.${part}`)}
        </span>
      ))}
    </span>
  )
}
