// A grade of evaluations: from which score, and what it means for the incentive.
import { defineEntity } from '../entity.ts'
import { longText, number, percent, ref, text } from '../field.ts'

export const gradeBand = defineEntity(
  'gradeBand',
  {
    title: text({ required: true, width: 10 }),
    cycle: ref('evaluationCycle', { onDelete: 'CASCADE', width: 20 }),
    scoreFrom: percent({ required: true, min: 0, max: 10, default: 0, width: 8 }),
    coefficient: number({ min: 0, max: 10, width: 8 }),
    share: percent({ min: 0, max: 1, formOnly: true, width: 8 }),
    description: longText({ width: 36 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['cycle', 'title'] },
)
