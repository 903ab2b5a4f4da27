// What is earned by what: bonus, commission, honour and their conditions.
import { defineEntity } from '../entity.ts'
import { bool, choice, date, longText, money, number, percent, ref, refs, text } from '../field.ts'

export const incentiveRule = defineEntity(
  'incentiveRule',
  {
    title: text({ required: true, width: 24 }),
    kind: choice(['bonus', 'commission', 'honour', 'promotion', 'leave', 'penalty'], {
      required: true,
      default: 'bonus',
      width: 9,
    }),
    condition: longText({ width: 30 }),
    grade: text({ width: 8 }),
    amount: money({ min: 0, width: 12 }),
    share: percent({ min: 0, max: 10, width: 8 }),
    roles: refs('role', { width: 18 }),
    kpi: ref('kpi', { group: 'links', width: 20 }),
    budgetLine: ref('budgetLine', { formOnly: true, group: 'links', width: 20 }),
    validFrom: date({ formOnly: true, width: 11 }),
    validUntil: date({ formOnly: true, width: 11 }),
    active: bool({ required: true, default: true, width: 7 }),
    notes: longText({ formOnly: true, width: 26 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
