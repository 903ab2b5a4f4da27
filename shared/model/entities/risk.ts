// A risk with its score, response, contingency plan, reviews and what remains of it.
import { cadence } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { choice, date, integer, longText, number, ref, refs, text } from '../field.ts'

export const risk = defineEntity(
  'risk',
  {
    title: text({ required: true, width: 34 }),
    code: text({ width: 8 }),
    category: choice(
      [
        'market',
        'competition',
        'policy',
        'technology',
        'people',
        'brand',
        'compliance',
        'finance',
        'operation',
        'supply',
        'security',
        'other',
      ],
      { required: true, default: 'operation', width: 9 },
    ),
    cause: longText({ width: 26 }),
    consequence: longText({ formOnly: true, width: 26 }),
    probability: integer({ min: 1, max: 5, width: 7 }),
    impact: integer({ min: 1, max: 5, width: 7 }),
    response: choice(['avoid', 'transfer', 'reduce', 'accept'], { width: 9 }),
    measures: longText({ width: 30 }),
    contingency: longText({ width: 30 }),
    trigger: text({ formOnly: true, width: 24 }),
    owner: ref('person', { width: 12 }),
    department: ref('department', { formOnly: true, width: 14 }),
    status: choice(['open', 'treated', 'monitored', 'occurred', 'closed'], {
      required: true,
      default: 'open',
      width: 9,
    }),
    identifiedOn: date({ formOnly: true, width: 11 }),
    residualProbability: integer({ min: 1, max: 5, group: 'review', width: 7 }),
    residualImpact: integer({ min: 1, max: 5, group: 'review', width: 7 }),
    reviewCadence: choice(cadence, { formOnly: true, group: 'review', width: 8 }),
    nextReviewOn: date({ group: 'review', width: 11 }),
    goals: refs('goal', { formOnly: true, group: 'links', width: 20 }),
    kpis: refs('kpi', { formOnly: true, group: 'links', width: 20 }),
    processes: refs('process', { formOnly: true, group: 'links', width: 20 }),
    steps: refs('step', { formOnly: true, group: 'links', width: 20 }),
    tasks: refs('task', { formOnly: true, group: 'links', width: 20 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
