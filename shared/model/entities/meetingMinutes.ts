// The minutes of one meeting held: who was there, what was said; decisions and action items hang on it.
import { defineEntity } from '../entity.ts'
import { date, longText, ref, refs, text, time } from '../field.ts'

export const meetingMinutes = defineEntity(
  'meetingMinutes',
  {
    title: text({ required: true, width: 28 }),
    meeting: ref('meeting', { width: 24 }),
    heldOn: date({ required: true, width: 11 }),
    startTime: time({ formOnly: true, width: 8 }),
    host: ref('person', { width: 12 }),
    recorder: ref('person', { width: 12 }),
    attendees: refs('person', { width: 22 }),
    absent: refs('person', { formOnly: true, width: 16 }),
    text: longText({ width: 50 }),
    nextOn: date({ formOnly: true, width: 11 }),
  },
  { order: 'heldOn' },
)
