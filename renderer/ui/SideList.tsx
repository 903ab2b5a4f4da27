// The list at the left of a picture, from which one thing is chosen: searched by typing, walked through with the arrow keys.
import { type KeyboardEvent, type ReactNode, useDeferredValue, useRef, useState } from 'react'
import { SearchField } from './SearchField.tsx'
import styles from './SideList.module.css'
import { useUi } from './UiProvider.tsx'

export interface SideItem {
  readonly id: string
  readonly title: string
  /** Below the title. */
  readonly detail?: ReactNode
  /** At the right of the title. */
  readonly mark?: ReactNode
  /** What a search looks through besides the title. */
  readonly words?: string
}

interface Props {
  label: string
  items: readonly SideItem[]
  current: string | null
  onChoose(id: string): void
  /** Placeholder of the search field; none without it. */
  search?: string
  /** Above the list: filters. */
  children?: ReactNode
  onRemove?(id: string): void
}

const atFirst = 300

export function SideList({ label, items, current, onChoose, search, children, onRemove }: Props) {
  const { t } = useUi()
  const [sought, setSought] = useState('')
  const [shown, setShown] = useState(atFirst)
  const needle = useDeferredValue(sought).trim().toLowerCase()
  const list = useRef<HTMLUListElement>(null)
  const found = needle
    ? items.filter(({ title, words = '' }) => `${title}\n${words}`.toLowerCase().includes(needle))
    : items
  const onKey = (e: KeyboardEvent) => {
    const id = (e.target as HTMLElement).dataset.item
    if (e.key === 'Delete' && id && onRemove) {
      e.stopPropagation()
      return onRemove(id)
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    if (!by) return
    e.preventDefault()
    const at = found.findIndex((item) => item.id === id)
    const next = found[at + by]
    if (!next) return
    onChoose(next.id)
    list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(next.id)}"]`)?.focus()
  }
  return (
    <nav className={styles.side} aria-label={label}>
      {search && (
        <div className={styles.search}>
          <SearchField value={sought} onChange={setSought} placeholder={search} />
        </div>
      )}
      {children && <div className={styles.filters}>{children}</div>}
      <ul ref={list} onKeyDown={onKey}>
        {found.slice(0, shown).map(({ id, title, detail, mark }) => (
          <li key={id}>
            <button type="button" data-item={id} aria-current={id === current} onClick={() => onChoose(id)}>
              <span className={styles.title}>{title}</span>
              {mark !== undefined && <span className={styles.mark}>{mark}</span>}
              {detail && <span className={styles.detail}>{detail}</span>}
            </button>
          </li>
        ))}
        {found.length > shown && (
          <li>
            <button type="button" className={styles.more} onClick={() => setShown(shown + atFirst)}>
              {t('ui.more', { count: found.length - shown })}
            </button>
          </li>
        )}
      </ul>
      {found.length === 0 && needle && <p className={styles.none}>{t('ui.noMatch')}</p>}
    </nav>
  )
}
