// The plan's health in short: how much of which severity, and the rules that found most; a click opens them in the list.
import { ChevronRight } from 'lucide-react'
import { usePlanHealth } from '#platform/health/planHealth.ts'
import { useT } from '#platform/text.ts'
import { navigate } from '#platform/windowState.ts'
import { type Finding, severities } from '#shared/analysis/health/index.ts'
import type { TextKey } from '#shared/i18n/index.ts'
import { StatusPill, type Tone } from '#ui/StatusPill.tsx'
import styles from './HealthPanel.module.css'
import page from './Home.module.css'
import list from './NextActions.module.css'

const tones: Record<Finding['severity'], Tone> = { error: 'red', warning: 'amber', hint: 'blue' }
const most = 4

export function HealthPanel() {
  const t = useT()
  const { health } = usePlanHealth()
  if (!health) return null
  const rules = new Map<string, { finding: Finding; count: number }>()
  for (const finding of health.findings)
    rules.set(finding.rule, { finding, count: (rules.get(finding.rule)?.count ?? 0) + 1 })
  // Findings come gravest first; so do their rules.
  const shown = [...rules.values()].filter(({ finding }) => finding.severity !== 'hint').slice(0, most)
  return (
    <section className={page.part}>
      <h2>
        {t('health.title')}
        <button type="button" className={styles.counts} onClick={() => navigate('health')}>
          {severities.map((severity) => {
            const count = health.findings.filter((finding) => finding.severity === severity).length
            return (
              <StatusPill key={severity} tone={count > 0 ? tones[severity] : 'grey'}>
                {`${t(`health.severity.${severity}`)} ${count}`}
              </StatusPill>
            )
          })}
        </button>
      </h2>
      {shown.length === 0 && (
        <p className={list.quiet}>
          {health.findings.length === 0
            ? t('health.screen.sound')
            : t('health.screen.onlyHints', { count: health.findings.length })}
        </p>
      )}
      <ul className={list.list}>
        {shown.map(({ finding, count }) => (
          <li key={finding.rule}>
            <button type="button" className={list.line} onClick={() => navigate('health', { area: finding.area })}>
              <span>
                {t(`health.rules.${finding.rule}.name` as TextKey)} <span className={styles.count}>{count}</span>
              </span>
              <ChevronRight size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
