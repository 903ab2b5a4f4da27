// A risk as a chip of the heat map: its number and title, marked where its review is late.
import { CalendarClock } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useT } from '#platform/text.ts'
import type { RiskLevel } from '#shared/analysis/riskScore.ts'
import styles from './Risks.module.css'
import type { Risk } from './riskModel.ts'

interface Props {
  risk: Risk
  score: number | null
  level: RiskLevel | null
  selected: boolean
  dragged: boolean
  late: boolean
  onSelect(id: string): void
  onKey(event: KeyboardEvent, risk: Risk): void
}

export function RiskChip({ risk, score, level, selected, dragged, late, onSelect, onKey }: Props) {
  const t = useT()
  const { title } = risk
  return (
    <button
      type="button"
      data-risk={risk.id}
      className={styles.chip}
      data-dragged={dragged || undefined}
      aria-pressed={selected}
      aria-label={
        score === null || level === null
          ? t('risks.chipUnscored', { title })
          : t('risks.chip', { title, score, band: t(`risks.level.${level}`) })
      }
      title={title}
      onClick={() => onSelect(risk.id)}
      onKeyDown={(e) => onKey(e, risk)}
    >
      {risk.code && <span className={styles.code}>{risk.code}</span>}
      <span className={styles.chipTitle}>{title}</span>
      {late && <CalendarClock size={12} aria-hidden className={styles.lateMark} />}
    </button>
  )
}
