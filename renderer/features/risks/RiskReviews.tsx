// What the inspector says of one risk above its form: its reviews, and a button that records today's.
import { CalendarCheck } from 'lucide-react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { today, useT } from '#platform/text.ts'
import { useRow, useRows } from '#platform/useRows.ts'
import { daysOverdue, nextReview } from '#shared/analysis/riskScore.ts'
import { Button } from '#ui/Button.tsx'
import { InspectorSection } from '#ui/Inspector.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Risks.module.css'

export function RiskReviews({ risk: id }: { risk: string }) {
  const t = useT()
  const risk = useRow('risk', id)
  const reviews = useRows('riskReview', { risk: id })
  if (!risk) return null
  const late = daysOverdue(risk, today())
  /** One change: the review, and when the next one is due. */
  const record = () => {
    const reviewedOn = today()
    const nextReviewOn = nextReview(risk.reviewCadence, reviewedOn)
    const { probability, impact, owner: reviewer } = risk
    const row = { id: newId(), risk: id, reviewedOn, probability, impact, reviewer, nextReviewOn }
    return execute('rows.apply', {
      writes: [
        { do: 'insert', entity: 'riskReview', row },
        { do: 'update', entity: 'risk', id, patch: { nextReviewOn } },
      ],
    })
  }
  return (
    <InspectorSection title={t('risks.reviews')} folded={late === null && reviews.length === 0}>
      {late !== null && <StatusPill tone="red">{t('risks.overdueDays', { count: late })}</StatusPill>}
      <ul className={styles.reviews}>
        {[...reviews].reverse().map((review) => (
          <li key={review.id}>
            {t('risks.reviewDone', {
              day: review.reviewedOn,
              probability: review.probability ?? '–',
              impact: review.impact ?? '–',
            })}
            {review.notes && <p>{review.notes}</p>}
          </li>
        ))}
        {reviews.length === 0 && <li>{t('risks.noReviews')}</li>}
      </ul>
      <Button icon={CalendarCheck} onClick={record}>
        {t('risks.review')}
      </Button>
    </InspectorSection>
  )
}
