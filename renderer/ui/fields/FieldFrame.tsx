// Label, control and, where something is wrong, the sentence that says what to do.
import type { ReactNode } from 'react'
import styles from './fields.module.css'

interface Props {
  label: ReactNode
  /** Id of the control. */
  htmlFor?: string
  required?: boolean
  hint?: string | undefined
  error?: string | null
  /** Label at the left of the control instead of above it. */
  inline?: boolean
  children: ReactNode
}

/** What stands in brackets goes to the next line as a whole where it fits there: “Processing time / (working days)”. */
const whole = (label: string): ReactNode =>
  label.split(/(\([^()]*\)|（[^（）]*）)/).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a label stay in their order
      <span key={i} className={styles.whole}>
        {part}
      </span>
    ),
  )

export function FieldFrame({ label, htmlFor, required, hint, error, inline, children }: Props) {
  return (
    <div className={`${styles.frame} ${inline ? styles.inline : ''}`}>
      <label className={styles.label} htmlFor={htmlFor} title={hint}>
        {typeof label === 'string' ? whole(label) : label}
        {required && <span className={styles.star}> *</span>}
      </label>
      <div className={styles.control}>
        {children}
        {error && (
          <p className={styles.error} role="alert" id={htmlFor && `${htmlFor}-error`}>
            {error}
          </p>
        )}
      </div>
    </div>
  )
}
