// Feedback as a funnel, surveys with their scores, and all of it as sheets.
import { ClipboardList, Filter, Gauge, Megaphone, Smile } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'
import { FunnelView } from './FunnelView.tsx'
import { feedbackTones } from './feedbackTones.ts'
import { nextPeriod } from './nextPeriod.ts'
import { SurveyView } from './SurveyView.tsx'

const sheets = [
  {
    entity: 'feedback',
    icon: Megaphone,
    empty: 'areas.emptyFeedback',
    tones: feedbackTones,
    fresh: () => ({ receivedOn: today() }),
  },
  {
    entity: 'survey',
    icon: ClipboardList,
    empty: 'areas.emptySurvey',
    tones: { status: { planned: 'grey', running: 'blue', done: 'violet' } },
  },
  { entity: 'surveyResult', icon: Smile, empty: 'areas.emptySurveyResult', of: 'survey', fresh: nextPeriod },
] as const

const pictures = [
  { id: 'funnel', label: 'feedback.funnel', icon: Filter, View: FunnelView },
  { id: 'surveys', label: 'feedback.surveys', icon: Gauge, View: SurveyView },
] as const

export default function FeedbackScreen() {
  return <AreaScreen screen="feedback" title="areas.feedback" sheets={sheets} pictures={pictures} />
}
