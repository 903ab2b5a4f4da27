// The end of a scorecard: the text that is signed, by whom and when.
import { PenLine, RotateCcw } from 'lucide-react'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { useT, useValueContext } from '#platform/text.ts'
import { Button } from '#ui/Button.tsx'
import type { CardCommands } from '../useCardCommands.ts'
import type { Card } from '../useScorecards.ts'
import said from './Said.module.css'
import styles from './Scorecard.module.css'

interface Props {
  card: Card
  /** null on paper. */
  commands: Pick<CardCommands, 'sign' | 'reopen'> | null
}

export function SignOff({ card, commands }: Props) {
  const t = useT()
  const context = useValueContext()
  const { evaluation, cycle } = card
  const isFixed = evaluation.status === 'signed' && evaluation.score !== null
  const by = evaluation.signedOffBy ? context.titleOf('person', evaluation.signedOffBy) : ''
  return (
    <section className={styles.part} aria-label={t('performance.signOff')}>
      <h3>{t('performance.signOff')}</h3>
      {commands === null ? (
        <>
          <p className={said.oath}>{evaluation.signOffText ?? cycle.signOffText}</p>
          <div className={said.lines}>
            <span>{t('performance.evaluator')}</span>
            <span>
              {t('performance.signed')} {by}
            </span>
            <span>
              {t('performance.date')} {evaluation.signedOffOn}
            </span>
          </div>
        </>
      ) : (
        <>
          {!evaluation.signOffText && cycle.signOffText && <p className={said.oath}>{cycle.signOffText}</p>}
          <EntityField entity="evaluation" row={evaluation.id} field="signOffText" />
          <div className={said.lines}>
            <EntityField entity="evaluation" row={evaluation.id} field="status" />
            <EntityField entity="evaluation" row={evaluation.id} field="signedOffBy" />
            <EntityField entity="evaluation" row={evaluation.id} field="signedOffOn" />
          </div>
          <div className={said.sign}>
            {isFixed ? (
              <Button icon={RotateCcw} onClick={() => commands.reopen(evaluation)}>
                {t('performance.reopen')}
              </Button>
            ) : (
              <Button icon={PenLine} disabled={card.score.total === null} onClick={() => commands.sign(card)}>
                {t('performance.sign')}
              </Button>
            )}
            <span>{t(isFixed ? 'performance.signedHint' : 'performance.signHint')}</span>
          </div>
        </>
      )}
    </section>
  )
}
