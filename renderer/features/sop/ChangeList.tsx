// What changed in a process since its SOP was approved, in sentences; a press opens the step.
import { useLang, useT } from '#platform/text.ts'
import type { SopChange } from '#shared/analysis/sopStale.ts'
import styles from './Sop.module.css'

export function ChangeList({ changes, onStep }: { changes: readonly SopChange[]; onStep?: (step: string) => void }) {
  const t = useT()
  const lang = useLang()
  const sentence = (change: SopChange) =>
    change.what === 'changed'
      ? t('sop.change.changed', {
          title: change.title,
          aspects: change.aspects.map((aspect) => t(`sop.aspect.${aspect}`)).join(lang === 'zh' ? '、' : ', '),
        })
      : t(`sop.change.${change.what}`, { title: change.title })
  return (
    <ul className={styles.changes}>
      {changes.map((change) => {
        const step = 'step' in change && change.what !== 'removed' ? change.step : null
        return (
          <li key={`${change.what} ${'step' in change ? change.step : ''}`}>
            {step && onStep ? (
              <button type="button" onClick={() => onStep(step)}>
                {sentence(change)}
              </button>
            ) : (
              sentence(change)
            )}
          </li>
        )
      })}
    </ul>
  )
}
