// Improvements as a PDCA board and a 5-Whys tree, retrospectives, the case library, and all of them as sheets.
import { BookOpen, GitFork, History, Kanban, ListChecks, Recycle } from 'lucide-react'
import type { PlanTables } from '#platform/planTables.ts'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { CaseLibrary } from './CaseLibrary.tsx'
import { caseTones, improvementTones } from './improvementTones.ts'
import { PdcaBoard } from './PdcaBoard.tsx'
import { RetroView } from './RetroView.tsx'
import { WhysView } from './WhysView.tsx'

const holds =
  (entity: EntityName) =>
  (rows: PlanTables): boolean =>
    rows[entity].size > 0

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
  { id: 'board', label: 'improvement.board', icon: Kanban, View: PdcaBoard, has: holds('improvement') },
  { id: 'whys', label: 'improvement.whys', icon: GitFork, View: WhysView, has: holds('improvement') },
  { id: 'retro', label: 'improvement.retro', icon: History, View: RetroView, has: holds('retrospective') },
  { id: 'cases', label: 'improvement.cases', icon: BookOpen, View: CaseLibrary, has: holds('caseStudy') },
] as const

export default function ImprovementScreen() {
  return <AreaScreen screen="improvement" title="areas.improvement" sheets={sheets} pictures={pictures} />
}
