// How the columns of a sheet with these headers were mapped when it was last imported.
import { defineEntity } from '../entity.ts'
import { longText, text, timestamp } from '../field.ts'

export const importMapping = defineEntity(
  'importMapping',
  {
    title: text({ required: true, width: 30 }),
    target: text({ required: true, max: 100, width: 20 }),
    headerKey: text({ required: true, max: 100, hidden: true }),
    headers: longText({ hidden: true }),
    mapping: longText({ hidden: true }),
    usedAt: timestamp({ width: 16 }),
  },
  { order: 'usedAt' },
)
