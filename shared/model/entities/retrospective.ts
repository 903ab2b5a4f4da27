// A retrospective: what was meant, what came out, what was learned; it ends in action items.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, period, ref, refs, text } from '../field.ts'

export const retrospective = defineEntity(
  'retrospective',
  {
    title: text({ required: true, width: 28 }),
    kind: choice(['project', 'process', 'period', 'activity', 'incident'], {
      required: true,
      default: 'project',
      width: 9,
    }),
    heldOn: date({ width: 11 }),
    period: period({ width: 9 }),
    facilitator: ref('person', { width: 12 }),
    participants: refs('person', { width: 20 }),
    intended: longText({ width: 30 }),
    result: longText({ width: 30 }),
    summary: longText({ width: 30 }),
    goal: ref('goal', { formOnly: true, group: 'links', width: 20 }),
    process: ref('process', { group: 'links', width: 20 }),
    task: ref('task', { formOnly: true, group: 'links', width: 20 }),
    activity: ref('activity', { formOnly: true, group: 'links', width: 20 }),
  },
  { order: 'heldOn' },
)
