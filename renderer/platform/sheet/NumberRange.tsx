// From … to … for a column of numbers, typed as the column's cells are: 1.5天, 85%, 1,200.
import { useState } from 'react'
import { useT } from '#platform/text.ts'
import type { Condition } from '#shared/model/sheetView/condition.ts'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import { summaryText } from '#ui/SheetGrid/summary.ts'
import styles from './SheetLook.module.css'

interface Props {
  column: SheetColumn
  condition: Condition | undefined
  onChange(condition: Condition | null): void
}

const ends = ['from', 'to'] as const

/** The number that a text means in a column; null for nothing, undefined where it means none. */
function readNumber(column: SheetColumn, text: string): number | null | undefined {
  if (text.trim() === '') return null
  const read = column.parse(text, null)
  if (read.ok && typeof read.value === 'number') return read.value
  const plain = Number(text.trim())
  return Number.isNaN(plain) ? undefined : plain
}

export function NumberRange({ column, condition, onChange }: Props) {
  const t = useT()
  const held = condition?.is === 'between' ? condition : { from: null, to: null }
  const said = (number: number | null) => (number === null ? '' : summaryText(number, column))
  const [texts, setTexts] = useState({ from: said(held.from), to: said(held.to) })
  const wrong = ends.filter((end) => readNumber(column, texts[end]) === undefined)
  const type = (end: (typeof ends)[number], text: string) => {
    const now = { ...texts, [end]: text }
    setTexts(now)
    const [from, to] = [readNumber(column, now.from), readNumber(column, now.to)]
    if (from === undefined || to === undefined) return
    onChange(from === null && to === null ? null : { is: 'between', column: column.id, from, to })
  }
  return (
    <>
      <div className={styles.range}>
        {ends.map((end, i) => (
          <label key={end} style={{ display: 'contents' }}>
            <span>{t(`sheetView.${end}`)}</span>
            <input
              className={styles.input}
              value={texts[end]}
              aria-invalid={wrong.includes(end)}
              data-autofocus={i === 0 || undefined}
              onChange={(e) => type(end, e.currentTarget.value)}
            />
          </label>
        ))}
      </div>
      {wrong.length > 0 && (
        <span className={styles.wrong} role="alert">
          {t('sheetView.badNumber')}
        </span>
      )}
    </>
  )
}
