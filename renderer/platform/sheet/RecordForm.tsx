// All fields of a row in sections: the same row that the grid shows beside it, live.
import { useMemo } from 'react'
import { useT, useValueContext } from '#platform/text.ts'
import { useRow } from '#platform/useRows.ts'
import { visibleFields } from '#shared/model/entity.ts'
import { formGroups } from '#shared/model/field.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { FieldEditor } from '#ui/fields/FieldEditor.tsx'
import { InspectorSection } from '#ui/Inspector.tsx'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { useCommitField } from './commitField.ts'
import { columnOf, type Tones } from './entityColumns.ts'

interface Props {
  entity: EntityName
  /** Id of the row. */
  row: string
  tones?: Tones | undefined
  readOnly?: boolean
  /** Fields that are not shown. */
  without?: readonly string[]
  /** Changes a column of the definition: a feature's own way to show, read or lock it. */
  adapt?: ((column: SheetColumn) => SheetColumn) | undefined
}

const nothing: readonly string[] = []
/** SMART parts and the like are long: folded until one looks for them. */
const folded = new Set(['review', 'links', 'more'])

/** Short values stand beside their labels, long ones below. */
function isShort(entity: EntityName, { id, kind }: SheetColumn): boolean {
  if (kind === 'longText' || kind === 'refs') return false
  return kind !== 'text' || (entityOf(entity).fields[id]?.width ?? 0) < 24
}

export function RecordForm({ entity, row: id, tones, readOnly = false, without = nothing, adapt }: Props) {
  const t = useT()
  const context = useValueContext()
  const row = useRow(entity, id) as unknown as SheetRow | undefined
  const commit = useCommitField(entity, id)
  const groups = useMemo(() => {
    const fields = visibleFields(entityOf(entity)).filter(([name]) => !without.includes(name))
    return formGroups.flatMap((group) => {
      const columns = fields
        .filter(([, field]) => field.group === group)
        .map(([name]) => columnOf(entity, name, context, tones))
        .map((column) => adapt?.(column) ?? column)
      return columns.length > 0 ? [{ group, columns }] : []
    })
  }, [entity, context, tones, without, adapt])
  if (!row) return null
  return groups.map(({ group, columns }) => (
    <InspectorSection key={group} title={t(`formGroup.${group}`)} folded={groups.length > 2 && folded.has(group)}>
      {columns.map((column) => (
        <FieldEditor
          key={`${id}/${column.id}`}
          column={column}
          row={row}
          onCommit={commit(column)}
          readOnly={readOnly}
          inline={isShort(entity, column)}
        />
      ))}
    </InspectorSection>
  ))
}
