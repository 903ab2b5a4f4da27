// SOP documents and their revisions.
import { FileCheck, GitCommitVertical } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'

const sheets = [
  {
    entity: 'sopDocument',
    icon: FileCheck,
    empty: 'areas.emptySop',
    tones: { status: { draft: 'grey', inReview: 'amber', approved: 'green', withdrawn: 'red' } },
  },
  {
    entity: 'sopRevision',
    icon: GitCommitVertical,
    empty: 'areas.emptyRevision',
    of: 'sop',
    fresh: () => ({ revisedOn: today() }),
  },
] as const

export default function SopScreen() {
  return <AreaScreen screen="sop" title="areas.sop" sheets={sheets} />
}
