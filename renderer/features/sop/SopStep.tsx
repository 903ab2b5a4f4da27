// One step of an SOP's procedure: its number and title, who does it and how long it takes, what is done, and what to look out for.

import { useT } from '#platform/text.ts'
import type { StepText } from '#shared/analysis/sopContent.ts'
import type { ProcedureStep } from '#shared/analysis/sopProcedure.ts'
import styles from './SopPage.module.css'

interface Props {
  /** Number of the procedure among the parts of the document. */
  section: number
  step: ProcedureStep
  text: StepText
  onStep?: ((step: string) => void) | undefined
}

export function SopStep({ section, step: { step, number }, text, onStep }: Props) {
  const t = useT()
  const facts = [...(text.who ? [t('sop.by', { names: text.who })] : []), ...text.times, ...text.due, ...text.systems]
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
      {text.description && <p>{text.description}</p>}
      {text.actions.length > 0 && (
        <ol>
          {text.actions.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
            <li key={i}>{line}</li>
          ))}
        </ol>
      )}
      {text.ways.length > 0 && (
        <ul>
          {text.ways.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      )}
      {text.papers.map((line) => (
        <p key={line} className={styles.facts}>
          {line}
        </p>
      ))}
      {text.notes.map((note) => (
        <p key={note.label} className={styles.note}>
          <b>{note.label}</b>
          {note.text}
        </p>
      ))}
    </li>
  )
}
