// What managers, peers, reports and customers say of a person or team, and the averages.
import { Plus, Trash2 } from 'lucide-react'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatNumber } from '#shared/model/values/numbers.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import type { CardCommands } from '../useCardCommands.ts'
import type { Card } from '../useScorecards.ts'
import said from './Said.module.css'
import styles from './Scorecard.module.css'

const oneDecimal = (score: number) => formatNumber(Math.round(score * 10) / 10)

export function FeedbackPart({ card, commands }: { card: Card; commands: CardCommands | null }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const entries = useRows('feedback360', { evaluation: card.evaluation.id })
  const { average, by } = card.score.feedback
  if (!commands && entries.length === 0) return null
  return (
    <section className={styles.part} aria-label={t('performance.feedback')}>
      <h3>
        {t('performance.feedback')}
        {average !== null && <span>{t('performance.average', { score: oneDecimal(average) })}</span>}
        {by.map(({ relation, count, average: mean }) => (
          <small key={relation}>
            {choiceLabel(lang, 'feedback360', 'relation', relation)} {oneDecimal(mean)} ·{' '}
            {t('performance.count', { count })}
          </small>
        ))}
        {commands && (
          <Button look="quiet" icon={Plus} onClick={() => commands.addFeedback(card.evaluation)}>
            {t('performance.addFeedback')}
          </Button>
        )}
      </h3>
      {entries.length === 0 && <p className={said.none}>{t('performance.noFeedback')}</p>}
      <div className={said.entries}>
        {entries.map((entry) =>
          commands ? (
            <div key={entry.id} className={said.entry}>
              {(['topic', 'relation', 'giver', 'score', 'anonymous', 'strengths', 'suggestions'] as const).map(
                (field) => (
                  <EntityField key={field} entity="feedback360" row={entry.id} field={field} />
                ),
              )}
              <IconButton
                icon={Trash2}
                size={14}
                label={t('grid.removeRows', { count: 1 })}
                onClick={() => removeRows('feedback360', [entry.id], lang)}
              />
            </div>
          ) : (
            <div key={entry.id} className={said.said}>
              <b>
                {choiceLabel(lang, 'feedback360', 'relation', entry.relation)} ·{' '}
                {entry.anonymous
                  ? t('performance.anonymous')
                  : entry.giver
                    ? context.titleOf('person', entry.giver)
                    : ''}{' '}
                {entry.score === null ? '' : `${entry.score} / 5`}
              </b>
              <p>{[entry.strengths, entry.suggestions].filter(Boolean).join('\n')}</p>
            </div>
          ),
        )}
      </div>
    </section>
  )
}
