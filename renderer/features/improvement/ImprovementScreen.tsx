// Improvements with their causes, retrospectives with what they found, and the case library.
import { BookOpen, GitFork, History, ListChecks, Recycle } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'

const sheets = [
  {
    entity: 'improvement',
    icon: Recycle,
    empty: 'areas.emptyImprovement',
    tones: {
      status: {
        proposed: 'grey',
        plan: 'amber',
        do: 'blue',
        check: 'blue',
        act: 'green',
        closed: 'violet',
        dropped: 'grey',
      },
      priority: { low: 'grey', medium: 'amber', high: 'red' },
    },
  },
  { entity: 'cause', icon: GitFork, empty: 'areas.emptyCause', of: 'improvement' },
  { entity: 'retrospective', icon: History, empty: 'areas.emptyRetrospective', fresh: () => ({ heldOn: today() }) },
  {
    entity: 'retrospectiveItem',
    icon: ListChecks,
    empty: 'areas.emptyRetrospectiveItem',
    tones: { kind: { wentWell: 'green', didNot: 'red', lesson: 'blue', idea: 'amber' } },
    of: 'retrospective',
  },
  {
    entity: 'caseStudy',
    icon: BookOpen,
    empty: 'areas.emptyCase',
    tones: { kind: { success: 'green', failure: 'red', typical: 'blue', innovation: 'violet' } },
  },
] as const

export default function ImprovementScreen() {
  return <AreaScreen screen="improvement" title="areas.improvement" sheets={sheets} />
}
