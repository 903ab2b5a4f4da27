// A recognition of a person or a team: for what, by whom, with what reward.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, money, ref, text } from '../field.ts'

export const recognition = defineEntity(
  'recognition',
  {
    title: text({ required: true, width: 26 }),
    kind: choice(['award', 'praise', 'thanks', 'points'], { required: true, default: 'award', width: 9 }),
    person: ref('person', { onDelete: 'CASCADE', width: 14 }),
    department: ref('department', { width: 14 }),
    reason: longText({ width: 36 }),
    value: ref('cultureValue', { width: 18 }),
    givenOn: date({ width: 11 }),
    givenBy: ref('person', { width: 12 }),
    reward: text({ width: 16 }),
    amount: money({ min: 0, formOnly: true, width: 12 }),
  },
  { order: 'givenOn' },
)
