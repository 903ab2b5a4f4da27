// Performance: the scorecards first, and every entity of the area as a sheet.
import { Award, CalendarRange, ClipboardList, Gift, ListChecks, Medal, MessagesSquare } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { ScorecardView } from './ScorecardView.tsx'

const pictures = [{ id: 'scorecards', label: 'performance.scorecards', icon: Award, View: ScorecardView }] as const
const sheets = [
  {
    entity: 'evaluationCycle',
    icon: CalendarRange,
    empty: 'performance.emptyCycle',
    tones: { status: { planned: 'grey', running: 'blue', calibration: 'amber', closed: 'violet' } },
  },
  {
    entity: 'evaluation',
    icon: ClipboardList,
    empty: 'performance.emptyEvaluation',
    tones: { status: { draft: 'grey', selfReview: 'blue', review: 'blue', discussed: 'amber', signed: 'violet' } },
    of: 'cycle',
  },
  { entity: 'evaluationItem', icon: ListChecks, empty: 'performance.emptyItem', of: 'evaluation' },
  { entity: 'feedback360', icon: MessagesSquare, empty: 'performance.emptyFeedback', of: 'evaluation' },
  { entity: 'gradeBand', icon: Medal, empty: 'performance.emptyBand' },
  { entity: 'incentiveRule', icon: Gift, empty: 'performance.emptyIncentive' },
] as const

export default function PerformanceScreen() {
  return <AreaScreen screen="performance" title="performance.screen" sheets={sheets} pictures={pictures} />
}
