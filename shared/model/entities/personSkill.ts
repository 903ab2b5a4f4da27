// How well a person has a skill, and how well they should.
import { defineEntity } from '../entity.ts'
import { date, integer, number, ref, text } from '../field.ts'

export const personSkill = defineEntity(
  'personSkill',
  {
    person: ref('person', { required: true, onDelete: 'CASCADE', width: 14 }),
    skill: ref('skill', { required: true, onDelete: 'CASCADE', width: 20 }),
    level: integer({ min: 0, max: 5, width: 8 }),
    targetLevel: integer({ min: 0, max: 5, width: 8 }),
    assessedOn: date({ width: 11 }),
    validUntil: date({ formOnly: true, width: 11 }),
    notes: text({ width: 30 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['person', 'skill'], title: 'skill', unique: true },
)
