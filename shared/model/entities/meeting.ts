// A recurring meeting of the communication plan: cadence, purpose, participants, agenda and channel.
import { meetingCadence } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { bool, choice, date, duration, integer, longText, number, ref, refs, text, time } from '../field.ts'

export const meeting = defineEntity(
  'meeting',
  {
    title: text({ required: true, width: 26 }),
    kind: choice(['team', 'oneToOne', 'review', 'standUp', 'kickOff', 'external', 'other'], {
      required: true,
      default: 'team',
      width: 9,
    }),
    purpose: text({ width: 28 }),
    frequency: choice(meetingCadence, { required: true, default: 'weekly', group: 'timing', width: 8 }),
    weekday: choice(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], {
      group: 'timing',
      width: 8,
    }),
    dayOfMonth: integer({ min: 1, max: 31, formOnly: true, group: 'timing', width: 8 }),
    startTime: time({ group: 'timing', width: 8 }),
    length: duration({ min: 0, group: 'timing', width: 8 }),
    firstOn: date({ formOnly: true, group: 'timing', width: 11 }),
    lastOn: date({ formOnly: true, group: 'timing', width: 11 }),
    channel: choice(['onSite', 'video', 'phone', 'chat', 'mixed'], { width: 8 }),
    place: text({ width: 16 }),
    host: ref('person', { width: 12 }),
    participants: refs('person', { width: 22 }),
    participantRoles: refs('role', { formOnly: true, width: 18 }),
    agenda: longText({ width: 30 }),
    preparation: longText({ formOnly: true, width: 24 }),
    output: text({ formOnly: true, width: 22 }),
    active: bool({ required: true, default: true, formOnly: true, width: 7 }),
    goals: refs('goal', { formOnly: true, group: 'links', width: 20 }),
    processes: refs('process', { formOnly: true, group: 'links', width: 20 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
