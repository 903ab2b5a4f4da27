// The strip below the header of a sheet: what filters, orders and groups it now, each with a way to take it away.
import { X } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { type Condition, withCondition } from '#shared/model/sheetView/condition.ts'
import { Button } from '#ui/Button.tsx'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import { conditionText } from './conditionText.ts'
import styles from './SheetLook.module.css'
import type { SheetState } from './sheetState.ts'

interface Props {
  columns: readonly SheetColumn[]
  state: SheetState
  setState(change: Partial<SheetState>): void
  /** Opens the filter of a column below its chip. */
  onFilter(column: string, at: { readonly x: number; readonly y: number }): void
}

/** Takes everything away that keeps rows from view or moves them. */
export const nothingAsked = { filter: '', conditions: [], sorts: [], group: null } satisfies Partial<SheetState>

export function LookStrip({ columns, state, setState, onFilter }: Props) {
  const t = useT()
  const { filter, conditions, sorts, group } = state
  const titleOf = (id: string) => columns.find((column) => column.id === id)?.title
  const grouped = group === null ? undefined : titleOf(group)
  const ordered = sorts.flatMap(({ column, down }) => {
    const title = titleOf(column)
    return title === undefined ? [] : [`${title} ${down ? '↓' : '↑'}`]
  })
  const known = conditions.flatMap((condition): [Condition, SheetColumn][] => {
    const column = columns.find(({ id }) => id === condition.column)
    return column ? [[condition, column]] : []
  })
  if (known.length === 0 && ordered.length === 0 && grouped === undefined) return null
  return (
    <section className={styles.strip} aria-label={t('sheetView.strip')}>
      {filter.trim() !== '' && (
        <Chip text={t('sheetView.says.words', { text: filter.trim() })} onRemove={() => setState({ filter: '' })} />
      )}
      {known.map(([condition, column]) => (
        <Chip
          key={condition.column}
          text={conditionText(condition, column, t)}
          onOpen={(at) => onFilter(condition.column, at)}
          onRemove={() => setState({ conditions: withCondition(conditions, condition.column, null) })}
        />
      ))}
      {ordered.length > 0 && (
        <Chip
          text={t('sheetView.says.sort', { columns: ordered.join(t('ui.listSeparator')) })}
          onRemove={() => setState({ sorts: [] })}
        />
      )}
      {grouped !== undefined && (
        <Chip text={t('sheetView.says.group', { column: grouped })} onRemove={() => setState({ group: null })} />
      )}
      <Button look="quiet" className={styles.clear} onClick={() => setState(nothingAsked)}>
        {t('sheetView.clearAll')}
      </Button>
    </section>
  )
}

interface ChipProps {
  text: string
  onOpen?: (at: { x: number; y: number }) => void
  onRemove(): void
}

function Chip({ text, onOpen, onRemove }: ChipProps) {
  const t = useT()
  return (
    <span className={styles.chip}>
      {onOpen ? (
        <button
          type="button"
          className={styles.says}
          onClick={(e) => {
            const { left, bottom } = e.currentTarget.getBoundingClientRect()
            onOpen({ x: left, y: bottom + 4 })
          }}
        >
          {text}
        </button>
      ) : (
        <span className={styles.says}>{text}</span>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={t('sheetView.remove', { what: text })}
        title={t('sheetView.remove', { what: text })}
        onClick={onRemove}
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}
