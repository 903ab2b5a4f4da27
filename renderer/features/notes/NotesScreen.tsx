// Notes from interviews and workshops, tied to processes and steps.
import { NotebookPen } from 'lucide-react'
import { useCallback } from 'react'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import { today } from '#platform/text.ts'

export default function NotesScreen() {
  const complete = useCallback(() => ({ notedOn: today() }), [])
  return <EntitySheet entity="note" icon={NotebookPen} empty="sheet.emptyNote" complete={complete} />
}
