// An improvement: problem, root cause, measure and its effect, on its way through plan, do, check, act.
import { level } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { choice, date, longText, money, number, ref, refs, text } from '../field.ts'

export const improvement = defineEntity(
  'improvement',
  {
    title: text({ required: true, width: 32 }),
    code: text({ width: 8 }),
    source: choice(['analysis', 'feedback', 'kpi', 'risk', 'retrospective', 'audit', 'idea'], {
      required: true,
      default: 'analysis',
      width: 9,
    }),
    problem: longText({ width: 32 }),
    rootCause: longText({ width: 28 }),
    measure: longText({ width: 32 }),
    status: choice(['proposed', 'plan', 'do', 'check', 'act', 'closed', 'dropped'], {
      required: true,
      default: 'proposed',
      width: 9,
    }),
    priority: choice(level, { width: 8 }),
    owner: ref('person', { width: 12 }),
    startOn: date({ formOnly: true, width: 11 }),
    dueOn: date({ width: 11 }),
    closedOn: date({ formOnly: true, width: 11 }),
    kpi: ref('kpi', { group: 'review', width: 20 }),
    effectBefore: number({ group: 'review', formOnly: true, width: 9 }),
    effectAfter: number({ group: 'review', formOnly: true, width: 9 }),
    effect: longText({ group: 'review', width: 28 }),
    checkOn: date({ formOnly: true, group: 'review', width: 11 }),
    benefit: money({ formOnly: true, group: 'cost', width: 12 }),
    cost: money({ min: 0, formOnly: true, group: 'cost', width: 12 }),
    goal: ref('goal', { formOnly: true, group: 'links', width: 20 }),
    process: ref('process', { group: 'links', width: 20 }),
    steps: refs('step', { formOnly: true, group: 'links', width: 20 }),
    tasks: refs('task', { formOnly: true, group: 'links', width: 20 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
