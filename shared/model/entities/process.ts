// A process or a group of processes: the header that all its versions share.
import { defineEntity } from '../entity.ts'
import { choice, longText, number, ref, refs, text } from '../field.ts'

export const process = defineEntity(
  'process',
  {
    title: text({ required: true, width: 30 }),
    kind: choice(['process', 'group'], { required: true, default: 'process' }),
    code: text({ width: 10 }),
    parent: ref('process', { width: 20 }),
    owner: ref('person', { width: 12 }),
    department: ref('department', { width: 16 }),
    purpose: longText({ width: 36 }),
    trigger: text({ width: 24 }),
    customer: text({ width: 16 }),
    result: text({ width: 24 }),
    boundaryStart: text({ width: 20, formOnly: true }),
    boundaryEnd: text({ width: 20, formOnly: true }),
    volumePerMonth: number({ min: 0, width: 10 }),
    /** RACI of the process as a whole; each step has its own. */
    ownerRole: ref('role', { width: 14, group: 'owners', formOnly: true }),
    responsibleRoles: refs('role', { width: 16, group: 'owners', formOnly: true }),
    consultedRoles: refs('role', { width: 16, group: 'owners', formOnly: true }),
    informedRoles: refs('role', { width: 16, group: 'owners', formOnly: true }),
    goals: refs('goal', { width: 24, group: 'links' }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'], parent: 'parent' },
)
