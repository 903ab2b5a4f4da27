// One point of a retrospective: what went well, what did not, why, and the lesson.
import { defineEntity } from '../entity.ts'
import { choice, integer, longText, number, ref, text } from '../field.ts'

export const retrospectiveItem = defineEntity(
  'retrospectiveItem',
  {
    title: text({ required: true, width: 40 }),
    retrospective: ref('retrospective', { required: true, onDelete: 'CASCADE', width: 24 }),
    kind: choice(['wentWell', 'didNot', 'lesson', 'idea'], { required: true, default: 'wentWell', width: 9 }),
    cause: longText({ width: 28 }),
    votes: integer({ min: 0, max: 1000, width: 7 }),
    improvement: ref('improvement', { group: 'links', width: 22 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { title: 'title' },
)
