// The result of a survey in one period, with the answers behind it.
import { defineEntity } from '../entity.ts'
import { date, integer, longText, number, period, ref } from '../field.ts'

export const surveyResult = defineEntity(
  'surveyResult',
  {
    period: period({ required: true, width: 9 }),
    survey: ref('survey', { required: true, onDelete: 'CASCADE', width: 24 }),
    sent: integer({ min: 0, width: 8 }),
    answered: integer({ min: 0, width: 8 }),
    score: number({ width: 8 }),
    promoters: integer({ min: 0, formOnly: true, width: 8 }),
    passives: integer({ min: 0, formOnly: true, width: 8 }),
    detractors: integer({ min: 0, formOnly: true, width: 8 }),
    satisfied: integer({ min: 0, formOnly: true, width: 8 }),
    summary: longText({ width: 36 }),
    heldOn: date({ formOnly: true, width: 11 }),
  },
  { naturalKey: ['survey', 'period'], title: 'period', order: 'period', unique: true },
)
