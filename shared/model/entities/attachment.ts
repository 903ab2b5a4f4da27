// A file attached to any row; its bytes live once per content in the `blob` table, outside the undo log.
import { defineEntity } from '../entity.ts'
import { integer, text, timestamp } from '../field.ts'

export const attachment = defineEntity(
  'attachment',
  {
    name: text({ required: true, width: 30 }),
    onEntity: text({ required: true, max: 64, hidden: true }),
    onRow: text({ required: true, max: 64, hidden: true }),
    mime: text({ required: true, max: 100, width: 16 }),
    /** Bytes. */
    size: integer({ required: true, min: 0, width: 10 }),
    sha256: text({ required: true, max: 64, hidden: true }),
    caption: text({ width: 30 }),
    at: timestamp({ required: true, width: 16 }),
  },
  { order: 'at' },
)
