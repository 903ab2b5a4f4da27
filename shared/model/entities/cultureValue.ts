// A value of the team, and the behaviour in which it shows.
import { defineEntity } from '../entity.ts'
import { longText, number, text } from '../field.ts'

export const cultureValue = defineEntity(
  'cultureValue',
  {
    title: text({ required: true, width: 18 }),
    statement: text({ width: 36 }),
    behaviours: longText({ width: 36 }),
    counterExamples: longText({ width: 30 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
