// Who meets and reports when: the calendar of it, minutes with what came of them, reports that are due, and all of it as sheets.
import { CalendarClock, CalendarDays, FileText, Gavel, ListTodo, Send } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'
import { actionTones, decisionTones } from './communicationTones.ts'
import { MeetingCalendar } from './MeetingCalendar.tsx'
import { MinutesView } from './MinutesView.tsx'
import { ReportPlanView } from './ReportPlanView.tsx'

const sheets = [
  { entity: 'meeting', icon: CalendarClock, empty: 'areas.emptyMeeting' },
  { entity: 'meetingMinutes', icon: FileText, empty: 'areas.emptyMinutes', fresh: () => ({ heldOn: today() }) },
  {
    entity: 'decision',
    icon: Gavel,
    empty: 'areas.emptyDecision',
    tones: decisionTones,
    fresh: () => ({ decidedOn: today() }),
  },
  { entity: 'actionItem', icon: ListTodo, empty: 'areas.emptyActionItem', tones: actionTones },
  { entity: 'reportPlan', icon: Send, empty: 'areas.emptyReportPlan' },
] as const

const pictures = [
  { id: 'calendar', label: 'communication.calendar', icon: CalendarDays, View: MeetingCalendar },
  { id: 'minutes', label: 'communication.minutes', icon: FileText, View: MinutesView },
  { id: 'reports', label: 'communication.reports', icon: Send, View: ReportPlanView },
] as const

export default function CommunicationScreen() {
  return <AreaScreen screen="communication" title="areas.communication" sheets={sheets} pictures={pictures} />
}
