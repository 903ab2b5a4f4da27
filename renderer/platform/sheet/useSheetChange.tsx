// Carries out what a grid reports: at once where everything is clear, after a preview where a paste leaves questions.
import { type ReactNode, useCallback, useState } from 'react'
import { notify } from '#platform/notices.ts'
import { useT } from '#platform/text.ts'
import type { Write } from '#shared/commands/rows.ts'
import { type Lang, problemText } from '#shared/i18n/index.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import type { RefusedCell, SheetBatch, SheetColumn, SheetEdit, SheetInsert, Values } from '#ui/SheetGrid/sheetTypes.ts'
import { type MissingNames, missingNames } from './batchWrites.ts'
import { runBatch } from './commitField.ts'
import { PasteDialog } from './PasteDialog.tsx'

interface Question {
  readonly batch: SheetBatch
  readonly missing: MissingNames
  /** Rows of other entities that the paste writes. */
  readonly more: number
  answer(create: ReadonlySet<EntityName> | null): void
}

/** Columns that a sheet does not show but that a paste can fill: the months of a KPI sheet. */
export interface PasteColumns {
  /** The column with such a title; its id must be no field of the entity. */
  columnFor(title: string): SheetColumn | null
  /** What the values in such columns write, apart from the row itself. */
  writesFor(rowId: string, values: Values): readonly Write[]
}

/** The batch without what belongs to paste columns, and the writes of those. */
function split(batch: SheetBatch, own: (field: string) => boolean, paste: PasteColumns | undefined) {
  if (!paste) return { batch, more: [] }
  const part = (values: Values, mine: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([field]) => own(field) === mine))
  const more: Write[] = []
  const rest = <E extends SheetEdit | SheetInsert>(entry: E, id: string): E => {
    more.push(...paste.writesFor(id, part(entry.values, false)))
    return { ...entry, values: part(entry.values, true) }
  }
  return {
    batch: {
      ...batch,
      inserts: batch.inserts.map((entry) => rest(entry, entry.id)),
      edits: batch.edits.map((entry) => rest(entry, entry.rowId)),
    },
    more,
  }
}

/** Titles of fields that a paste fills although they are not shown. */
export const unseenTitles = (entity: EntityName, { unseen = [] }: SheetBatch): string[] =>
  unseen.flatMap(({ id, title }) => (id in entityOf(entity).fields ? [title] : []))

export function useSheetChange(entity: EntityName, lang: Lang, paste?: PasteColumns) {
  const t = useT()
  const [question, setQuestion] = useState<Question | null>(null)
  const explain = useCallback(
    ({ code, params }: RefusedCell) => problemText(lang, { code, ...(params ? { params } : {}) }),
    [lang],
  )
  const told = useCallback((text: string) => void notify({ tone: 'warning', text }), [])

  const onChange = useCallback(
    async (given: SheetBatch): Promise<void> => {
      const { batch, more } = split(given, (field) => field in entityOf(entity).fields, paste)
      const missing = missingNames(entity, batch)
      const [first] = batch.refused
      if (batch.origin === 'paste' && (first || batch.ignored || missing.size > 0)) {
        const create = await new Promise<ReadonlySet<EntityName> | null>((answer) =>
          setQuestion({ batch, missing, more: more.length, answer }),
        )
        setQuestion(null)
        if (create) await runBatch(entity, batch, (to) => create.has(to), more)
        return
      }
      if (first) {
        const reason = `${first.column.title}${lang === 'zh' ? '：' : ': '}${explain(first)}`
        told(t('sheet.refusedCells', { count: batch.refused.length, reason }))
      }
      await runBatch(entity, batch, undefined, more)
      const unseen = unseenTitles(entity, batch)
      if (unseen.length > 0)
        void notify({
          text: t('sheet.pasteUnseen', { count: unseen.length, names: unseen.join(lang === 'zh' ? '、' : ', ') }),
          undo: true,
        })
    },
    [entity, lang, explain, told, t, paste],
  )
  const dialog: ReactNode = question && (
    <PasteDialog {...question} unseen={unseenTitles(entity, question.batch)} onAnswer={question.answer} />
  )
  return { onChange, explain, told, dialog }
}
