// A saved look of a sheet: filter, order, grouping and columns, as JSON.
import { defineEntity } from '../entity.ts'
import { bool, longText, number, text } from '../field.ts'

export const savedView = defineEntity(
  'savedView',
  {
    title: text({ required: true, width: 24 }),
    sheet: text({ required: true, max: 100, hidden: true }),
    filter: longText({ hidden: true }),
    sort: longText({ hidden: true }),
    grouping: longText({ hidden: true }),
    columns: longText({ hidden: true }),
    isDefault: bool({ required: true, default: false, width: 8 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['sheet', 'title'] },
)
