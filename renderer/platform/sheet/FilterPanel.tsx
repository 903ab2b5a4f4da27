// The filter of one column, at its header: words, a list of its values, a range of numbers or days, empty, mine, overdue; at work while one chooses.
import { Popover, Portal } from '@mantine/core'
import { useState } from 'react'
import { useT } from '#platform/text.ts'
import { type Condition, filterKind, type Span, spans } from '#shared/model/sheetView/condition.ts'
import { Button } from '#ui/Button.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { NumberRange } from './NumberRange.tsx'
import styles from './SheetLook.module.css'
import { ValueList } from './ValueList.tsx'

interface Props {
  at: { readonly x: number; readonly y: number }
  column: SheetColumn
  rows: readonly SheetRow[]
  condition: Condition | undefined
  onChange(condition: Condition | null): void
  onClose(): void
  /** The column names people: who looks, or why that is not known. */
  mine: { readonly id: string } | { readonly why: string } | null
}

const hows = ['contains', 'without', 'equals'] as const

export function FilterPanel(props: Props) {
  const { at, column, onClose, onChange, condition } = props
  const t = useT()
  const kind = filterKind(column)
  const empty = condition?.is === 'empty' ? condition.empty : null
  const setEmpty = (wanted: boolean) =>
    onChange(empty === wanted ? null : { is: 'empty', column: column.id, empty: wanted })
  return (
    <Popover
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      offset={2}
      trapFocus
      returnFocus
      hideDetached={false}
      closeOnEscape
    >
      <Portal>
        <Popover.Target>
          <span className={styles.anchor} style={{ left: at.x, top: at.y }} />
        </Popover.Target>
      </Portal>
      <Popover.Dropdown p={0}>
        <fieldset
          className={styles.panel}
          aria-label={t('sheetView.filterOf', { column: column.title })}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && !e.nativeEvent.isComposing && e.target instanceof HTMLInputElement) onClose()
          }}
        >
          <h2>{t('sheetView.filterOf', { column: column.title })}</h2>
          {kind === 'text' && <TextFilter {...props} />}
          {kind === 'number' && <NumberRange column={column} condition={condition} onChange={onChange} />}
          {kind === 'date' && <DateFilter {...props} />}
          {kind === 'list' && <ListFilter {...props} />}
          <div className={styles.quick}>
            <Button aria-pressed={empty === true} onClick={() => setEmpty(true)}>
              {t('sheetView.isEmpty')}
            </Button>
            <Button aria-pressed={empty === false} onClick={() => setEmpty(false)}>
              {t('sheetView.isFilled')}
            </Button>
          </div>
          <div className={styles.ends}>
            <Button look="quiet" disabled={!condition} onClick={() => onChange(null)}>
              {t('sheetView.filterOff')}
            </Button>
            <Button look="primary" onClick={onClose}>
              {t('sheetView.done')}
            </Button>
          </div>
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}

function TextFilter({ column, rows, condition, onChange }: Props) {
  const t = useT()
  const held = condition?.is === 'text' ? condition : undefined
  const [how, setHow] = useState<(typeof hows)[number]>(held?.how ?? 'contains')
  const [text, setText] = useState(held?.text ?? '')
  const say = (nextHow: typeof how, next: string) => {
    setHow(nextHow)
    setText(next)
    onChange(next.trim() === '' ? null : { is: 'text', column: column.id, how: nextHow, text: next })
  }
  return (
    <>
      <Segmented
        label={t('sheetView.filterOf', { column: column.title })}
        value={how}
        options={hows.map((value) => ({ value, label: t(`sheetView.${value}`) }))}
        onChange={(next) => say(next, text)}
      />
      <input
        className={styles.input}
        aria-label={t('sheetView.words')}
        value={text}
        spellCheck={false}
        data-autofocus
        onChange={(e) => say(how, e.currentTarget.value)}
      />
      {column.kind === 'text' && (
        <ValueList column={column} rows={rows} condition={condition} onChange={onChange} searches={false} />
      )}
    </>
  )
}

function ListFilter({ column, rows, condition, onChange, mine }: Props) {
  const t = useT()
  const isMine = condition?.is === 'mine'
  return (
    <>
      {mine && (
        <div className={styles.quick}>
          <Button
            aria-pressed={isMine}
            disabled={'why' in mine}
            onClick={() => onChange(isMine ? null : { is: 'mine', column: column.id })}
          >
            {t('sheetView.mine')}
          </Button>
          {'why' in mine && <span className={styles.note}>{mine.why}</span>}
        </div>
      )}
      <ValueList column={column} rows={rows} condition={condition} onChange={onChange} searches />
    </>
  )
}

function DateFilter({ column, condition, onChange }: Props) {
  const t = useT()
  const { id } = column
  const span = condition?.is === 'within' ? condition.span : null
  const range = condition?.is === 'dates' ? condition : { from: null, to: null }
  const isOverdue = condition?.is === 'overdue'
  const set = (part: { from?: string | null; to?: string | null }) => {
    const { from, to } = { from: range.from, to: range.to, ...part }
    onChange(from === null && to === null ? null : { is: 'dates', column: id, from, to })
  }
  const within = (wanted: Span) => onChange(span === wanted ? null : { is: 'within', column: id, span: wanted })
  return (
    <>
      <div className={styles.quick}>
        <Button aria-pressed={isOverdue} onClick={() => onChange(isOverdue ? null : { is: 'overdue', column: id })}>
          {t('sheetView.overdue')}
        </Button>
        {spans.map((value) => (
          <Button key={value} aria-pressed={span === value} onClick={() => within(value)}>
            {t(`sheetView.spans.${value}`)}
          </Button>
        ))}
      </div>
      <div className={styles.range}>
        {(['from', 'to'] as const).map((end) => (
          <DayInput key={end} label={t(`sheetView.${end}`)} value={range[end]} onDay={(day) => set({ [end]: day })} />
        ))}
      </div>
    </>
  )
}

function DayInput({ label, value, onDay }: { label: string; value: string | null; onDay(day: string | null): void }) {
  return (
    <>
      <span>{label}</span>
      <input
        type="date"
        className={styles.input}
        aria-label={label}
        value={value ?? ''}
        onChange={(e) => onDay(/^\d{4}-\d{2}-\d{2}$/.test(e.currentTarget.value) ? e.currentTarget.value : null)}
      />
    </>
  )
}
