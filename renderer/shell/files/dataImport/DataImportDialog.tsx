// What a data workbook would change: every difference, chosen by row and by field, applied as one undoable change.
import { useT } from '#platform/text.ts'
import type { DataDifferences } from '#shared/sheets/dataWorkbook/types.ts'
import { applyDataImport } from '../fileActions.ts'
import { DifferenceDialog } from './DifferenceDialog.tsx'
import { useWorkbookWords } from './useWorkbookWords.ts'

interface Props {
  handle: string
  name: string
  differences: DataDifferences
}

export function DataImportDialog({ handle, name, differences }: Props) {
  const t = useT()
  const words = useWorkbookWords()
  const { meta } = differences
  return (
    <DifferenceDialog
      title={t('shell.files.importTitle', { name })}
      lead={
        meta?.documentId
          ? t('dataWorkbook.window.from', { date: meta.exportedAt.slice(0, 10), revision: meta.revision })
          : ''
      }
      words={words}
      nothing={(count) => t('dataWorkbook.window.nothing', { count })}
      differences={differences}
      apply={(choice) => applyDataImport(handle, name, choice)}
    />
  )
}
