// The evaluation of a person or a team in a cycle: score, grade, talk and improvement plan.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, money, number, percent, ref, text } from '../field.ts'

export const evaluation = defineEntity(
  'evaluation',
  {
    title: text({ required: true, width: 24 }),
    cycle: ref('evaluationCycle', { required: true, onDelete: 'CASCADE', width: 20 }),
    person: ref('person', { onDelete: 'CASCADE', width: 14 }),
    department: ref('department', { onDelete: 'CASCADE', width: 14 }),
    evaluator: ref('person', { width: 12 }),
    status: choice(['draft', 'selfReview', 'review', 'discussed', 'signed'], {
      required: true,
      default: 'draft',
      width: 9,
    }),
    score: percent({ min: 0, max: 10, width: 8 }),
    grade: text({ width: 8 }),
    strengths: longText({ width: 28 }),
    improvements: longText({ width: 28 }),
    improvementPlan: longText({ width: 30 }),
    comment: longText({ formOnly: true, width: 28 }),
    signOffText: longText({ formOnly: true, group: 'review', width: 28 }),
    signedOffBy: ref('person', { formOnly: true, group: 'review', width: 12 }),
    signedOffOn: date({ formOnly: true, group: 'review', width: 11 }),
    incentive: money({ min: 0, formOnly: true, width: 12 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { title: 'title' },
)
