// A strategy: market entry, promotion, service, brand and so on, with goal, measures, period and budget.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, money, number, ref, refs, text } from '../field.ts'

export const strategy = defineEntity(
  'strategy',
  {
    title: text({ required: true, width: 28 }),
    kind: choice(
      [
        'marketEntry',
        'promotion',
        'service',
        'brand',
        'channel',
        'content',
        'userGrowth',
        'activity',
        'product',
        'pricing',
      ],
      { required: true, default: 'promotion', width: 10 },
    ),
    objective: longText({ width: 30 }),
    targetGroup: text({ width: 20 }),
    measures: longText({ width: 36 }),
    owner: ref('person', { width: 12 }),
    department: ref('department', { formOnly: true, width: 14 }),
    status: choice(['planned', 'running', 'done', 'dropped'], { required: true, default: 'planned', width: 9 }),
    startOn: date({ group: 'timing', width: 11 }),
    dueOn: date({ group: 'timing', width: 11 }),
    budget: money({ min: 0, width: 12 }),
    expectedResult: longText({ formOnly: true, width: 24 }),
    result: longText({ formOnly: true, group: 'review', width: 24 }),
    goals: refs('goal', { group: 'links', width: 20 }),
    kpis: refs('kpi', { formOnly: true, group: 'links', width: 20 }),
    tasks: refs('task', { formOnly: true, group: 'links', width: 20 }),
    competitors: refs('competitor', { formOnly: true, group: 'links', width: 20 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
