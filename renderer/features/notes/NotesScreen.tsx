// Notes from interviews and workshops, tied to processes and steps.
import { NotebookPen } from 'lucide-react'
import { useCallback } from 'react'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import { today, useT } from '#platform/text.ts'

export default function NotesScreen() {
  const t = useT()
  const complete = useCallback(() => ({ notedOn: today() }), [])
  return (
    <EntitySheet
      entity="note"
      title={t('sheet.notes')}
      icon={NotebookPen}
      empty="sheet.emptyNote"
      complete={complete}
    />
  )
}
