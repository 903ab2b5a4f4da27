// A role (岗位): what work is assigned to when it is not assigned to a named person.
import { defineEntity } from '../entity.ts'
import { longText, money, number, ref, refs, text } from '../field.ts'

export const role = defineEntity(
  'role',
  {
    name: text({ required: true, width: 18 }),
    department: ref('department', { width: 16 }),
    purpose: text({ width: 30 }),
    duties: longText({ width: 40 }),
    skills: text({ width: 24 }),
    requiredSkills: refs('skill', { width: 24, formOnly: true }),
    headcount: number({ min: 0, width: 8 }),
    /** Full cost of one hour of work. */
    costPerHour: money({ min: 0, width: 12 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['name'] },
)
