// Days on which a calendar differs: holidays, make-up workdays (调休), shifts and leave.
import { defineEntity } from '../entity.ts'
import { choice, date, number, ref, text, time } from '../field.ts'

export const calendarDay = defineEntity(
  'calendarDay',
  {
    title: text({ required: true, width: 20 }),
    calendar: ref('calendar', { onDelete: 'CASCADE', width: 16 }),
    person: ref('person', { onDelete: 'CASCADE', width: 12 }),
    kind: choice(['holiday', 'makeUpWorkday', 'shift', 'leave', 'closed'], {
      required: true,
      default: 'holiday',
      width: 10,
    }),
    startOn: date({ required: true, width: 11 }),
    endOn: date({ width: 11 }),
    hours: number({ min: 0, max: 24, width: 8 }),
    dayStart: time({ formOnly: true, width: 8 }),
    dayEnd: time({ formOnly: true, width: 8 }),
    notes: text({ width: 30 }),
  },
  { title: 'title', order: 'startOn' },
)
