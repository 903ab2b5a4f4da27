// The end of a scorecard: the text that is signed, by whom and when.
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { useT, useValueContext } from '#platform/text.ts'
import type { Card } from '../useScorecards.ts'
import said from './Said.module.css'
import styles from './Scorecard.module.css'

export function SignOff({ card, paper }: { card: Card; paper: boolean }) {
  const t = useT()
  const context = useValueContext()
  const { evaluation, cycle } = card
  const by = evaluation.signedOffBy ? context.titleOf('person', evaluation.signedOffBy) : ''
  return (
    <section className={styles.part} aria-label={t('performance.signOff')}>
      <h3>{t('performance.signOff')}</h3>
      {paper ? (
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
        </>
      )}
    </section>
  )
}
