// A human, financial or material resource, or a system, that steps use.
import { defineEntity } from '../entity.ts'
import { choice, longText, money, number, ref, refs, text } from '../field.ts'

export const resource = defineEntity(
  'resource',
  {
    title: text({ required: true, width: 24 }),
    kind: choice(['human', 'financial', 'material', 'system'], { required: true, default: 'material', width: 8 }),
    unit: text({ width: 8 }),
    quantity: number({ min: 0, width: 9 }),
    costPerUnit: money({ min: 0, width: 12 }),
    role: ref('role', { width: 14 }),
    owner: ref('person', { width: 12 }),
    department: ref('department', { width: 14 }),
    hoursPerWeek: number({ min: 0, max: 100_000, width: 10 }),
    goals: refs('goal', { width: 20, group: 'links' }),
    notes: longText({ width: 30 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
