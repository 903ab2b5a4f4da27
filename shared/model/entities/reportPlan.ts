// A report that is due regularly: to whom, by whom, when and in what form.
import { cadence } from '../choices.ts'
import { defineEntity } from '../entity.ts'
import { bool, choice, date, longText, number, ref, refs, text } from '../field.ts'

export const reportPlan = defineEntity(
  'reportPlan',
  {
    title: text({ required: true, width: 26 }),
    purpose: text({ width: 26 }),
    frequency: choice(cadence, { required: true, default: 'monthly', width: 8 }),
    dueRule: text({ width: 18 }),
    nextOn: date({ width: 11 }),
    owner: ref('person', { width: 12 }),
    recipients: refs('person', { width: 20 }),
    audience: text({ formOnly: true, width: 18 }),
    channel: text({ width: 14 }),
    format: text({ width: 14 }),
    content: longText({ width: 30 }),
    active: bool({ required: true, default: true, formOnly: true, width: 7 }),
    kpis: refs('kpi', { formOnly: true, group: 'links', width: 20 }),
    position: number({ required: true, default: 0, hidden: true }),
  },
  { naturalKey: ['title'] },
)
