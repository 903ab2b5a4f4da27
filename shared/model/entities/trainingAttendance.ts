// That a person attended a session, and with what result.
import { defineEntity } from '../entity.ts'
import { choice, date, number, ref, text } from '../field.ts'

export const trainingAttendance = defineEntity(
  'trainingAttendance',
  {
    session: ref('trainingSession', { required: true, onDelete: 'CASCADE', width: 26 }),
    person: ref('person', { required: true, onDelete: 'CASCADE', width: 14 }),
    status: choice(['invited', 'attended', 'absent', 'excused'], { required: true, default: 'invited', width: 9 }),
    result: choice(['passed', 'failed', 'notAssessed'], { width: 9 }),
    score: number({ min: 0, max: 1000, width: 8 }),
    validUntil: date({ formOnly: true, width: 11 }),
    notes: text({ width: 30 }),
  },
  { naturalKey: ['session', 'person'], title: 'person', unique: true },
)
