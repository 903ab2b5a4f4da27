// One field of one row, edited in place: label, control, and the command that changes it.
import { useMemo } from 'react'
import { useValueContext } from '#platform/text.ts'
import { useRow } from '#platform/useRows.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { FieldEditor } from '#ui/fields/FieldEditor.tsx'
import type { SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { useCommitField } from './commitField.ts'
import { columnOf, type Tones } from './entityColumns.ts'

interface Props {
  entity: EntityName
  /** Id of the row. */
  row: string
  field: string
  /** In place of the field's own name, where what stands around says it. */
  label?: string
  tones?: Tones
  readOnly?: boolean
  /** Label at the left of the control instead of above it. */
  inline?: boolean
}

/** Commits on blur, Enter or after 400 ms without typing; missing references are created when chosen. Nothing when the row is gone. */
export function EntityField({ entity, row: id, field, label, tones, readOnly = false, inline = false }: Props) {
  const context = useValueContext()
  const row = useRow(entity, id) as unknown as SheetRow | undefined
  const column = useMemo(() => {
    const own = columnOf(entity, field, context, tones)
    return label === undefined ? own : { ...own, title: label }
  }, [entity, field, label, context, tones])
  const commit = useCommitField(entity, id)
  if (!row) return null
  // A field of another row is another field: what is half typed must not move with it.
  return (
    <FieldEditor key={id} column={column} row={row} onCommit={commit(column)} readOnly={readOnly} inline={inline} />
  )
}
