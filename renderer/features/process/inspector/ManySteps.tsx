// Several steps at once: their common values; what is entered goes to each of them in one change.
import { useMemo } from 'react'
import { newId } from '#platform/newId.ts'
import { runBatch } from '#platform/sheet/commitField.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { problemText } from '#shared/i18n/index.ts'
import type { StepKind } from '#shared/model/entities/step.ts'
import type { Commit } from '#ui/fields/entered.ts'
import { FieldEditor } from '#ui/fields/FieldEditor.tsx'
import { InspectorSection } from '#ui/Inspector.tsx'
import { writeTexts, writeValue } from '#ui/SheetGrid/changes.ts'
import type { SheetBatch, SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { commonRow } from '../model/common.ts'
import { changeKind } from '../model/edit.ts'
import { carryTo } from '../model/moving.ts'
import { useEditor } from '../model/state.ts'
import { stepGroups } from '../model/stepColumns.ts'

export function ManySteps({ version, ids }: { version: string; ids: readonly string[] }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const readOnly = useEditor((state) => state.readOnly)
  const steps = useRows('step', { processVersion: version })
  const groups = useMemo(() => stepGroups(version, null, context), [version, context])
  const chosen = useMemo(() => {
    const wanted = new Set(ids)
    return steps.filter((s) => wanted.has(s.id)) as unknown as readonly SheetRow[]
  }, [steps, ids])
  const { row, mixed } = useMemo(() => commonRow(chosen), [chosen])
  if (chosen.length === 0) return null

  const commitOf =
    (column: SheetColumn): Commit =>
    (entered) => {
      const value = 'value' in entered ? (entered.value as string | null) : null
      if (column.id === 'kind') void changeKind(ids, (value ?? 'task') as StepKind)
      else if (column.id === 'lane' || column.id === 'phase') void carryTo(version, ids, column.id, value)
      else {
        const target = { columns: [column], rows: chosen, newId, grows: false }
        const batches: SheetBatch[] =
          'text' in entered
            ? [
                writeTexts(
                  chosen.map((_, i) => ({ col: 0, row: i, text: entered.text })),
                  target,
                  'type',
                ),
              ]
            : chosen.map((_, i) => writeValue(i, column, entered.value, entered.missing ?? [], target))
        const refused = batches.flatMap((b) => b.refused)[0]
        if (refused)
          return problemText(lang, { code: refused.code, ...(refused.params ? { params: refused.params } : {}) })
        void runBatch('step', { origin: 'type', edits: batches.flatMap((b) => b.edits), inserts: [], refused: [] })
      }
      return null
    }
  const columnOf = (column: SheetColumn): SheetColumn =>
    mixed.has(column.id)
      ? { ...column, required: false, title: `${column.title} · ${t('process.inspector.mixed')}` }
      : column
  return groups.map(({ group, columns }) => (
    <InspectorSection
      key={group}
      title={t(`formGroup.${group}`)}
      folded={group === 'io' || group === 'cost' || group === 'sop'}
    >
      {columns
        .filter((column) => column.id !== 'title' && column.id !== 'code' && column.id !== 'description')
        .map((column) => (
          <FieldEditor
            key={column.id}
            column={columnOf(column)}
            row={row}
            onCommit={commitOf(column)}
            readOnly={readOnly}
            inline={column.kind !== 'longText' && column.kind !== 'refs' && !mixed.has(column.id)}
          />
        ))}
    </InspectorSection>
  ))
}
