// What is known of the market: size, trend, customer research, policy; with its source.
import { level } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { choice, date, longText, number, percent, period, ref, refs, text } from '../field.ts'

export const marketNote = defineEntity(
  'marketNote',
  {
    title: text({ required: true, width: 30 }),
    kind: choice(['size', 'trend', 'customer', 'channel', 'policy', 'technology', 'supply'], {
      required: true,
      default: 'trend',
      width: 9,
    }),
    segment: text({ width: 16 }),
    region: text({ formOnly: true, width: 12 }),
    text: longText({ width: 44 }),
    value: number({ width: 12 }),
    unit: text({ width: 8 }),
    growth: percent({ min: -1, max: 100, width: 8 }),
    period: period({ width: 9 }),
    source: text({ width: 22 }),
    observedOn: date({ width: 11 }),
    confidence: choice(level, { formOnly: true, width: 8 }),
    implication: longText({ width: 36 }),
    author: ref('person', { formOnly: true, width: 12 }),
    goals: refs('goal', { formOnly: true, group: 'links', width: 20 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
