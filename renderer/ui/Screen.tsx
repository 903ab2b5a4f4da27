// The frame of a screen: header with title and actions, tool bar, body, and the sentence shown where there is nothing yet.

import type { ReactNode } from 'react'
import type { Icon } from './icon.ts'
import styles from './Screen.module.css'

/** A screen fills its place: header on top, then whatever is the work. */
export function Screen({ children }: { children: ReactNode }) {
  return <div className={styles.screen}>{children}</div>
}

interface HeaderProps {
  title: ReactNode
  /** Between title and actions: view switch, count. */
  children?: ReactNode
  /** Right end: filters, then the primary action. */
  actions?: ReactNode
}

/** 40 px: what this screen is, how it is viewed, what can be done. */
export function ScreenHeader({ title, children, actions }: HeaderProps) {
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.middle}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}

/** A row of controls. */
export function Toolbar({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={label}>
      {children}
    </div>
  )
}

/** The row of filters and choices below the header of a sheet. */
export const ToolRow = ({ children }: { children: ReactNode }) => <div className={styles.toolRow}>{children}</div>

export const ToolbarSpace = () => <div className={styles.space} />
export const ToolbarLine = () => <div className={styles.rule} aria-hidden />

interface EmptyProps {
  icon?: Icon
  /** One sentence: what belongs here and why. */
  text: ReactNode
  /** One primary action and at most one more. */
  children?: ReactNode
}

/** Teaches the next step where there is nothing yet. */
export function EmptyState({ icon: IconShown, text, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {IconShown && <IconShown size={28} aria-hidden strokeWidth={1.25} />}
      <p>{text}</p>
      {children && <div className={styles.emptyActions}>{children}</div>}
    </div>
  )
}
