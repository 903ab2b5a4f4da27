// Carries out what a grid reports: at once where everything is clear, after a preview where a paste leaves questions.
import { type ReactNode, useCallback, useState } from 'react'
import { notify } from '#platform/notices.ts'
import { useT } from '#platform/text.ts'
import { type Lang, problemText } from '#shared/i18n/index.ts'
import type { EntityName } from '#shared/model/plan.ts'
import type { RefusedCell, SheetBatch } from '#ui/SheetGrid/sheetTypes.ts'
import { type MissingNames, missingNames } from './batchWrites.ts'
import { runBatch } from './commitField.ts'
import { PasteDialog } from './PasteDialog.tsx'

interface Question {
  readonly batch: SheetBatch
  readonly missing: MissingNames
  answer(create: ReadonlySet<EntityName> | null): void
}

export function useSheetChange(entity: EntityName, lang: Lang) {
  const t = useT()
  const [question, setQuestion] = useState<Question | null>(null)
  const explain = useCallback(
    ({ code, params }: RefusedCell) => problemText(lang, { code, ...(params ? { params } : {}) }),
    [lang],
  )
  const told = useCallback((text: string) => void notify({ tone: 'warning', text }), [])

  const onChange = useCallback(
    async (batch: SheetBatch): Promise<void> => {
      const missing = missingNames(entity, batch)
      const [first] = batch.refused
      if (batch.origin === 'paste' && (first || batch.ignored || missing.size > 0)) {
        const create = await new Promise<ReadonlySet<EntityName> | null>((answer) =>
          setQuestion({ batch, missing, answer }),
        )
        setQuestion(null)
        if (create) await runBatch(entity, batch, (to) => create.has(to))
        return
      }
      if (first) {
        const reason = `${first.column.title}${lang === 'zh' ? '：' : ': '}${explain(first)}`
        told(t('sheet.refusedCells', { count: batch.refused.length, reason }))
      }
      await runBatch(entity, batch)
    },
    [entity, lang, explain, told, t],
  )
  const dialog: ReactNode = question && (
    <PasteDialog batch={question.batch} missing={question.missing} onAnswer={question.answer} />
  )
  return { onChange, explain, told, dialog }
}
