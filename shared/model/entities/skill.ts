// A skill (技能) that people have and roles ask for.
import { defineEntity } from '../entity.ts'
import { choice, longText, number, text } from '../field.ts'

export const skill = defineEntity(
  'skill',
  {
    title: text({ required: true, width: 24 }),
    category: choice(['professional', 'tool', 'management', 'communication', 'language', 'certificate'], { width: 10 }),
    description: longText({ width: 36 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
