// A human, financial or material resource, or a system, that steps use.
import { defineEntity } from '../entity.ts'
import { choice, date, longText, money, number, percent, ref, refs, text } from '../field.ts'

export const resource = defineEntity(
  'resource',
  {
    title: text({ required: true, width: 24 }),
    kind: choice(['human', 'financial', 'material', 'system'], { required: true, default: 'material', width: 8 }),
    unit: text({ width: 8 }),
    quantity: number({ min: 0, width: 9 }),
    costPerUnit: money({ min: 0, width: 12 }),
    /** Units that can be used in a month. */
    capacityPerMonth: number({ min: 0, width: 10 }),
    /** Share of the capacity in use, as observed; workload computes it for people and roles. */
    utilisation: percent({ min: 0, max: 10, width: 9 }),
    utilisationTarget: percent({ min: 0, max: 10, width: 9, formOnly: true }),
    fixedCostPerMonth: money({ min: 0, width: 12, formOnly: true }),
    supplier: text({ width: 16, formOnly: true }),
    availableFrom: date({ width: 11, formOnly: true }),
    availableUntil: date({ width: 11, formOnly: true }),
    role: ref('role', { width: 14 }),
    owner: ref('person', { width: 12 }),
    department: ref('department', { width: 14 }),
    hoursPerWeek: number({ min: 0, max: 100_000, width: 10 }),
    goals: refs('goal', { width: 20, group: 'links' }),
    processes: refs('process', { width: 20, group: 'links', formOnly: true }),
    notes: longText({ width: 30 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
