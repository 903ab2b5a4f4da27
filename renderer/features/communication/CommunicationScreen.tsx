// Meetings, their minutes, decisions and action items, and the reports that are due.
import { CalendarClock, FileText, Gavel, ListTodo, Send } from 'lucide-react'
import { AreaScreen } from '#platform/sheet/AreaScreen.tsx'
import { today } from '#platform/text.ts'

const sheets = [
  { entity: 'meeting', icon: CalendarClock, empty: 'areas.emptyMeeting' },
  { entity: 'meetingMinutes', icon: FileText, empty: 'areas.emptyMinutes', fresh: () => ({ heldOn: today() }) },
  {
    entity: 'decision',
    icon: Gavel,
    empty: 'areas.emptyDecision',
    tones: { status: { open: 'amber', done: 'violet', revoked: 'grey' } },
    fresh: () => ({ decidedOn: today() }),
  },
  {
    entity: 'actionItem',
    icon: ListTodo,
    empty: 'areas.emptyActionItem',
    tones: { status: { open: 'amber', inProgress: 'blue', done: 'violet', cancelled: 'grey' } },
  },
  { entity: 'reportPlan', icon: Send, empty: 'areas.emptyReportPlan' },
] as const

export default function CommunicationScreen() {
  return <AreaScreen screen="communication" title="areas.communication" sheets={sheets} />
}
