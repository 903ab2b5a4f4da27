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

export function FieldFrame({ label, htmlFor, required, hint, error, inline, children }: Props) {
  return (
    <div className={`${styles.frame} ${inline ? styles.inline : ''}`}>
      <label className={styles.label} htmlFor={htmlFor} title={hint}>
        {label}
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
