// A training: the need, what it covers, for whom, and who gives it; held in sessions.
import { level } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { choice, date, duration, integer, longText, money, number, ref, refs, text } from '../field.ts'

export const training = defineEntity(
  'training',
  {
    title: text({ required: true, width: 28 }),
    kind: choice(['internal', 'external', 'online', 'onTheJob'], { required: true, default: 'internal', width: 9 }),
    need: longText({ width: 28 }),
    objectives: longText({ width: 28 }),
    content: longText({ formOnly: true, width: 30 }),
    priority: choice(level, { width: 8 }),
    status: choice(['needed', 'planned', 'running', 'done', 'cancelled'], {
      required: true,
      default: 'planned',
      width: 9,
    }),
    owner: ref('person', { width: 12 }),
    trainer: text({ width: 14 }),
    provider: text({ formOnly: true, width: 16 }),
    length: duration({ min: 0, formOnly: true, width: 8 }),
    dueOn: date({ width: 11 }),
    budget: money({ min: 0, width: 12 }),
    validMonths: integer({ min: 1, max: 600, formOnly: true, width: 8 }),
    assessment: text({ formOnly: true, width: 18 }),
    sops: refs('sopDocument', { group: 'links', width: 22 }),
    skills: refs('skill', { formOnly: true, group: 'links', width: 18 }),
    roles: refs('role', { group: 'links', width: 18 }),
    people: refs('person', { formOnly: true, group: 'links', width: 18 }),
    steps: refs('step', { formOnly: true, group: 'links', width: 20 }),
    goals: refs('goal', { formOnly: true, group: 'links', width: 20 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
