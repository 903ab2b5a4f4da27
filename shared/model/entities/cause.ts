// A why of the 5-Whys tree (5 个为什么) of an improvement.
import { defineEntity } from '../entity.ts'
import { bool, number, ref, text } from '../field.ts'

export const cause = defineEntity(
  'cause',
  {
    title: text({ required: true, width: 40 }),
    improvement: ref('improvement', { required: true, onDelete: 'CASCADE', width: 26 }),
    parent: ref('cause', { onDelete: 'CASCADE', width: 26 }),
    isRoot: bool({ required: true, default: false, width: 8 }),
    evidence: text({ width: 30 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { parent: 'parent' },
)
