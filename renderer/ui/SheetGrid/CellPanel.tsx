// What opens below a cell that is chosen rather than typed: a list that filters as one types, or a calendar.
import { Portal } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { Check, Plus } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { nameKey } from '#shared/model/values/context.ts'
import { StatusPill } from '../StatusPill.tsx'
import { useUi } from '../UiProvider.tsx'
import styles from './CellPanel.module.css'
import type { SheetOption } from './sheetTypes.ts'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a list offers for the typed text; `create` is the name of an option that does not exist yet. */
export type Offer = { option: SheetOption } | { create: string } | { none: true }

const most = 200

/** The options that hold the typed text, those that begin with it first; then a new one, where that is allowed. */
export function offersFor(options: readonly SheetOption[], query: string, creates: boolean, clears: boolean): Offer[] {
  const key = nameKey(query)
  if (key === '') {
    const all = options.slice(0, most).map((option) => ({ option }))
    return clears ? [{ none: true }, ...all] : all
  }
  const place = ({ label, detail }: SheetOption) => {
    const at = nameKey(label).indexOf(key)
    return at >= 0 ? at : nameKey(detail ?? '').includes(key) ? 1000 : -1
  }
  const found = options
    .map((option) => ({ option, at: place(option) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Number(a.at > 0) - Number(b.at > 0))
  const exact = found.some(({ option }) => nameKey(option.label) === key)
  const offers: Offer[] = found.slice(0, most).map(({ option }) => ({ option }))
  return creates && !exact ? [...offers, { create: query.trim() }] : offers
}

function Floating({ at, children, width }: { at: Bounds; children: ReactNode; width: number | 'max-content' }) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ left: at.x, top: at.y + at.height + 2 })
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect()
    if (!size) return
    const below = at.y + at.height + 2
    const top = below + size.height > window.innerHeight - 8 ? Math.max(8, at.y - size.height - 2) : below
    setPlace({ left: Math.max(8, Math.min(at.x, window.innerWidth - size.width - 8)), top })
  }, [at])
  return (
    <Portal>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is */}
      <div
        ref={box}
        className={`${styles.panel} click-outside-ignore`}
        style={{ ...place, width }}
        // The cell keeps the keyboard: what is typed goes on filtering.
        onPointerDown={(e) => e.preventDefault()}
        onMouseDown={(e) => e.preventDefault()}
      >
        {children}
      </div>
    </Portal>
  )
}

interface ListProps {
  at: Bounds
  offers: readonly Offer[]
  highlighted: number
  chosen: ReadonlySet<string>
  /** Several can be chosen. */
  multiple: boolean
  onHover: (index: number) => void
  onPick: (offer: Offer) => void
  id: string
}

export function CellList({ at, offers, highlighted, chosen, multiple, onHover, onPick, id }: ListProps) {
  const { t } = useUi()
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    list.current?.children[highlighted]?.scrollIntoView({ block: 'nearest' })
  }, [highlighted])
  return (
    <Floating at={at} width={Math.min(360, Math.max(180, at.width))}>
      <div ref={list} className={styles.list} role="listbox" id={id} aria-multiselectable={multiple}>
        {offers.length === 0 && <div className={styles.nothing}>{t('ui.noMatch')}</div>}
        {offers.map((offer, i) => {
          const isChosen = 'option' in offer && chosen.has(offer.option.value)
          return (
            <div
              key={'option' in offer ? offer.option.value : 'create' in offer ? '+' : '-'}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={isChosen}
              className={`${styles.option} ${i === highlighted ? styles.highlighted : ''}`}
              onPointerMove={() => i !== highlighted && onHover(i)}
              onClick={() => onPick(offer)}
              onKeyDown={() => {}}
            >
              {'option' in offer ? (
                <>
                  {multiple && <span className={styles.box}>{isChosen && <Check size={12} aria-hidden />}</span>}
                  {offer.option.tone ? (
                    <StatusPill tone={offer.option.tone}>{offer.option.label}</StatusPill>
                  ) : (
                    <span className={styles.label}>{offer.option.label}</span>
                  )}
                  {offer.option.detail && <span className={styles.detail}>{offer.option.detail}</span>}
                  {!multiple && isChosen && <Check size={14} aria-hidden className={styles.check} />}
                </>
              ) : 'create' in offer ? (
                <>
                  <Plus size={14} aria-hidden />
                  <span className={styles.label}>{t('ui.create', { name: offer.create })}</span>
                </>
              ) : (
                <span className={styles.none}>{t('ui.none')}</span>
              )}
            </div>
          )
        })}
      </div>
    </Floating>
  )
}

/** A month to pick a day from; the typed text stays valid as well. */
export function CellCalendar({
  at,
  value,
  onPick,
}: {
  at: Bounds
  value: string | null
  onPick: (day: string) => void
}) {
  return (
    <Floating at={at} width="max-content">
      <div className={styles.calendar}>
        <DatePicker
          size="xs"
          value={value}
          {...(value ? { defaultDate: value } : {})}
          onChange={(day: string | null) => day && onPick(day.slice(0, 10))}
          highlightToday
          weekendDays={[]}
          monthLabelFormat="YYYY-MM"
        />
      </div>
    </Floating>
  )
}
