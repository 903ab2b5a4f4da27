// A board of cards in columns: dragged with the mouse, moved with Alt and the arrow keys, added by typing below a column.
import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import styles from './CardBoard.module.css'
import { StatusPill, type Tone } from './StatusPill.tsx'
import { useUi } from './UiProvider.tsx'

export interface BoardColumn<C> {
  readonly id: string
  readonly name: string
  /** The name stands in a pill of this tone; plain without one. */
  readonly tone?: Tone
  readonly cards: readonly C[]
  /** Placeholder of the field below the column with which cards are added; no field without it. */
  readonly adds?: string
  /** Below the name: what the column is for, or its sum. */
  readonly note?: ReactNode
}

interface Props<C extends { readonly id: string }> {
  label: string
  columns: readonly BoardColumn<C>[]
  /** What stands on a card. */
  card(card: C): ReactNode
  /** What can be done with a card beside it, shown at its top right. */
  tools?(card: C): ReactNode
  selected?: string | null
  onSelect?(id: string): void
  onOpen?(id: string): void
  /** A card was dropped on another column, or sent there by keyboard; resolves when it is there. */
  onMove?(id: string, column: string): Promise<unknown> | undefined
  onAdd?(column: string, title: string): unknown
  onRemove?(id: string): unknown
  /** Columns without cards are narrow. */
  slim?: boolean
}

/** Cards of a column shown before one asks for more: nobody reads thousands at once. */
const atFirst = 200
const mime = 'text/x-card'

export function CardBoard<C extends { readonly id: string }>(props: Props<C>) {
  const { columns, onMove, onOpen, onRemove, slim = false } = props
  const root = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState<string | null>(null)

  /** Focus goes along with the card, or to its neighbour. */
  const focusCard = (id: string) =>
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus())
  const onKey = (e: KeyboardEvent, id: string, column: number, at: number) => {
    const side = { ArrowLeft: -1, ArrowRight: 1 }[e.key]
    if (e.altKey && side) {
      const to = columns[column + side]
      e.preventDefault()
      e.stopPropagation()
      if (to) void onMove?.(id, to.id)?.then(() => focusCard(id))
      return
    }
    if (e.key === 'Enter' && onOpen) return onOpen(id)
    if (e.key === 'Delete' && onRemove) {
      e.stopPropagation()
      const near = columns[column]?.cards[at + 1] ?? columns[column]?.cards[at - 1]
      void Promise.resolve(onRemove(id)).then(() => near && focusCard(near.id))
      return
    }
    const by = { ArrowUp: -1, ArrowDown: 1 }[e.key]
    let next = by ? columns[column]?.cards[at + by] : undefined
    for (let c = column + (side ?? 0); side && !next && columns[c]; c += side) {
      const list = columns[c]?.cards ?? []
      next = list[Math.min(at, list.length - 1)]
    }
    if (!next) return
    e.preventDefault()
    focusCard(next.id)
  }
  const drop = (e: DragEvent, column: string) => {
    e.preventDefault()
    setOver(null)
    const id = e.dataTransfer.getData(mime)
    const from = columns.find(({ cards }) => cards.some((card) => card.id === id))
    if (from && from.id !== column) void onMove?.(id, column)
  }
  const widths = columns.map(({ cards }) =>
    slim && cards.length === 0 ? 'minmax(120px, 0.4fr)' : 'minmax(176px, 1fr)',
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of lists, not of controls of a form
    <div
      ref={root}
      className={styles.board}
      style={{ gridTemplateColumns: widths.join(' ') }}
      role="group"
      aria-label={props.label}
    >
      {columns.map((column, at) => (
        <section
          key={column.id}
          aria-label={column.name}
          data-column={column.id}
          className={over === column.id ? styles.over : styles.column}
          onDragOver={(e) => {
            if (!onMove || !e.dataTransfer.types.includes(mime)) return
            e.preventDefault()
            if (over !== column.id) setOver(column.id)
          }}
          onDragLeave={(e) => {
            if (!e.currentTarget.contains(e.relatedTarget as Node | null)) setOver(null)
          }}
          onDrop={(e) => drop(e, column.id)}
        >
          <h2>
            {column.tone ? <StatusPill tone={column.tone}>{column.name}</StatusPill> : <b>{column.name}</b>}
            <span>{column.cards.length}</span>
          </h2>
          {column.note && <div className={styles.note}>{column.note}</div>}
          <Cards {...props} column={column} onKey={(e, id, i) => onKey(e, id, at, i)} />
          {column.adds && props.onAdd && (
            <AddField column={column} narrow={slim && column.cards.length === 0} onAdd={props.onAdd} />
          )}
        </section>
      ))}
    </div>
  )
}

interface CardsProps<C extends { readonly id: string }> extends Omit<Props<C>, 'columns' | 'label'> {
  column: BoardColumn<C>
  onKey(e: KeyboardEvent, id: string, at: number): void
}

function Cards<C extends { readonly id: string }>(props: CardsProps<C>) {
  const { column, card, tools, selected, onSelect, onOpen, onMove, onKey } = props
  const { t } = useUi()
  const [shown, setShown] = useState(atFirst)
  const { cards } = column
  return (
    <ul>
      {cards.slice(0, shown).map((one, at) => (
        <li key={one.id}>
          <button
            type="button"
            className={styles.card}
            data-card={one.id}
            aria-pressed={onSelect ? one.id === selected : undefined}
            draggable={onMove !== undefined}
            onDragStart={(e) => e.dataTransfer.setData(mime, one.id)}
            onKeyDown={(e) => onKey(e, one.id, at)}
            onClick={() => onSelect?.(one.id)}
            onDoubleClick={() => onOpen?.(one.id)}
          >
            {card(one)}
          </button>
          {tools && <div className={styles.tools}>{tools(one)}</div>}
        </li>
      ))}
      {cards.length > shown && (
        <li>
          <button type="button" className={styles.more} onClick={() => setShown(shown + atFirst)}>
            {t('ui.more', { count: cards.length - shown })}
          </button>
        </li>
      )}
    </ul>
  )
}

interface AddProps<C> {
  column: BoardColumn<C>
  /** No room for words. */
  narrow: boolean
  onAdd(column: string, title: string): unknown
}

function AddField<C>({ column, narrow, onAdd }: AddProps<C>) {
  return (
    <input
      className={styles.add}
      placeholder={narrow ? '＋' : column.adds}
      aria-label={column.adds}
      spellCheck={false}
      onKeyDown={(e) => {
        const title = e.currentTarget.value.trim()
        if (e.key !== 'Enter' || e.nativeEvent.isComposing || !title) return
        e.currentTarget.value = ''
        void onAdd(column.id, title)
      }}
    />
  )
}
