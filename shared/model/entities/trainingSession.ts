// One session of a training: when, where, by whom.
import { defineEntity } from '../entity.ts'
import { choice, date, duration, longText, money, number, ref, text, time } from '../field.ts'

export const trainingSession = defineEntity(
  'trainingSession',
  {
    title: text({ required: true, width: 26 }),
    training: ref('training', { required: true, onDelete: 'CASCADE', width: 26 }),
    heldOn: date({ width: 11 }),
    startTime: time({ width: 8 }),
    length: duration({ min: 0, width: 8 }),
    place: text({ width: 16 }),
    trainer: ref('person', { width: 12 }),
    externalTrainer: text({ formOnly: true, width: 14 }),
    status: choice(['planned', 'held', 'cancelled'], { required: true, default: 'planned', width: 9 }),
    cost: money({ min: 0, formOnly: true, width: 12 }),
    satisfaction: number({ min: 0, max: 5, formOnly: true, width: 8 }),
    result: longText({ width: 30 }),
  },
  { order: 'heldOn' },
)
