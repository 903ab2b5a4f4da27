// Improvements as a PDCA board and a 5-Whys tree, retrospectives, the case library, and all of them as sheets.
import { BookOpen, GitFork, History, Kanban, ListChecks, Recycle } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'
import { CaseLibrary } from './CaseLibrary.tsx'
import { caseTones, improvementTones } from './improvementTones.ts'
import { PdcaBoard } from './PdcaBoard.tsx'
import { RetroView } from './RetroView.tsx'
import { WhysView } from './WhysView.tsx'

const sheets = [
  { entity: 'improvement', icon: Recycle, empty: 'areas.emptyImprovement', tones: improvementTones },
  { entity: 'cause', icon: GitFork, empty: 'areas.emptyCause', of: 'improvement' },
  { entity: 'retrospective', icon: History, empty: 'areas.emptyRetrospective', fresh: () => ({ heldOn: today() }) },
  {
    entity: 'retrospectiveItem',
    icon: ListChecks,
    empty: 'areas.emptyRetrospectiveItem',
    tones: { kind: { wentWell: 'green', didNot: 'red', lesson: 'blue', idea: 'amber' } },
    of: 'retrospective',
  },
  { entity: 'caseStudy', icon: BookOpen, empty: 'areas.emptyCase', tones: { kind: caseTones } },
] as const

const pictures = [
  { id: 'board', label: 'improvement.board', icon: Kanban, View: PdcaBoard },
  { id: 'whys', label: 'improvement.whys', icon: GitFork, View: WhysView },
  { id: 'retro', label: 'improvement.retro', icon: History, View: RetroView },
  { id: 'cases', label: 'improvement.cases', icon: BookOpen, View: CaseLibrary },
] as const

export default function ImprovementScreen() {
  return <AreaScreen screen="improvement" title="areas.improvement" sheets={sheets} pictures={pictures} />
}
