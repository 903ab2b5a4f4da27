// A field whose value is chosen: one of a list, one row, or several rows as removable chips; what is not there can be created.
import { ChevronDown, X } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { type Bounds, CellList, type Offer, offersFor } from '../SheetGrid/CellPanel.tsx'
import type { SheetOption } from '../SheetGrid/sheetTypes.ts'
import { StatusPill } from '../StatusPill.tsx'
import { useUi } from '../UiProvider.tsx'
import type { Commit } from './entered.ts'
import styles from './fields.module.css'

interface Props {
  id?: string | undefined
  /** Ids (or codes) chosen; several only with `multiple`. */
  value: readonly string[]
  /** Listed only when opened. */
  options: () => readonly SheetOption[]
  optionOf: (value: string) => SheetOption | undefined
  multiple?: boolean
  /** An empty value is allowed. */
  clears?: boolean
  /** A name that is not found can be created. */
  creates?: boolean
  readOnly?: boolean
  placeholder?: string | undefined
  label?: string | undefined
  onCommit: Commit
}

export function PickEntry(props: Props) {
  const { value, optionOf, multiple = false, clears = false, creates = false, readOnly = false, onCommit } = props
  const { t } = useUi()
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const [at, setAt] = useState<Bounds | null>(null)
  const [query, setQuery] = useState('')
  const [highlighted, setHighlighted] = useState(0)
  const chosen = new Set(value)
  const held = value.flatMap((v) => optionOf(v) ?? [])
  const [options, setOptions] = useState<readonly SheetOption[]>([])
  const single = multiple ? undefined : held[0]
  const offers = at ? offersFor(options, query, creates, clears && !multiple) : []

  const open = () => {
    if (readOnly || at) return
    const { x, y, width, height } = (box.current as HTMLDivElement).getBoundingClientRect()
    setAt({ x, y, width, height })
    const all = props.options()
    setOptions(all)
    const place = offersFor(all, '', creates, clears && !multiple).findIndex(
      (offer) => 'option' in offer && chosen.has(offer.option.value),
    )
    setHighlighted(Math.max(0, place))
  }
  const close = () => {
    setAt(null)
    setQuery('')
  }
  const pick = (offer: Offer) => {
    if ('none' in offer) onCommit({ value: null })
    else if ('create' in offer)
      onCommit(multiple ? { value: [...value], missing: [offer.create] } : { value: null, missing: [offer.create] })
    else if (!multiple) onCommit({ value: offer.option.value })
    else {
      const next = new Set(chosen)
      if (!next.delete(offer.option.value)) next.add(offer.option.value)
      onCommit({ value: [...next] })
    }
    setQuery('')
    if (!multiple) setAt(null)
  }
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing || e.nativeEvent.keyCode === 229) return
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault()
      if (!at) return open()
      const by = e.key === 'ArrowDown' ? 1 : -1
      if (offers.length > 0) setHighlighted((highlighted + by + offers.length) % offers.length)
    } else if (e.key === 'Enter') {
      e.preventDefault()
      const offer = offers[highlighted]
      if (!at) open()
      else if (offer) pick(offer)
    } else if (e.key === 'Escape' && at) {
      e.stopPropagation()
      close()
    } else if (e.key === 'Tab' && at && query) {
      const offer = offers[highlighted]
      if (offer) pick(offer)
    } else if (e.key === 'Backspace' && query === '' && multiple && value.length > 0)
      onCommit({ value: value.slice(0, -1) })
    else if ((e.key === 'Delete' || e.key === 'Backspace') && query === '' && !multiple && clears && single)
      onCommit({ value: null })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click anywhere in the field is a click into its input
    <div
      ref={box}
      className={`${styles.input} ${styles.pick} ${multiple ? styles.chips : ''}`}
      data-read-only={readOnly || undefined}
      onMouseDown={(e) => {
        if (e.target !== input.current) e.preventDefault()
        input.current?.focus()
        if (at && !multiple) close()
        else open()
      }}
    >
      {multiple &&
        held.map((o) => (
          <span key={o.value} className={styles.chip}>
            {o.label}
            {!readOnly && (
              <button
                type="button"
                aria-label={t('ui.remove', { name: o.label })}
                onMouseDown={(e) => e.stopPropagation()}
                onClick={() => onCommit({ value: value.filter((v) => v !== o.value) })}
              >
                <X size={11} aria-hidden />
              </button>
            )}
          </span>
        ))}
      {single && query === '' && (
        <span className={styles.shown}>
          {single.tone ? <StatusPill tone={single.tone}>{single.label}</StatusPill> : single.label}
        </span>
      )}
      <input
        ref={input}
        id={props.id}
        role="combobox"
        aria-expanded={at !== null}
        aria-controls={list}
        aria-activedescendant={at ? `${list}-${highlighted}` : undefined}
        aria-label={props.label}
        readOnly={readOnly}
        value={query}
        placeholder={held.length === 0 ? props.placeholder : ''}
        onChange={(e) => {
          setQuery(e.currentTarget.value)
          open()
          // What is chosen has its place in the whole list, not among what was found.
          setHighlighted(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {!readOnly && <ChevronDown size={14} aria-hidden className={styles.chevron} />}
      {at && (
        <CellList
          id={list}
          at={at}
          offers={offers}
          highlighted={highlighted}
          chosen={chosen}
          multiple={multiple}
          onHover={setHighlighted}
          onPick={pick}
        />
      )}
    </div>
  )
}
