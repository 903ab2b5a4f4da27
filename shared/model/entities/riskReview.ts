// One review of a risk: how it was scored then, and what was found.
import { defineEntity } from '../entity.ts'
import { date, integer, longText, ref } from '../field.ts'

export const riskReview = defineEntity(
  'riskReview',
  {
    reviewedOn: date({ required: true, width: 11 }),
    risk: ref('risk', { required: true, onDelete: 'CASCADE', width: 28 }),
    probability: integer({ min: 1, max: 5, width: 7 }),
    impact: integer({ min: 1, max: 5, width: 7 }),
    notes: longText({ width: 40 }),
    reviewer: ref('person', { width: 12 }),
    nextReviewOn: date({ width: 11 }),
  },
  { order: 'reviewedOn' },
)
