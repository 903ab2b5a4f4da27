// Ctrl+K: one field that finds screens, commands and every row of the plan.
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { planStore } from '#platform/planStore.ts'
import { useLang, useT } from '#platform/text.ts'
import { Kbd } from '#ui/Kbd.tsx'
import { showOverlay } from '../overlays.ts'
import { actionEntries, type Entry, rowEntries, screenEntries } from './entries.ts'
import styles from './Palette.module.css'
import { type Fit, type Ranges, ranked } from './rank.ts'

interface Found {
  readonly entry: Entry
  readonly fit: Fit
}
const most = 50

export function Palette() {
  const t = useT()
  const lang = useLang()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const returnTo = useRef(document.activeElement)
  const [all] = useState(() => {
    const hasPlan = planStore.getState().state !== null
    const fixed = [...(hasPlan ? screenEntries(lang) : []), ...actionEntries(lang)]
    return { fixed, rows: hasPlan ? [...rowEntries(lang)] : [] }
  })
  const found: readonly Found[] = useMemo(
    () => ranked(query, query.trim() ? [...all.fixed, ...all.rows] : all.fixed, most),
    [query, all],
  )
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const close = () => {
    showOverlay(null)
    if (returnTo.current instanceof HTMLElement) returnTo.current.focus()
  }
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    close()
    entry.run()
  }
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (by) setChosen((at) => Math.max(0, Math.min(found.length - 1, at + by)))
    else if (event.key === 'Enter') run(found[chosen]?.entry)
    else if (event.key === 'Escape' || event.key === 'Tab') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const id = (i: number) => `palette-${i}`
  return createPortal(
    <div className={styles.scrim} onPointerDown={(event) => event.target === event.currentTarget && close()}>
      <div className={styles.palette} role="dialog" aria-modal="true" aria-label={t('shell.palette.label')}>
        <div className={styles.field}>
          <Search size={16} />
          <input
            // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into it.
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={found.length > 0 ? id(chosen) : undefined}
            aria-label={t('shell.palette.placeholder')}
            placeholder={t('shell.palette.placeholder')}
            value={query}
            spellCheck={false}
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              setChosen(0)
            }}
            onKeyDown={key}
          />
        </div>
        <div className={styles.list} id="palette-list" role="listbox" tabIndex={-1} ref={list}>
          {found.map(({ entry, fit }, i) => (
            <EntryLine
              key={entry.id}
              id={id(i)}
              entry={entry}
              fit={fit}
              kinds={query.trim() ? 'line' : entry.kind === found[i - 1]?.entry.kind ? 'none' : 'heading'}
              chosen={i === chosen}
              onPoint={() => setChosen(i)}
              onRun={() => run(entry)}
            />
          ))}
          {found.length === 0 && (
            <div className={styles.nothing}>
              <p>{t('shell.palette.nothing', { text: query.trim() })}</p>
              <p>{t('shell.palette.nothingHint')}</p>
            </div>
          )}
        </div>
        <div className={styles.keys}>{t('shell.palette.keys')}</div>
      </div>
    </div>,
    document.body,
  )
}

interface LineProps extends Found {
  readonly id: string
  /** Where its kind is said: above the first of a kind in the list without a query, at the end of the line in results. */
  readonly kinds: 'heading' | 'line' | 'none'
  readonly chosen: boolean
  onPoint(): void
  onRun(): void
}

function EntryLine({ id, entry, fit, kinds, chosen, onPoint, onRun }: LineProps) {
  return (
    <>
      {kinds === 'heading' && <div className={styles.heading}>{entry.kind}</div>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus. */}
      <div
        id={id}
        role="option"
        aria-selected={chosen}
        tabIndex={-1}
        className={styles.entry}
        onPointerMove={onPoint}
        onClick={onRun}
      >
        {entry.icon && <entry.icon size={15} />}
        <span className={styles.title}>
          <Marked text={entry.title} ranges={fit.ranges} />
        </span>
        {entry.more && <span className={styles.more}>{entry.more}</span>}
        {entry.shortcut && <Kbd keys={entry.shortcut} />}
        {kinds === 'line' && !entry.shortcut && <span className={styles.kind}>{entry.kind}</span>}
      </div>
    </>
  )
}

function Marked({ text, ranges }: { text: string; ranges: Ranges }) {
  if (ranges.length === 0) return text
  const pieces = []
  let at = 0
  for (const [from, to] of ranges) {
    if (from > at) pieces.push(text.slice(at, from))
    if (to > at) pieces.push(<mark key={from}>{text.slice(Math.max(from, at), to)}</mark>)
    at = Math.max(at, to)
  }
  pieces.push(text.slice(at))
  return pieces
}
