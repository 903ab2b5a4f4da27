// The steps of a version as a table, beside or instead of the canvas: the same rows, the same selection.
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { writesFor } from '#platform/sheet/batchWrites.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { readWidths, writeWidths } from '#platform/sheet/sheetState.ts'
import { type PasteColumns, useSheetChange } from '#platform/sheet/useSheetChange.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { problemText } from '#shared/i18n/index.ts'
import { visibleFields } from '#shared/model/entity.ts'
import { entityOf } from '#shared/model/plan.ts'
import { type NextStep, nextReader, printNext } from '#shared/model/stepTable/nextSteps.ts'
import { nextColumn, nextOf } from '#shared/model/stepTable/stepTable.ts'
import { SheetGrid, type SheetGridHandle, type SheetSelection } from '#ui/SheetGrid/SheetGrid.tsx'
import type { SheetBatch, SheetColumn, SheetRow, Values } from '#ui/SheetGrid/sheetTypes.ts'
import { askFind } from '../find/findState.ts'
import { useDrawing } from '../model/drawing.ts'
import { removeSelected } from '../model/edit.ts'
import { tellingOrder } from '../model/order.ts'
import { editor, select, useEditor } from '../model/state.ts'
import { stepColumn } from '../model/stepColumns.ts'
import { addedRows } from './addedRows.ts'
import { nextWrites } from './nextWrites.ts'
import { tableRows, withoutNext } from './pastedNext.ts'
import { exchange, insertBeside } from './rowMoves.ts'
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
  // Flows are rows of their own: the column of next steps writes those.
  const paste = useMemo<PasteColumns>(
    () => ({
      columnFor: () => null,
      writesFor: (id, values) =>
        nextColumn in values ? nextWrites(version, id, (values[nextColumn] ?? []) as readonly NextStep[]) : [],
    }),
    [version],
  )
  const { explain, told, onChange: change, dialog } = useSheetChange('step', lang, paste)

  const rows = useMemo(() => {
    const byId = new Map(rowsOf('step', { processVersion: version }).map((row) => [row.id, row as unknown as SheetRow]))
    const next = nextOf(rowsOf('sequenceFlow', { processVersion: version }))
    return tellingOrder(drawing.diagram, drawing.positions).flatMap((id): SheetRow[] => {
      const row = byId.get(id)
      return row ? [{ ...row, next: next.get(id) ?? [] }] : []
    })
  }, [drawing, version])
  const columns = useMemo(() => {
    const read = nextReader(tableRows(rows))
    const next: SheetColumn = {
      id: nextColumn,
      title: t('process.table.next'),
      hint: t('structure.table.nextHint'),
      kind: 'text',
      format: (row) => printNext((row.next ?? []) as readonly NextStep[], tableRows(rows)),
      // Of rows that are only being pasted the text is kept until all of them are known.
      parse: (text, row) => (row ? read(text, row.id) : { ok: true, value: text }),
    }
    const list = shown.map((name) => stepColumn(version, name, context))
    const at = list.findIndex((column) => column.id === 'waitingTime') + 1
    return [...list.slice(0, at), next, ...list.slice(at)]
  }, [rows, version, context, t])

  const complete = useCallback(
    (values: Values): Values => ({ title: t('process.table.addStep'), ...values, processVersion: version }),
    [version, t],
  )
  /** New rows follow the last step that leads nowhere, as typed one below the other. */
  const onChange = useCallback(
    async (batch: SheetBatch) => {
      if (batch.inserts.length === 0) return change(batch)
      const { plain, next, refused } = withoutNext(batch, rows)
      const [wrong] = refused
      if (wrong) told(problemText(lang, wrong))
      const writes = writesFor('step', plain, { creates: () => true, newId, nextPosition })
      const added = addedRows(drawing, writes, complete, new Set(next.keys()))
      const flows = [...next].flatMap(([id, steps]) => nextWrites(version, id, steps))
      await execute('rows.apply', { writes: [...added, ...flows] })
    },
    [drawing, change, complete, rows, version, told, lang],
  )

  /** Rows put in and moved: Ctrl+Enter below, Ctrl+Shift+Enter above, Alt+Shift+arrow along the flow. */
  const onKey = (event: KeyboardEvent, ids: readonly string[]): boolean => {
    const [id] = ids
    if (id === undefined || editor().readOnly) return false
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      void insertBeside(version, id, !event.shiftKey).then((added) => added && setAdded(added))
      return true
    }
    const by = event.altKey && event.shiftKey ? { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key] : undefined
    if (by) void exchange(version, id, by)
    return by !== undefined
  }
  const [added, setAdded] = useState<string | null>(null)
  useEffect(() => {
    if (added !== null && rows.some((row) => row.id === added) && grid.current?.select(added, 0)) setAdded(null)
  }, [added, rows])

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
        onRowKey={(event, ids) => {
          if (onKey(event, ids)) return true
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
