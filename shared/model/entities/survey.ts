// A satisfaction survey; its results become values of a KPI.
import { cadence } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { choice, date, integer, longText, number, ref, text } from '../field.ts'

export const survey = defineEntity(
  'survey',
  {
    title: text({ required: true, width: 26 }),
    kind: choice(['csat', 'nps', 'ces', 'employee'], { required: true, default: 'csat', width: 8 }),
    purpose: text({ width: 26 }),
    audience: text({ width: 18 }),
    channel: text({ width: 14 }),
    frequency: choice(cadence, { width: 8 }),
    questions: longText({ width: 36 }),
    scaleMax: integer({ min: 1, max: 100, formOnly: true, width: 8 }),
    owner: ref('person', { width: 12 }),
    status: choice(['planned', 'running', 'done'], { required: true, default: 'planned', width: 9 }),
    nextOn: date({ width: 11 }),
    kpi: ref('kpi', { group: 'links', width: 20 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
