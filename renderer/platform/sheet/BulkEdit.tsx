// One field of many rows set at once: what will change and which rows refuse it is worked out before anything is written.
import { useEffect, useMemo, useState } from 'react'
import { call } from '#platform/bridge.ts'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { useLang, useT } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import { problemText } from '#shared/i18n/index.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import type { Problem } from '#shared/model/problem.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import type { Entered } from '#ui/fields/entered.ts'
import { FieldEditor } from '#ui/fields/FieldEditor.tsx'
import { writeTexts, writeValue } from '#ui/SheetGrid/changes.ts'
import { isReadOnly, type SheetBatch, type SheetColumn, type SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { writesFor } from './batchWrites.ts'
import { nextPosition } from './commitField.ts'
import styles from './SheetLook.module.css'

interface Props {
  entity: EntityName
  columns: readonly SheetColumn[]
  ids: readonly string[]
  onClose(): void
}

/** What setting the field comes to, row by row. */
function outcome(column: SheetColumn, entered: Entered, rows: readonly SheetRow[]) {
  const open = rows.filter((row) => !isReadOnly(column, row))
  const batches = open.map((row): SheetBatch => {
    const target = { columns: [column], rows: [row], newId, grows: false }
    return 'text' in entered
      ? writeTexts([{ col: 0, row: 0, text: entered.text }], target, 'fill')
      : writeValue(0, column, entered.value, entered.missing ?? [], target)
  })
  const edits = batches.flatMap((batch) => batch.edits)
  const refused = batches.flatMap((batch) => batch.refused)
  return { edits, refused, locked: rows.length - open.length, same: open.length - edits.length - refused.length }
}

/** A row that has nothing yet but what has been entered for all. */
function draftOf(column: SheetColumn, entered: Entered | null): SheetRow {
  if (!entered) return { id: 'bulk', [column.id]: null }
  if ('value' in entered) return { id: 'bulk', [column.id]: entered.value }
  const read = column.parse(entered.text, null)
  return { id: 'bulk', [column.id]: read.ok ? read.value : null }
}

export function BulkEdit({ entity, columns, ids, onClose }: Props) {
  const t = useT()
  const lang = useLang()
  const fields = useMemo(
    () => columns.filter((column) => column.id in entityOf(entity).fields && column.readOnly !== true),
    [columns, entity],
  )
  const [field, setField] = useState(() => fields.find(({ kind }) => kind === 'choice')?.id ?? fields[0]?.id ?? '')
  const [entered, setEntered] = useState<Entered | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const column = fields.find(({ id }) => id === field)
  const rows = useMemo(() => ids.flatMap((id) => (rowOf(entity, id) as unknown as SheetRow) ?? []), [ids, entity])
  const found = useMemo(() => (column && entered ? outcome(column, entered, rows) : null), [column, entered, rows])
  const writes = useMemo((): Write[] => {
    if (!found) return []
    const batch = { origin: 'fill' as const, edits: found.edits, inserts: [], refused: [] }
    return writesFor(entity, batch, { creates: () => true, newId, nextPosition })
  }, [found, entity])

  // The plan host tries it and takes it back: what rules of the plan refuse is told here, not afterwards.
  useEffect(() => {
    setProblems([])
    if (writes.length === 0) return
    let asked = true
    void call('plan.dryRun', { command: 'rows.apply', args: { writes } }).then((answer) => {
      if (asked && !answer.ok) setProblems(answer.problems)
    })
    return () => {
      asked = false
    }
  }, [writes])

  const apply = async () => {
    if (writes.length > 0 && (await execute('rows.apply', { writes })) !== undefined) onClose()
  }
  const [first] = found?.refused ?? []
  const reason = first && problemText(lang, { code: first.code, ...(first.params ? { params: first.params } : {}) })
  const changes = found?.edits.length ?? 0
  const shown = column && {
    ...column,
    title: t('sheetView.bulkValue'),
    required: false,
    readOnly: false,
    format: (row: SheetRow) => (entered && 'text' in entered ? entered.text : column.format(row)),
    editText: (row: SheetRow) => (entered && 'text' in entered ? entered.text : column.format(row)),
  }
  return (
    <Dialog
      title={t('sheetView.bulkTitle', { count: rows.length })}
      width={460}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" disabled={changes === 0 || problems.length > 0} onClick={() => void apply()}>
            {t('sheetView.bulkApply', { count: changes })}
          </Button>
        </>
      }
    >
      <label className={styles.field}>
        {t('sheetView.bulkField')}
        <select
          value={field}
          data-autofocus
          onChange={(e) => {
            setField(e.currentTarget.value)
            setEntered(null)
          }}
        >
          {fields.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {shown && (
        <FieldEditor
          key={field}
          column={shown}
          row={draftOf(shown, entered)}
          onCommit={(next) => {
            setEntered(next)
            return null
          }}
        />
      )}
      {column && !column.required && (
        <Button look="quiet" onClick={() => setEntered({ value: column.kind === 'refs' ? [] : null })}>
          {t('sheetView.bulkClear')}
        </Button>
      )}
      <ul className={styles.outcome} aria-live="polite">
        {!found && <li>{t('sheetView.bulkEnter')}</li>}
        {found && <li>{t('sheetView.bulkChanges', { count: changes })}</li>}
        {found && found.same > 0 && <li>{t('sheetView.bulkSame', { count: found.same })}</li>}
        {found && found.locked > 0 && <li>{t('sheetView.bulkLocked', { count: found.locked })}</li>}
        {found && found.refused.length > 0 && (
          <li className={styles.bad}>
            {t('sheetView.bulkRefused', { count: found.refused.length, reason: reason ?? '' })}
          </li>
        )}
        {problems.map((problem) => (
          <li key={JSON.stringify(problem)} className={styles.bad}>
            {problemText(lang, problem)}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
