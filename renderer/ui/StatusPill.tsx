// A state as a small coloured pill; each tone has a shape of its own, so that it is told without colour too.
import type { ReactNode } from 'react'
import styles from './StatusPill.module.css'

/** What a state says: good, look out, bad, nothing yet, underway, done. */
export const tones = ['green', 'amber', 'red', 'grey', 'blue', 'violet'] as const
export type Tone = (typeof tones)[number]

/** SVG path of a tone's mark in a box of 8 × 8: dot, triangle, square on its point, ring … shared with the grid's canvas. */
export const toneMarks: Record<Tone, { path: string; hollow?: boolean }> = {
  green: { path: 'M4 0.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z' },
  amber: { path: 'M4 0.5L7.8 7.2H0.2z' },
  red: { path: 'M4 0L8 4L4 8L0 4z' },
  grey: { path: 'M4 1a3 3 0 1 1 0 6a3 3 0 1 1 0-6z', hollow: true },
  blue: { path: 'M0.8 0.8h6.4v6.4H0.8z' },
  violet: { path: 'M0.5 4.2L3 6.8L7.5 1.2', hollow: true },
}

export function StatusPill({ tone, children }: { tone: Tone; children: ReactNode }) {
  const mark = toneMarks[tone]
  return (
    <span className={`${styles.pill} ${styles[tone]}`}>
      <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
        <path
          d={mark.path}
          fill={mark.hollow ? 'none' : 'currentColor'}
          stroke={mark.hollow ? 'currentColor' : 'none'}
          strokeWidth="1.5"
        />
      </svg>
      {children}
    </span>
  )
}
