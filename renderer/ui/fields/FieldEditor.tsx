// The field of a form for a column of any kind; parsing, formatting and choices are the column's.
import { useId, useState } from 'react'
import { isReadOnly, type SheetColumn, type SheetRow } from '../SheetGrid/sheetTypes.ts'
import { useUi } from '../UiProvider.tsx'
import { DateEntry } from './DateEntry.tsx'
import type { Commit } from './entered.ts'
import { FieldFrame } from './FieldFrame.tsx'
import styles from './fields.module.css'
import { PickEntry } from './PickEntry.tsx'
import { TextEntry } from './TextEntry.tsx'

interface Props {
  column: SheetColumn
  row: SheetRow
  onCommit: Commit
  readOnly?: boolean
  /** Label at the left of the control instead of above it. */
  inline?: boolean
}

export function FieldEditor({ column, row, onCommit, readOnly = false, inline = false }: Props) {
  const id = useId()
  const [refused, setRefused] = useState<string | null>(null)
  const locked = readOnly || isReadOnly(column, row)
  const error = refused ?? column.error?.(row) ?? null
  if (column.kind === 'bool') return <BoolEntry {...{ id, column, row, onCommit, locked }} />
  const frame = {
    label: column.title,
    htmlFor: id,
    required: column.required ?? false,
    hint: column.hint,
    error,
    inline,
  }
  const value = row[column.id]
  const common = { id, onCommit, readOnly: locked }
  const list = column.kind === 'choice' || column.kind === 'ref' || column.kind === 'refs'
  return (
    <FieldFrame {...frame}>
      {list ? (
        <PickEntry
          {...common}
          value={Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []}
          options={() => column.options?.(row) ?? []}
          optionOf={(v) => column.optionOf?.(v) ?? column.options?.(row).find((o) => o.value === v)}
          multiple={column.kind === 'refs'}
          clears={!column.required}
          creates={column.creates ?? false}
        />
      ) : column.kind === 'date' ? (
        <DateEntry {...common} value={(value as string | null) ?? null} onError={setRefused} />
      ) : (
        <TextEntry
          {...common}
          value={column.editText?.(row) ?? column.format(row)}
          multiline={column.kind === 'longText'}
          placeholder={column.kind === 'duration' || column.kind === 'period' ? column.hint : undefined}
          onError={setRefused}
        />
      )}
    </FieldFrame>
  )
}

interface BoolProps {
  id: string
  column: SheetColumn
  row: SheetRow
  onCommit: Commit
  locked: boolean
}

function BoolEntry({ id, column, row, onCommit, locked }: BoolProps) {
  const { t } = useUi()
  const ticked = row[column.id] === true
  return (
    <label className={styles.bool} htmlFor={id} title={column.hint}>
      <input
        id={id}
        type="checkbox"
        checked={ticked}
        disabled={locked}
        onChange={(e) => onCommit({ value: e.currentTarget.checked })}
      />
      <span>{column.title}</span>
      <span className={styles.srOnly}>{t(ticked ? 'ui.yes' : 'ui.no')}</span>
    </label>
  )
}
