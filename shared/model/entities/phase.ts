// A phase of a process version: a column of the drawing, in order of position.
import { defineEntity } from '../entity.ts'
import { longText, number, ref, text } from '../field.ts'

export const phase = defineEntity(
  'phase',
  {
    title: text({ required: true, width: 18 }),
    processVersion: ref('processVersion', { required: true, onDelete: 'CASCADE', width: 20 }),
    description: longText({ width: 30 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['processVersion', 'title'] },
)
