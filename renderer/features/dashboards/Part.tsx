// One part of a dashboard: a heading, what it says beside it, and its content.
import type { ReactNode } from 'react'
import styles from './Part.module.css'

interface Props {
  title: string
  /** Beside the heading: a hint, or controls. */
  aside?: ReactNode
  children: ReactNode
}

export function Part({ title, aside, children }: Props) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2>
        {title}
        {aside && <span className={styles.aside}>{aside}</span>}
      </h2>
      {children}
    </section>
  )
}

/** A sentence where there is nothing to show. */
export const Nothing = ({ children }: { children: string }) => <p className={styles.nothing}>{children}</p>
