// Commits what was entered into one field of one row: parses it, creates references that are missing, runs the command.
import { useCallback } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { useLang } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import { problemText } from '#shared/i18n/index.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import type { Commit } from '#ui/fields/entered.ts'
import { writeTexts, writeValue } from '#ui/SheetGrid/changes.ts'
import type { SheetBatch, SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { writesFor } from './batchWrites.ts'

/** The place after the last row of an entity. */
export function nextPosition(entity: EntityName): number {
  if (!('position' in entityOf(entity).fields)) return 0
  return (rowsOf(entity) as unknown as { position: number }[]).reduce((max, row) => Math.max(max, row.position), 0) + 1
}

/** Carries out a batch, and `more` writes after it, as one command. */
export async function runBatch(
  entity: EntityName,
  batch: SheetBatch,
  creates: (entity: EntityName) => boolean = () => true,
  more: readonly Write[] = [],
): Promise<boolean> {
  const writes = [...writesFor(entity, batch, { creates, newId, nextPosition }), ...more]
  const [only] = writes
  if (!only) return true
  if (writes.length === 1 && only.do === 'update') {
    const { id, patch } = only
    const mergeKey = `${entity}/${id}/${Object.keys(patch).join(',')}`
    return (await execute('rows.update', { entity, id, patch }, { mergeKey })) !== undefined
  }
  if (writes.length === 1 && only.do === 'insert')
    return (await execute('rows.insert', { entity: only.entity, rows: [only.row] })) !== undefined
  return (await execute('rows.apply', { writes })) !== undefined
}

/** For a column, the function that takes entries of its field. */
export function useCommitField(entity: EntityName, id: string): (column: SheetColumn) => Commit {
  const lang = useLang()
  return useCallback(
    (column) => (entered) => {
      const row = rowOf(entity, id) as unknown as SheetRow | undefined
      if (!row) return null
      const target = { columns: [column], rows: [row], newId, grows: false }
      const batch =
        'text' in entered
          ? writeTexts([{ col: 0, row: 0, text: entered.text }], target, 'type')
          : writeValue(0, column, entered.value, entered.missing ?? [], target)
      const [refused] = batch.refused
      if (refused)
        return problemText(lang, { code: refused.code, ...(refused.params ? { params: refused.params } : {}) })
      void runBatch(entity, batch)
      return null
    },
    [entity, id, lang],
  )
}
