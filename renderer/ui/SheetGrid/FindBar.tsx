// Ctrl+F in a grid: a small bar that counts what it finds, goes from one to the next, and replaces one or all, shown beforehand.
import { ChevronDown, ChevronUp, Replace, ReplaceAll, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../Button.tsx'
import { useUi } from '../UiProvider.tsx'
import styles from './FindBar.module.css'

/** Replacing what was found; null where the grid cannot be edited. */
export interface Replacing {
  /** How many cells would change, and how the one shown would read. */
  preview(by: string): { count: number; change: { from: string; to: string } | null }
  one(by: string): void
  all(by: string): void
}

interface Props {
  query: string
  /** Place of the one shown, from 0; -1 when there is none. */
  at: number
  count: number
  onQuery: (query: string) => void
  onStep: (by: 1 | -1) => void
  replacing?: Replacing | null
  onClose: () => void
}

export function FindBar({ query, at, count, onQuery, onStep, replacing = null, onClose }: Props) {
  const { t } = useUi()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const [by, setBy] = useState('')
  const preview = replacing && query !== '' ? replacing.preview(by) : null
  const nothing = !preview || preview.count === 0
  return (
    <search className={styles.bar}>
      <div className={styles.line}>
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
      </div>
      {replacing && (
        <div className={styles.line}>
          <input
            value={by}
            placeholder={t('grid.replaceWith')}
            aria-label={t('grid.replaceWith')}
            onChange={(e) => setBy(e.currentTarget.value)}
            onKeyDown={(e) => {
              if (e.nativeEvent.isComposing) return
              if (e.key === 'Escape') onClose()
              if (e.key === 'Enter' && e.altKey) replacing.all(by)
              else if (e.key === 'Enter' && !e.ctrlKey && !e.metaKey) replacing.one(by)
            }}
          />
          <IconButton
            icon={Replace}
            label={t('grid.replaceOne')}
            shortcut="Enter"
            size={14}
            disabled={!preview?.change}
            onClick={() => replacing.one(by)}
          />
          <IconButton
            icon={ReplaceAll}
            label={t('grid.replaceAll', { count: preview?.count ?? 0 })}
            shortcut="Alt+Enter"
            size={14}
            disabled={nothing}
            onClick={() => replacing.all(by)}
          />
        </div>
      )}
      {preview?.change && (
        <p className={styles.change}>
          <del>{preview.change.from}</del> → <ins>{preview.change.to}</ins>
        </p>
      )}
    </search>
  )
}
