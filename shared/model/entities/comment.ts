// A comment on any row; it goes with its row (the host removes comments of removed rows in the same operation).
import { defineEntity } from '../entity.ts'
import { bool, longText, text, timestamp } from '../field.ts'

export const comment = defineEntity(
  'comment',
  {
    text: longText({ required: true, width: 50 }),
    onEntity: text({ required: true, max: 64, hidden: true }),
    onRow: text({ required: true, max: 64, hidden: true }),
    /** The field it speaks of (of a KPI also the period: `actual@2026-03`); null: the whole row. */
    onField: text({ max: 100, hidden: true }),
    author: text({ width: 12 }),
    at: timestamp({ required: true, width: 16 }),
    resolved: bool({ required: true, default: false, width: 8 }),
  },
  { order: 'at' },
)
