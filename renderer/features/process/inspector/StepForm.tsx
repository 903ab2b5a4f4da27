// The form of one step: every field in its section, what it leads to after the general part.
import { useMemo } from 'react'
import { useCommitField } from '#platform/sheet/commitField.ts'
import { useT, useValueContext } from '#platform/text.ts'
import { useRow } from '#platform/useRows.ts'
import type { StepKind } from '#shared/model/entities/step.ts'
import type { Commit } from '#ui/fields/entered.ts'
import { FieldEditor } from '#ui/fields/FieldEditor.tsx'
import { InspectorSection } from '#ui/Inspector.tsx'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { changeKind } from '../model/edit.ts'
import { carryTo } from '../model/moving.ts'
import { useEditor } from '../model/state.ts'
import { stepGroups } from '../model/stepColumns.ts'
import { StepFlows } from './StepFlows.tsx'

const folded = new Set(['cost', 'io', 'sop', 'more'])
const isFilled = (row: SheetRow, { id }: SheetColumn) => {
  const value = row[id]
  return value !== null && value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)
}

export function StepForm({ version, id }: { version: string; id: string }) {
  const t = useT()
  const context = useValueContext()
  const row = useRow('step', id)
  const kind = row?.kind ?? null
  const commit = useCommitField('step', id)
  const readOnly = useEditor((state) => state.readOnly)
  const groups = useMemo(() => stepGroups(version, kind, context), [version, kind, context])
  if (!row) return null
  const sheetRow = row as unknown as SheetRow
  /** Kind, lane and phase change where the step stands as well. */
  const commitOf = (column: SheetColumn): Commit => {
    if (column.id !== 'kind' && column.id !== 'lane' && column.id !== 'phase') return commit(column)
    return (entered) => {
      const value = 'value' in entered ? (entered.value as string | null) : null
      if (column.id === 'kind') void changeKind([id], (value ?? 'task') as StepKind)
      else void carryTo(version, [id], column.id as 'lane' | 'phase', value)
      return null
    }
  }
  return groups.map(({ group, columns }) => (
    <div key={group}>
      <InspectorSection
        title={t(`formGroup.${group}`)}
        folded={folded.has(group) && !columns.some((column) => isFilled(sheetRow, column))}
      >
        {columns.map((column) => (
          <FieldEditor
            key={column.id}
            column={column}
            row={sheetRow}
            onCommit={commitOf(column)}
            readOnly={readOnly}
            inline={column.kind !== 'longText' && column.kind !== 'refs' && column.id !== 'title'}
          />
        ))}
      </InspectorSection>
      {group === 'main' && <StepFlows version={version} step={id} />}
    </div>
  ))
}
