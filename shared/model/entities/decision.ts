// A decision, where it was taken, why, and whether it is carried out.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, ref, text } from '../field.ts'

export const decision = defineEntity(
  'decision',
  {
    title: text({ required: true, width: 36 }),
    minutes: ref('meetingMinutes', { width: 24 }),
    decidedOn: date({ width: 11 }),
    decidedBy: ref('person', { width: 12 }),
    reason: longText({ width: 30 }),
    owner: ref('person', { width: 12 }),
    status: choice(['open', 'done', 'revoked'], { required: true, default: 'open', width: 9 }),
    goal: ref('goal', { formOnly: true, group: 'links', width: 20 }),
    process: ref('process', { formOnly: true, group: 'links', width: 20 }),
  },
  { order: 'decidedOn' },
)
