// A competitor: what it offers, where it is strong and weak, and what we do about it.
import { defineEntity } from '../entity.ts'
import { date, integer, longText, number, percent, ref, text } from '../field.ts'

export const competitor = defineEntity(
  'competitor',
  {
    title: text({ required: true, width: 20 }),
    product: text({ width: 22 }),
    positioning: text({ width: 22 }),
    price: text({ width: 14 }),
    marketShare: percent({ min: 0, max: 1, width: 8 }),
    strengths: longText({ width: 28 }),
    weaknesses: longText({ width: 28 }),
    threat: integer({ min: 1, max: 5, width: 8 }),
    answer: longText({ width: 28 }),
    source: text({ formOnly: true, width: 20 }),
    observedOn: date({ formOnly: true, width: 11 }),
    owner: ref('person', { formOnly: true, width: 12 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
