// A working calendar: which weekdays count and how long they are; its days list the exceptions.
import { defineEntity } from '../entity.ts'
import { bool, choice, longText, number, ref, text, time } from '../field.ts'

export const calendar = defineEntity(
  'calendar',
  {
    title: text({ required: true, width: 20 }),
    kind: choice(['general', 'shift', 'own'], { required: true, default: 'general', width: 10 }),
    basedOn: ref('calendar', { width: 16 }),
    monday: bool({ required: true, default: true, width: 7 }),
    tuesday: bool({ required: true, default: true, width: 7 }),
    wednesday: bool({ required: true, default: true, width: 7 }),
    thursday: bool({ required: true, default: true, width: 7 }),
    friday: bool({ required: true, default: true, width: 7 }),
    saturday: bool({ required: true, default: false, width: 7 }),
    sunday: bool({ required: true, default: false, width: 7 }),
    hoursPerDay: number({ min: 0, max: 24, width: 8 }),
    dayStart: time({ width: 8 }),
    dayEnd: time({ width: 8 }),
    breakStart: time({ formOnly: true, width: 8 }),
    breakEnd: time({ formOnly: true, width: 8 }),
    notes: longText({ formOnly: true, width: 30 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
