// What a manager, peer, report or customer says of a person within an evaluation.
import { defineEntity } from '../entity.ts'
import { bool, choice, date, integer, longText, ref, text } from '../field.ts'

export const feedback360 = defineEntity(
  'feedback360',
  {
    topic: text({ required: true, width: 22 }),
    evaluation: ref('evaluation', { required: true, onDelete: 'CASCADE', width: 22 }),
    relation: choice(['manager', 'peer', 'report', 'customer', 'self'], { required: true, default: 'peer', width: 8 }),
    giver: ref('person', { width: 12 }),
    anonymous: bool({ required: true, default: false, width: 7 }),
    score: integer({ min: 1, max: 5, width: 8 }),
    strengths: longText({ width: 28 }),
    suggestions: longText({ width: 28 }),
    givenOn: date({ width: 11 }),
  },
  { title: 'topic', order: 'givenOn' },
)
