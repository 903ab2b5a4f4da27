// The rules that this plan does without: why, what they would have found, and the way to have them back.
import { useT } from '#platform/text.ts'
import type { PlanHealth } from '#shared/analysis/health/index.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Health.module.css'
import { setRule } from './healthActs.ts'
import { ruleText } from './useFindingWords.ts'

export function OffRules({ off }: { off: PlanHealth['off'] }) {
  const t = useT()
  return (
    <section className={styles.offRules} aria-label={t('health.screen.off')}>
      <h2>{t('health.screen.off')}</h2>
      <ul>
        {off.map(({ rule, reason, count }) => (
          <li key={rule}>
            <span className={styles.title}>{ruleText(t, rule, 'name')}</span>
            <span className={styles.where}>{t('health.screen.offCount', { count })}</span>
            <span className={styles.says}>{reason}</span>
            <Button look="quiet" onClick={() => void setRule(rule, true, null)}>
              {t('health.screen.switchOn')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
