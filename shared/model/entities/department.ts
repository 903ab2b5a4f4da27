// A department of the organisation; departments form a tree.
import { defineEntity } from '../entity.ts'
import { longText, number, ref, text } from '../field.ts'

export const department = defineEntity(
  'department',
  {
    name: text({ required: true, width: 20 }),
    code: text({ width: 8 }),
    parent: ref('department', { width: 16 }),
    head: ref('person', { width: 12 }),
    description: longText({ width: 36 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['name'], parent: 'parent' },
)
