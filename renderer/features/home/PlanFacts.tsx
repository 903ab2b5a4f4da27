// One line of what the plan is: organisation, period, status, owner, edition, next review.

import { useLang, useT } from '#platform/text.ts'
import { usePlan, useRow } from '#platform/useRows.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { StatusPill, type Tone } from '#ui/StatusPill.tsx'
import styles from './PlanFacts.module.css'

const tones: Record<RowOf<'plan'>['status'], Tone> = {
  draft: 'grey',
  inReview: 'blue',
  approved: 'green',
  archived: 'violet',
}

export function PlanFacts({ onEdit }: { onEdit: () => void }) {
  const t = useT()
  const lang = useLang()
  const plan = usePlan()
  const owner = useRow('person', plan?.owner)
  if (!plan) return null
  const { periodFrom: from, periodTo: to } = plan
  const period =
    from && to
      ? t('home.period', { from, to })
      : from
        ? t('home.periodFrom', { from })
        : to
          ? t('home.periodTo', { to })
          : null
  const facts = [
    plan.organisation,
    period,
    owner && t('home.owner', { name: owner.name }),
    plan.edition && t('home.edition', { edition: plan.edition }),
    plan.nextReviewOn && t('home.review', { date: plan.nextReviewOn }),
  ].filter((fact): fact is string => Boolean(fact))
  return (
    <div className={styles.facts}>
      <StatusPill tone={tones[plan.status]}>{choiceLabel(lang, 'plan', 'status', plan.status)}</StatusPill>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {facts.length === 0 && (
        <button type="button" className={styles.link} onClick={onEdit}>
          {t('home.noOrganisation')}
        </button>
      )}
    </div>
  )
}
