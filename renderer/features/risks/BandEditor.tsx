// The legend of the heat map, in which the plan's bands are set: the score from which a risk is medium, high, extreme.
import { type KeyboardEvent, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { bandStarts } from '#shared/analysis/riskScore.ts'
import styles from './Risks.module.css'

const fields = { medium: 'riskMediumFrom', high: 'riskHighFrom', extreme: 'riskExtremeFrom' } as const
type Started = keyof typeof fields

export function BandEditor() {
  const t = useT()
  const plan = usePlan()
  const starts = bandStarts(plan)
  const [refused, setRefused] = useState<Started | null>(null)
  const commit = (level: Started, input: HTMLInputElement) => {
    const next = { ...starts, [level]: Number(input.value) }
    const isScore = (n: number) => Number.isInteger(n) && n >= 2 && n <= 25
    const ok = Object.values(next).every(isScore) && next.medium < next.high && next.high < next.extreme
    setRefused(ok ? null : level)
    if (!ok || !plan || next[level] === starts[level]) return
    void execute('rows.update', { entity: 'plan', id: plan.id, patch: { [fields[level]]: next[level] } })
  }
  const key = (e: KeyboardEvent<HTMLInputElement>, level: Started) => {
    if (e.key === 'Enter') commit(level, e.currentTarget)
    if (e.key !== 'Escape') return
    e.currentTarget.value = String(starts[level])
    setRefused(null)
  }
  return (
    <fieldset className={styles.bands} aria-label={t('risks.bands')}>
      <span className={styles.bandItem}>
        <i className={styles.swatch} data-level="low" />
        {t('risks.level.low')}
      </span>
      {(Object.keys(fields) as Started[]).map((level) => (
        <span key={level} className={styles.bandItem}>
          <i className={styles.swatch} data-level={level} />
          {t(`risks.level.${level}`)}
          <span className={styles.from}>{t('risks.from')}</span>
          <input
            // An undo elsewhere brings the former number back into the field.
            key={starts[level]}
            className={styles.bandInput}
            inputMode="numeric"
            defaultValue={starts[level]}
            aria-label={t('risks.bandFrom', { band: t(`risks.level.${level}`) })}
            aria-invalid={refused === level}
            onFocus={(e) => e.currentTarget.select()}
            onBlur={(e) => commit(level, e.currentTarget)}
            onKeyDown={(e) => key(e, level)}
          />
        </span>
      ))}
      {refused ? (
        <span role="alert" className={styles.refused}>
          {t('risks.bandOrder')}
        </span>
      ) : (
        <span className={styles.hint}>{t('risks.keysHint')}</span>
      )}
    </fieldset>
  )
}
