// A cycle of evaluations: monthly, quarterly or yearly, with the share of KPIs in the score.
import { kpiCadence } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { choice, date, longText, percent, period, ref, text } from '../field.ts'

export const evaluationCycle = defineEntity(
  'evaluationCycle',
  {
    title: text({ required: true, width: 24 }),
    frequency: choice(kpiCadence, { required: true, default: 'quarterly', width: 8 }),
    period: period({ width: 9 }),
    startOn: date({ width: 11 }),
    endOn: date({ width: 11 }),
    status: choice(['planned', 'running', 'calibration', 'closed'], { required: true, default: 'planned', width: 9 }),
    kpiShare: percent({ min: 0, max: 1, default: 0.7, width: 8 }),
    behaviourShare: percent({ min: 0, max: 1, default: 0.3, formOnly: true, width: 8 }),
    scoreCap: percent({ min: 0, max: 10, default: 1.2, formOnly: true, width: 8 }),
    owner: ref('person', { width: 12 }),
    signOffText: longText({ formOnly: true, width: 36 }),
    notes: longText({ formOnly: true, width: 30 }),
  },
  { naturalKey: ['title'], order: 'startOn' },
)
