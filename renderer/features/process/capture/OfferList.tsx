// The list of names under a field that is typed into; the field keeps the focus and the arrow keys.
import styles from './CaptureField.module.css'

export interface Offer {
  /** What tells it from the others. */
  readonly value: string
  readonly label: string
  /** Small, at the right: what it is. */
  readonly note?: string | undefined
}

interface Props<O> {
  items: readonly O[]
  /** The one that Enter or Tab would take. */
  active: O | undefined
  onPick: (item: O) => void
}

export function OfferList<O extends Offer>({ items, active, onPick }: Props<O>) {
  return (
    <div className={styles.list} role="listbox">
      {items.map((item) => (
        <div
          key={item.value}
          role="option"
          tabIndex={-1}
          aria-selected={item === active}
          className={`${styles.option} ${item === active ? styles.active : ''}`}
          // The field keeps the focus: leaving it would end the edit.
          onPointerDown={(event) => {
            event.preventDefault()
            onPick(item)
          }}
        >
          <span>{item.label}</span>
          {item.note && <small>{item.note}</small>}
        </div>
      ))}
    </div>
  )
}
