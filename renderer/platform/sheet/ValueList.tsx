// The values of a column with how many rows hold each, to be ticked; a value that is not ticked hides its rows.
import { useMemo, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { cellKeys } from '#shared/model/sheetView/column.ts'
import type { Condition } from '#shared/model/sheetView/condition.ts'
import { wordOrder } from '#shared/model/sheetView/order.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { Button } from '#ui/Button.tsx'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { keyText } from './conditionText.ts'
import styles from './SheetLook.module.css'

interface Props {
  column: SheetColumn
  rows: readonly SheetRow[]
  condition: Condition | undefined
  onChange(condition: Condition | null): void
  /** With a field of its own to find a value. */
  searches: boolean
}

const most = 200

interface Value {
  readonly key: string
  readonly text: string
  readonly count: number
}

export function ValueList({ column, rows, condition, onChange, searches }: Props) {
  const t = useT()
  const lang = useLang()
  const [sought, setSought] = useState('')
  const values = useMemo((): Value[] => {
    const counts = new Map<string, number>()
    for (const row of rows) for (const key of cellKeys(column, row)) counts.set(key, (counts.get(key) ?? 0) + 1)
    const places = column.kind === 'choice' ? new Map(column.options?.(null).map(({ value }, i) => [value, i])) : null
    const words = wordOrder(lang)
    return [...counts]
      .map(([key, count]) => ({ key, count, text: keyText(column, key, t) }))
      .sort((a, b) => {
        if (a.key === '' || b.key === '') return a.key === '' ? 1 : -1
        return places ? (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0) : words.compare(a.text, b.text)
      })
  }, [column, rows, lang, t])
  const ticked = condition?.is === 'oneOf' ? new Set(condition.values) : null
  const set = (keys: readonly string[]) =>
    onChange(keys.length === values.length ? null : { is: 'oneOf', column: column.id, values: [...keys] })
  const toggle = (key: string) => {
    const now = ticked ?? new Set(values.map((value) => value.key))
    set(values.flatMap((value) => (now.has(value.key) !== (value.key === key) ? [value.key] : [])))
  }
  const found = sought ? values.filter(({ text }) => nameKey(text).includes(nameKey(sought))) : values
  // Of a column in which every row says something else, a list of everything helps nobody.
  if (!searches && values.length > 60) return null
  return (
    <>
      {searches && values.length > 8 && (
        <input
          className={styles.input}
          aria-label={t('sheetView.search')}
          placeholder={t('sheetView.search')}
          value={sought}
          spellCheck={false}
          data-autofocus
          onChange={(e) => setSought(e.currentTarget.value)}
        />
      )}
      <div className={styles.quick}>
        <Button look="quiet" onClick={() => (sought ? set(found.map(({ key }) => key)) : onChange(null))}>
          {t('sheetView.all')}
        </Button>
        <Button look="quiet" onClick={() => set([])}>
          {t('sheetView.allNone')}
        </Button>
      </div>
      <div className={styles.values}>
        {found.slice(0, most).map(({ key, text, count }) => (
          <label key={key}>
            <input type="checkbox" checked={ticked?.has(key) ?? true} onChange={() => toggle(key)} />
            <span>{text}</span>
            <span className={styles.count}>{count}</span>
          </label>
        ))}
        {found.length === 0 && <span className={styles.note}>{t('ui.noMatch')}</span>}
        {found.length > most && (
          <span className={styles.note}>{t('sheetView.manyValues', { count: found.length - most })}</span>
        )}
      </div>
    </>
  )
}
