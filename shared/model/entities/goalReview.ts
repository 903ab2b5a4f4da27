// One review of a goal: how it stood, what was said and decided, and when it is looked at again.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, percent, ref, refs } from '../field.ts'

export const goalReview = defineEntity(
  'goalReview',
  {
    heldOn: date({ required: true, width: 11 }),
    goal: ref('goal', { required: true, onDelete: 'CASCADE', width: 28 }),
    status: choice(['notStarted', 'onTrack', 'atRisk', 'offTrack', 'done', 'dropped'], { width: 9 }),
    progress: percent({ min: 0, max: 1, width: 8 }),
    notes: longText({ width: 40 }),
    decisions: longText({ width: 36 }),
    reviewer: ref('person', { width: 12 }),
    participants: refs('person', { formOnly: true, width: 18 }),
    nextReviewOn: date({ width: 11 }),
  },
  { order: 'heldOn' },
)
