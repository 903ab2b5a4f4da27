// One item of an evaluation: a KPI or a behaviour, with weight and score.
import { defineEntity } from '../entity.ts'
import { choice, longText, number, percent, ref, text } from '../field.ts'

export const evaluationItem = defineEntity(
  'evaluationItem',
  {
    title: text({ required: true, width: 26 }),
    evaluation: ref('evaluation', { required: true, onDelete: 'CASCADE', width: 22 }),
    kind: choice(['kpi', 'behaviour', 'task', 'bonus'], { required: true, default: 'kpi', width: 9 }),
    kpi: ref('kpi', { width: 20 }),
    weight: percent({ min: 0, max: 1, width: 8 }),
    target: text({ width: 16 }),
    result: text({ width: 20 }),
    selfScore: percent({ min: -10, max: 10, formOnly: true, width: 8 }),
    score: percent({ min: -10, max: 10, width: 8 }),
    notes: longText({ width: 26 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { title: 'title' },
)
