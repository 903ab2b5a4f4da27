// A line of the budget: an expense, an investment or an expected return; its months are budgetAmount rows.
import { defineEntity } from '../entity.ts'
import { choice, longText, number, percent, ref, text } from '../field.ts'

export const budgetLine = defineEntity(
  'budgetLine',
  {
    title: text({ required: true, width: 28 }),
    code: text({ width: 8 }),
    kind: choice(['expense', 'investment', 'return'], { required: true, default: 'expense', width: 8 }),
    category: choice(
      [
        'labour',
        'marketing',
        'activity',
        'training',
        'travel',
        'office',
        'equipment',
        'software',
        'outsourcing',
        'logistics',
        'incentive',
        'revenue',
        'saving',
        'other',
      ],
      { width: 12 },
    ),
    parent: ref('budgetLine', { formOnly: true, width: 20 }),
    owner: ref('person', { width: 12 }),
    department: ref('department', { width: 14 }),
    goal: ref('goal', { group: 'links', width: 20 }),
    process: ref('process', { group: 'links', formOnly: true, width: 20 }),
    task: ref('task', { group: 'links', formOnly: true, width: 20 }),
    resource: ref('resource', { group: 'links', formOnly: true, width: 20 }),
    strategy: ref('strategy', { group: 'links', formOnly: true, width: 20 }),
    basis: longText({ width: 30 }),
    alertFrom: percent({ min: 0, max: 5, default: 1, formOnly: true, width: 8 }),
    notes: longText({ formOnly: true, width: 30 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'], parent: 'parent' },
)
