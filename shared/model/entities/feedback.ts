// A complaint, suggestion or praise: where it came from, its class, cause, solution and answer.
import { level } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { choice, date, integer, longText, ref, text } from '../field.ts'

export const feedback = defineEntity(
  'feedback',
  {
    title: text({ required: true, width: 30 }),
    code: text({ width: 10 }),
    receivedOn: date({ width: 11 }),
    channel: choice(
      ['phone', 'email', 'chat', 'socialMedia', 'shop', 'marketplace', 'survey', 'visit', 'internal', 'other'],
      { required: true, default: 'phone', width: 9 },
    ),
    customer: text({ width: 14 }),
    content: longText({ width: 40 }),
    kind: choice(['complaint', 'suggestion', 'inquiry', 'fault', 'praise'], {
      required: true,
      default: 'complaint',
      width: 8,
    }),
    class: text({ width: 14 }),
    product: text({ formOnly: true, width: 14 }),
    severity: choice(level, { width: 8 }),
    status: choice(['new', 'analysing', 'solving', 'answered', 'closed'], { required: true, default: 'new', width: 9 }),
    owner: ref('person', { width: 12 }),
    dueOn: date({ width: 11 }),
    cause: longText({ width: 28 }),
    solution: longText({ width: 28 }),
    answer: longText({ width: 28 }),
    answeredOn: date({ formOnly: true, width: 11 }),
    closedOn: date({ formOnly: true, width: 11 }),
    satisfaction: integer({ min: 1, max: 5, formOnly: true, width: 8 }),
    process: ref('process', { group: 'links', width: 20 }),
    step: ref('step', { formOnly: true, group: 'links', width: 20 }),
    improvement: ref('improvement', { group: 'links', width: 20 }),
    risk: ref('risk', { formOnly: true, group: 'links', width: 20 }),
  },
  { order: 'receivedOn' },
)
