// One step of an SOP's procedure: its number and title, who does it and how long it takes, what is done, and what to look out for.
import { useT } from '#platform/text.ts'
import { type ProcedureStep, textLines } from '#shared/analysis/sopProcedure.ts'
import styles from './SopPage.module.css'

interface Props {
  /** Number of the procedure among the parts of the document. */
  section: number
  step: ProcedureStep
  who: string
  times: readonly string[]
  /** Where a decision leads, as sentences. */
  ways: readonly string[]
  onStep?: ((step: string) => void) | undefined
}

export function SopStep({ section, step: { step, number }, who, times, ways, onStep }: Props) {
  const t = useT()
  const { sopSteps, sopRequirements, sopAttention, sopCheckpoint } = step
  const due = [step.dueDay !== null && t('sop.dueDay', { day: step.dueDay, time: step.dueTime ?? '' }).trim()]
    .concat(step.dueDay === null ? [step.dueTime ?? false] : [])
    .filter((text): text is string => Boolean(text))
  const facts = [
    who && t('sop.by', { names: who }),
    ...times,
    ...due.map((time) => t('sop.due', { time })),
    step.systems && t('sop.systems', { names: step.systems }),
  ].filter((text): text is string => Boolean(text))
  const small = [
    step.inputs && t('sop.inputs', { text: textLines(step.inputs).join('; ') }),
    step.outputs && t('sop.outputs', { text: textLines(step.outputs).join('; ') }),
    step.records && t('sop.stepRecords', { text: textLines(step.records).join('; ') }),
  ].filter((text): text is string => Boolean(text))
  const notes = [
    [t('sop.requirements'), sopRequirements],
    [t('sop.attention'), sopAttention],
    [t('sop.checkpoint'), sopCheckpoint],
  ] as const
  return (
    <li className={styles.step} data-step={step.id}>
      <h3>
        <span>
          {section}.{number}
        </span>
        {onStep ? (
          <button type="button" onClick={() => onStep(step.id)}>
            {step.title}
          </button>
        ) : (
          step.title
        )}
      </h3>
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      {step.description && <p>{step.description}</p>}
      {textLines(sopSteps).length > 0 && (
        <ol>
          {textLines(sopSteps).map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
            <li key={i}>{line}</li>
          ))}
        </ol>
      )}
      {ways.length > 0 && (
        <ul>
          {ways.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      )}
      {small.map((line) => (
        <p key={line} className={styles.facts}>
          {line}
        </p>
      ))}
      {notes.map(([label, text]) =>
        text?.trim() ? (
          <p key={label} className={styles.note}>
            <b>{label}</b>
            {textLines(text).join('; ')}
          </p>
        ) : null,
      )}
    </li>
  )
}
