// Ctrl+F in a grid: a small bar that counts what it finds and goes from one to the next.
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { IconButton } from '../Button.tsx'
import { useUi } from '../UiProvider.tsx'
import styles from './FindBar.module.css'

interface Props {
  query: string
  /** Place of the one shown, from 0; -1 when there is none. */
  at: number
  count: number
  onQuery: (query: string) => void
  onStep: (by: 1 | -1) => void
  onClose: () => void
}

export function FindBar({ query, at, count, onQuery, onStep, onClose }: Props) {
  const { t } = useUi()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  return (
    <search className={styles.bar}>
      <input
        ref={input}
        value={query}
        placeholder={t('grid.findHere')}
        aria-label={t('grid.findHere')}
        onChange={(e) => onQuery(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.nativeEvent.isComposing) return
          if (e.key === 'Escape') onClose()
          if (e.key === 'Enter') onStep(e.shiftKey ? -1 : 1)
        }}
      />
      <span className={styles.count} aria-live="polite">
        {query && (count > 0 ? t('grid.found', { at: at < 0 ? '–' : at + 1, count }) : t('grid.foundNone'))}
      </span>
      <IconButton icon={ChevronUp} label={t('grid.findPrevious')} size={14} onClick={() => onStep(-1)} />
      <IconButton icon={ChevronDown} label={t('grid.findNext')} size={14} onClick={() => onStep(1)} />
      <IconButton icon={X} label={t('ui.close')} size={14} onClick={onClose} />
    </search>
  )
}
