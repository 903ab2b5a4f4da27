// A swimlane of a process version: a role, a department, a person or an outside party; one nesting level.
import { defineEntity } from '../entity.ts'
import { choice, integer, number, ref, text } from '../field.ts'

export const lane = defineEntity(
  'lane',
  {
    title: text({ required: true, width: 18 }),
    processVersion: ref('processVersion', { required: true, onDelete: 'CASCADE', width: 20 }),
    kind: choice(['role', 'department', 'person', 'outside'], { required: true, default: 'role' }),
    role: ref('role'),
    department: ref('department'),
    person: ref('person'),
    parent: ref('lane', { onDelete: 'CASCADE' }),
    /** Height of the band in drawing units; null: as its steps need. */
    size: integer({ min: 40, max: 4000, hidden: true }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['processVersion', 'title'], parent: 'parent' },
)
