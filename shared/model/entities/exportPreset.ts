// A saved set of choices for an export.
import { defineEntity } from '../entity.ts'
import { choice, longText, number, text } from '../field.ts'

export const exportPreset = defineEntity(
  'exportPreset',
  {
    title: text({ required: true, width: 24 }),
    kind: text({ required: true, max: 100, width: 16 }),
    language: choice(['zh', 'en'], { width: 8 }),
    settings: longText({ hidden: true }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
