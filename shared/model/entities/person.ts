// A person of the team, with roles, skills and availability.
import { defineEntity } from '../entity.ts'
import { bool, date, longText, money, number, ref, refs, text } from '../field.ts'

export const person = defineEntity(
  'person',
  {
    name: text({ required: true, width: 14 }),
    department: ref('department', { width: 16 }),
    roles: refs('role', { width: 22 }),
    skills: text({ width: 24 }),
    hoursPerWeek: number({ min: 0, max: 168, width: 10 }),
    calendar: ref('calendar', { width: 14, formOnly: true }),
    manager: ref('person', { width: 12, formOnly: true }),
    /** Full cost of one hour of work; null: that of the role. */
    costPerHour: money({ min: 0, width: 12, formOnly: true }),
    joinedOn: date({ width: 11, formOnly: true }),
    leftOn: date({ width: 11, formOnly: true }),
    email: text({ width: 22 }),
    phone: text({ width: 14 }),
    active: bool({ required: true, default: true, width: 8 }),
    notes: longText({ width: 30 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['name'] },
)
