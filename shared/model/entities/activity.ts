// A team or culture activity with date, owner, budget and outcome.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, money, number, ref, refs, text } from '../field.ts'

export const activity = defineEntity(
  'activity',
  {
    title: text({ required: true, width: 28 }),
    kind: choice(['teamBuilding', 'celebration', 'sharing', 'competition', 'care', 'charity', 'customer', 'other'], {
      required: true,
      default: 'teamBuilding',
      width: 9,
    }),
    purpose: text({ width: 26 }),
    heldOn: date({ width: 11 }),
    endOn: date({ formOnly: true, width: 11 }),
    place: text({ width: 16 }),
    owner: ref('person', { width: 12 }),
    participants: refs('person', { formOnly: true, width: 20 }),
    status: choice(['planned', 'running', 'held', 'cancelled'], { required: true, default: 'planned', width: 9 }),
    budget: money({ min: 0, width: 12 }),
    cost: money({ min: 0, width: 12 }),
    outcome: longText({ width: 30 }),
    satisfaction: number({ min: 0, max: 5, formOnly: true, width: 8 }),
    values: refs('cultureValue', { group: 'links', width: 18 }),
    budgetLine: ref('budgetLine', { formOnly: true, group: 'links', width: 20 }),
  },
  { order: 'heldOn' },
)
