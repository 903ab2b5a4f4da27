// The steps of a version as a table, beside or instead of the canvas: the same rows, the same selection.
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { writesFor } from '#platform/sheet/batchWrites.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { readWidths, writeWidths } from '#platform/sheet/sheetState.ts'
import { useSheetChange } from '#platform/sheet/useSheetChange.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import type { Write } from '#shared/commands/rows.ts'
import { visibleFields } from '#shared/model/entity.ts'
import { entityOf } from '#shared/model/plan.ts'
import { SheetGrid, type SheetGridHandle, type SheetSelection } from '#ui/SheetGrid/SheetGrid.tsx'
import type { SheetBatch, SheetColumn, SheetRow, Values } from '#ui/SheetGrid/sheetTypes.ts'
import { askFind } from '../find/findState.ts'
import { useDrawing } from '../model/drawing.ts'
import { removeSelected } from '../model/edit.ts'
import { nextText, tellingOrder } from '../model/order.ts'
import { editor, select, useEditor } from '../model/state.ts'
import { stepColumn } from '../model/stepColumns.ts'
import { addedRows } from './addedRows.ts'
import styles from './StepTable.module.css'

/** The columns of the table: those of the definition that a grid shows, with what follows after the times. */
const shown = visibleFields(entityOf('step'))
  .filter(([, field]) => !field.formOnly)
  .map(([name]) => name)

export function StepTable({ version }: { version: string }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const drawing = useDrawing(version)
  const grid = useRef<SheetGridHandle>(null)
  const holder = useRef<HTMLDivElement>(null)
  const [widths, setWidths] = usePanel<string>('process.tableWidths', '')
  const { explain, told, onChange: change, dialog } = useSheetChange('step', lang)

  const rows = useMemo(() => {
    const byId = new Map(rowsOf('step', { processVersion: version }).map((row) => [row.id, row as unknown as SheetRow]))
    return tellingOrder(drawing.diagram, drawing.positions).flatMap((id) => byId.get(id) ?? [])
  }, [drawing, version])
  const columns = useMemo(() => {
    const next: SheetColumn = {
      id: 'next',
      title: t('process.table.next'),
      kind: 'text',
      readOnly: true,
      format: (row) => nextText(drawing.diagram, row.id, lang === 'zh' ? '；' : '; '),
      parse: () => ({ ok: true, value: null }),
    }
    const list = shown.map((name) => stepColumn(version, name, context))
    const at = list.findIndex((column) => column.id === 'waitingTime') + 1
    return [...list.slice(0, at), next, ...list.slice(at)]
  }, [drawing, version, context, lang, t])

  const complete = useCallback(
    (values: Values): Values => ({ title: t('process.table.addStep'), ...values, processVersion: version }),
    [version, t],
  )
  /** New rows follow the last step that leads nowhere, as typed one below the other. */
  const onChange = useCallback(
    async (batch: SheetBatch) => {
      if (batch.inserts.length === 0) return change(batch)
      const writes = writesFor('step', batch, { creates: () => true, newId, nextPosition })
      const added: Write[] = addedRows(drawing, writes, complete)
      await execute('rows.apply', { writes: added })
    },
    [drawing, change, complete],
  )

  // ---- one selection with the canvas ----
  const steps = useEditor((state) => state.steps)
  const readOnly = useEditor((state) => state.readOnly)
  const onSelect = useCallback(({ rowIds }: SheetSelection) => {
    if (!holder.current?.contains(document.activeElement)) return
    if (rowIds.length > 0 && !(rowIds.length === 1 && editor().steps.has(rowIds[0]!) && editor().steps.size === 1))
      select({ steps: rowIds })
  }, [])
  useEffect(() => {
    const [only] = steps
    if (steps.size === 1 && only && !holder.current?.contains(document.activeElement)) grid.current?.select(only)
  }, [steps])

  return (
    <div ref={holder} className={styles.table}>
      <SheetGrid
        ref={grid}
        label={t('process.table.label')}
        columns={columns}
        rows={rows}
        onChange={onChange}
        newId={newId}
        complete={complete}
        readOnly={readOnly}
        addLabel={readOnly ? undefined : t('process.table.addStep')}
        widths={readWidths(widths)}
        onWidth={(column, width) => setWidths(writeWidths({ ...readWidths(widths), [column]: width }))}
        onSelect={onSelect}
        onTold={told}
        explain={explain}
        onRowKey={(event) => {
          if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'f') return false
          askFind()
          return true
        }}
        onRemove={(ids) => {
          select({ steps: ids })
          void removeSelected(version, true)
        }}
      />
      {dialog}
    </div>
  )
}
