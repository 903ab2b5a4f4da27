// An action with an owner and a date, from minutes, a retrospective or a review.
import { level } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { choice, date, longText, number, ref, text } from '../field.ts'

export const actionItem = defineEntity(
  'actionItem',
  {
    title: text({ required: true, width: 36 }),
    owner: ref('person', { width: 12 }),
    dueOn: date({ width: 11 }),
    status: choice(['open', 'inProgress', 'done', 'cancelled'], { required: true, default: 'open', width: 9 }),
    priority: choice(level, { formOnly: true, width: 8 }),
    doneOn: date({ formOnly: true, width: 11 }),
    result: longText({ width: 30 }),
    minutes: ref('meetingMinutes', { onDelete: 'CASCADE', group: 'links', width: 22 }),
    retrospective: ref('retrospective', { onDelete: 'CASCADE', group: 'links', width: 22 }),
    goalReview: ref('goalReview', { onDelete: 'CASCADE', formOnly: true, group: 'links', width: 22 }),
    evaluation: ref('evaluation', { onDelete: 'CASCADE', formOnly: true, group: 'links', width: 22 }),
    improvement: ref('improvement', { formOnly: true, group: 'links', width: 22 }),
    task: ref('task', { formOnly: true, group: 'links', width: 22 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
