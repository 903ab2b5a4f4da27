// SOPs as documents, and with their revisions as sheets.
import { FileCheck, FileText, GitCommitVertical } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'
import { SopView } from './SopView.tsx'
import { sopStatusTones } from './sopTones.ts'

const sheets = [
  { entity: 'sopDocument', icon: FileCheck, empty: 'areas.emptySop', tones: { status: sopStatusTones } },
  {
    entity: 'sopRevision',
    icon: GitCommitVertical,
    empty: 'areas.emptyRevision',
    of: 'sop',
    fresh: () => ({ revisedOn: today() }),
  },
] as const

const pictures = [{ id: 'document', label: 'sop.document', icon: FileText, View: SopView }] as const

export default function SopScreen() {
  return <AreaScreen screen="sop" title="areas.sop" sheets={sheets} pictures={pictures} />
}
