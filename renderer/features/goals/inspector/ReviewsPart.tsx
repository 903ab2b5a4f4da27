// The reviews of a goal: when the next one is, and what was said and decided at those held.
import { CalendarClock, ChevronRight, ListTodo, NotebookPen, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { reviewAfter } from '#shared/analysis/goalReview.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { wholePercent } from '#shared/model/values/numbers.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { InspectorSection } from '#ui/Inspector.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import { goalTones } from '../goalColumns.ts'
import { type Goal, statusTone, useGoals } from '../goalModel.ts'
import styles from './Reviews.module.css'

export function ReviewsPart({ goal }: { goal: Goal }) {
  const t = useT()
  const model = useGoals()
  const reviews = useRows('goalReview', { goal: goal.id })
  const newestFirst = [...reviews].reverse()
  const [open, setOpen] = useState<string | null>(null)
  const next = model.reviewOf(goal)

  /** A review as things stand today; the goal's next date moves on by its cadence. */
  const record = async () => {
    const id = newId()
    const pace = model.paceOf(goal)
    const progress = model.rollups.get(goal.id)?.progress ?? null
    const nextReviewOn = goal.reviewCadence ? reviewAfter(goal.reviewCadence, model.today) : null
    const status = pace.suggested ?? goal.status
    const row = {
      id,
      goal: goal.id,
      heldOn: model.today,
      status,
      progress: progress === null ? null : Math.round(progress * 100) / 100,
      reviewer: goal.owner,
      nextReviewOn,
    }
    const done = await execute('rows.apply', {
      writes: [
        { do: 'insert', entity: 'goalReview', row },
        ...(nextReviewOn
          ? [{ do: 'update' as const, entity: 'goal' as const, id: goal.id, patch: { nextReviewOn } }]
          : []),
      ],
    })
    if (done) setOpen(id)
  }

  return (
    <InspectorSection
      title={t('goals.review.title')}
      aside={
        <Button look="quiet" icon={NotebookPen} onClick={record}>
          {t('goals.review.record')}
        </Button>
      }
    >
      <p className={styles.next} data-state={next.state}>
        <CalendarClock size={14} aria-hidden />
        {next.nextOn === null ? (
          t('goals.review.noCadence')
        ) : (
          <>
            {t('goals.review.next')} {next.nextOn}
            {next.state === 'overdue' && (
              <StatusPill tone="red">{t('goals.overdue', { count: next.overdueDays })}</StatusPill>
            )}
            {next.state === 'today' && <StatusPill tone="amber">{t('goals.reviewToday')}</StatusPill>}
          </>
        )}
      </p>
      <EntityField entity="goal" row={goal.id} field="reviewCadence" inline />
      <EntityField entity="goal" row={goal.id} field="nextReviewOn" inline />
      {goal.reviewNotes !== null && <EntityField entity="goal" row={goal.id} field="reviewNotes" />}
      {reviews.length === 0 && <p className={styles.none}>{t('goals.review.none')}</p>}
      {newestFirst.map((review) => (
        <ReviewCard
          key={review.id}
          review={review}
          open={open === review.id}
          onToggle={() => setOpen(open === review.id ? null : review.id)}
        />
      ))}
    </InspectorSection>
  )
}

interface CardProps {
  review: RowOf<'goalReview'>
  open: boolean
  onToggle(): void
}

function ReviewCard({ review, open, onToggle }: CardProps) {
  const t = useT()
  const lang = useLang()
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const field = (name: string, inline = false) => (
    <EntityField entity="goalReview" row={review.id} field={name} tones={goalTones} inline={inline} />
  )
  return (
    <article className={styles.card} ref={card}>
      <button type="button" className={styles.cardHead} aria-expanded={open} onClick={onToggle}>
        <ChevronRight size={13} aria-hidden />
        <b>{review.heldOn}</b>
        {review.status && (
          <StatusPill tone={statusTone[review.status]}>
            {choiceLabel(lang, 'goalReview', 'status', review.status)}
          </StatusPill>
        )}
        <span>{review.progress === null ? '' : wholePercent(review.progress)}</span>
      </button>
      {open ? (
        <div className={styles.fields}>
          {field('heldOn', true)}
          {field('status', true)}
          {field('progress', true)}
          {field('notes')}
          {field('decisions')}
          {field('reviewer', true)}
          {field('participants')}
          {field('nextReviewOn', true)}
          <ActionItems review={review.id} />
          <Button look="quiet" icon={Trash2} onClick={() => removeRows('goalReview', [review.id], lang)}>
            {t('goals.review.remove')}
          </Button>
        </div>
      ) : (
        <>
          {review.notes && <p className={styles.text}>{review.notes}</p>}
          {review.decisions && <p className={styles.decided}>{review.decisions}</p>}
        </>
      )}
    </article>
  )
}

/** What a review left to be done. */
function ActionItems({ review }: { review: string }) {
  const t = useT()
  const lang = useLang()
  const items = useRows('actionItem', { goalReview: review })
  const add = () => {
    const row = { title: t('goals.review.newAction'), goalReview: review, position: nextPosition('actionItem') }
    return execute('rows.insert', { entity: 'actionItem', rows: [row] })
  }
  return (
    <>
      {items.map((item) => (
        <div key={item.id} className={styles.action}>
          <EntityField entity="actionItem" row={item.id} field="title" />
          <IconButton
            icon={Trash2}
            size={14}
            label={t('grid.removeRows', { count: 1 })}
            onClick={() => removeRows('actionItem', [item.id], lang)}
          />
          <EntityField entity="actionItem" row={item.id} field="owner" inline />
          <EntityField entity="actionItem" row={item.id} field="dueOn" inline />
        </div>
      ))}
      <Button look="quiet" icon={ListTodo} onClick={add}>
        {t('goals.review.addAction')}
      </Button>
    </>
  )
}
