// Moves an entry of the calendar to another day or hour: the cadence of a meeting or report, the day on which minutes say it was held.
import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import { movedMeeting, movedReport } from '#shared/analysis/meetingMove.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { EntryDrop } from '#ui/calendarDrag.ts'
import type { DayEvent } from './meetingModel.ts'

const lastQuarter = 24 * 60 - 15
const timeOf = (minutes: number) => {
  const at = Math.max(0, Math.min(lastQuarter, minutes))
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

const stays = (title: string) => void notify({ tone: 'warning', text: currentT()('communication.everyDay', { title }) })

/** Says what it means where more than this one day changes; daily ones stay on their days, and it is said. */
export async function moveEvent(event: DayEvent, { to, minutes }: EntryDrop): Promise<void> {
  const t = currentT()
  const { lang } = useWindow.getState()
  const { meeting, report, minutes: held, on, startTime, title } = event
  const time = minutes === undefined || timeOf(minutes) === startTime ? {} : { startTime: timeOf(minutes) }
  if (report) {
    if (to === on) return
    const nextOn = movedReport(report, on, to)
    if (nextOn === null) stays(report.title)
    else await execute('rows.update', { entity: 'reportPlan', id: report.id, patch: { nextOn } })
    return
  }
  if (held) {
    const patch = { ...(to === on ? {} : { heldOn: to }), ...time }
    if (Object.keys(patch).length > 0) await execute('rows.update', { entity: 'meetingMinutes', id: held.id, patch })
    return
  }
  if (!meeting) return
  const move = to === on ? {} : movedMeeting(meeting, event.movedFrom ?? on, to)
  if (move === null) return stays(title)
  const patch = { ...move, ...time }
  if (Object.keys(patch).length === 0) return
  if (!(await execute('rows.update', { entity: 'meeting', id: meeting.id, patch }))) return
  if (meeting.frequency === 'once' || to === on) return
  const when = choiceLabel(lang, 'meeting', 'frequency', meeting.frequency)
  const weekday = move.weekday ? choiceLabel(lang, 'meeting', 'weekday', move.weekday) : ''
  const day = move.dayOfMonth ? t('communication.dayOfMonth', { day: move.dayOfMonth }) : ''
  notify({ text: t('communication.cadenceMoved', { title, when: `${when} ${weekday || day}`.trim() }), undo: true })
}
