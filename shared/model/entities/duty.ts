// A duty (职责) of a role or a person: what the list generated from steps, tasks and RACI does not say.
import { cadence } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { choice, longText, number, ref, refs, text } from '../field.ts'

export const duty = defineEntity(
  'duty',
  {
    title: text({ required: true, width: 30 }),
    role: ref('role', { onDelete: 'CASCADE', width: 14 }),
    person: ref('person', { onDelete: 'CASCADE', width: 12 }),
    category: choice(['core', 'support', 'management', 'temporary'], { width: 10 }),
    description: longText({ width: 36 }),
    standard: longText({ width: 30 }),
    frequency: choice(cadence, { width: 8 }),
    hoursPerWeek: number({ min: 0, max: 168, width: 10 }),
    deputy: ref('person', { formOnly: true, width: 12 }),
    process: ref('process', { group: 'links', width: 20 }),
    step: ref('step', { formOnly: true, group: 'links', width: 20 }),
    task: ref('task', { formOnly: true, group: 'links', width: 20 }),
    goals: refs('goal', { formOnly: true, group: 'links', width: 20 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
