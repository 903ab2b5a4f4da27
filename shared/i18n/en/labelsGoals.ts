// English labels of the area goals: entities, fields and choices.
import type { Labels } from '../labels.ts'

export const goalsLabels = {
  goalReview: {
    name: 'Goal review',
    plural: 'Goal reviews',
    fields: {
      heldOn: 'Reviewed on',
      goal: 'Goal',
      status: 'Status',
      progress: 'Progress',
      notes: 'Notes',
      decisions: 'Decisions',
      reviewer: 'Reviewed by',
      participants: 'Participants',
      nextReviewOn: 'Next review',
    },
    choices: {
      status: {
        notStarted: 'Not started',
        onTrack: 'On track',
        atRisk: 'At risk',
        offTrack: 'Off track',
        done: 'Done',
        dropped: 'Dropped',
      },
    },
  },
} satisfies Partial<Labels>
