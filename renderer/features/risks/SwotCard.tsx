// An entry of the SWOT board: its title, how much it matters, what it became, and the menu of what can be done with it.
import { Ellipsis } from 'lucide-react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { useT } from '#platform/text.ts'
import { useRow } from '#platform/useRows.ts'
import { IconButton } from '#ui/Button.tsx'
import styles from './Swot.module.css'
import { type Outcome, outcomes, type SwotEntry } from './swotMoves.ts'

interface Props {
  entry: SwotEntry
  selected: boolean
  dragged: boolean
  /** Another entry would be dropped above it. */
  above: boolean
  onSelect(id: string): void
  onKey(event: KeyboardEvent, entry: SwotEntry): void
  onMenu(at: { x: number; y: number }, id: string): void
  onShow(outcome: Outcome, id: string): void
}

function Became({ outcome, id, onShow }: { outcome: Outcome; id: string; onShow: Props['onShow'] }) {
  const t = useT()
  const row = useRow(outcome, id)
  if (!row) return null
  return (
    <button type="button" className={styles.became} onClick={() => onShow(outcome, id)}>
      {t(`risks.became.${outcome}`, { title: row.title })}
    </button>
  )
}

export function SwotCard({ entry, selected, dragged, above, onSelect, onKey, onMenu, onShow }: Props) {
  const t = useT()
  const { id, title, importance } = entry
  const menuAt = (e: MouseEvent) => {
    e.preventDefault()
    onMenu({ x: e.clientX, y: e.clientY }, id)
  }
  return (
    <li
      className={styles.card}
      data-swot={id}
      data-selected={selected || undefined}
      data-dragged={dragged || undefined}
      data-above={above || undefined}
      onContextMenu={menuAt}
    >
      <button
        type="button"
        className={styles.main}
        data-main={id}
        aria-pressed={selected}
        onClick={() => onSelect(id)}
        onKeyDown={(e) => onKey(e, entry)}
      >
        <span className={styles.title}>{title}</span>
        {importance !== null && (
          <span className={styles.dots} role="img" aria-label={t('risks.importance', { value: importance })}>
            {'●'.repeat(importance)}
            <span className={styles.rest}>{'●'.repeat(5 - importance)}</span>
          </span>
        )}
      </button>
      <IconButton
        icon={Ellipsis}
        size={14}
        label={t('risks.actionsOf', { title })}
        onClick={(e) => {
          const { left, bottom } = e.currentTarget.getBoundingClientRect()
          onMenu({ x: left, y: bottom }, id)
        }}
      />
      <span className={styles.links}>
        {outcomes.map((outcome) => {
          const to = entry[outcome]
          return to && <Became key={outcome} outcome={outcome} id={to} onShow={onShow} />
        })}
      </span>
    </li>
  )
}
