// An entry of an SOP's revision history.
import { defineEntity } from '../entity.ts'
import { bool, date, longText, ref, text } from '../field.ts'

export const sopRevision = defineEntity(
  'sopRevision',
  {
    edition: text({ required: true, width: 8 }),
    sop: ref('sopDocument', { required: true, onDelete: 'CASCADE', width: 26 }),
    revisedOn: date({ width: 11 }),
    changes: longText({ width: 40 }),
    author: ref('person', { width: 12 }),
    approvedBy: ref('person', { width: 12 }),
    effectiveOn: date({ width: 11 }),
    retrain: bool({ required: true, default: true, width: 8 }),
  },
  { title: 'edition', order: 'revisedOn' },
)
