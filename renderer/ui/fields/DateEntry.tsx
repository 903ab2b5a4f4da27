// A date, typed as people type dates or picked from a calendar.
import { CalendarDays } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Bounds, CellCalendar } from '../SheetGrid/CellPanel.tsx'
import { useUi } from '../UiProvider.tsx'
import type { Commit } from './entered.ts'
import styles from './fields.module.css'
import { TextEntry } from './TextEntry.tsx'

interface Props {
  id?: string | undefined
  /** YYYY-MM-DD or null. */
  value: string | null
  onCommit: Commit
  onError?: (sentence: string | null) => void
  readOnly?: boolean
  label?: string | undefined
}

export function DateEntry({ id, value, onCommit, onError, readOnly = false, label }: Props) {
  const { t } = useUi()
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<Bounds | null>(null)
  useEffect(() => {
    if (!at) return
    const close = (e: Event) => {
      const inside = e.target instanceof Element && e.target.closest('.click-outside-ignore')
      if (!inside && !box.current?.contains(e.target as Node)) setAt(null)
    }
    window.addEventListener('pointerdown', close, true)
    window.addEventListener('focusin', close, true)
    return () => {
      window.removeEventListener('pointerdown', close, true)
      window.removeEventListener('focusin', close, true)
    }
  }, [at])
  return (
    <div ref={box} className={styles.withButton}>
      <TextEntry
        id={id}
        value={value ?? ''}
        onCommit={onCommit}
        {...(onError ? { onError } : {})}
        readOnly={readOnly}
        label={label}
        onKey={(e) => {
          if (e.key === 'Escape' && at) setAt(null)
          else return false
          return true
        }}
      />
      {!readOnly && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('ui.pickDate')}
          onClick={() => {
            const { x, y, width, height } = (box.current as HTMLDivElement).getBoundingClientRect()
            setAt(at ? null : { x, y, width, height })
          }}
        >
          <CalendarDays size={14} aria-hidden />
        </button>
      )}
      {at && (
        <CellCalendar
          at={at}
          value={value}
          onPick={(day) => {
            setAt(null)
            onCommit({ value: day })
          }}
        />
      )}
    </div>
  )
}
