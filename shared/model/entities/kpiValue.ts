// Target and actual of one KPI in one period.
import { defineEntity } from '../entity.ts'
import { number, period, ref, text } from '../field.ts'

export const kpiValue = defineEntity(
  'kpiValue',
  {
    period: period({ required: true, width: 10 }),
    kpi: ref('kpi', { required: true, onDelete: 'CASCADE', width: 24 }),
    target: number({ width: 10 }),
    actual: number({ width: 10 }),
    note: text({ width: 30 }),
  },
  { naturalKey: ['kpi', 'period'], order: 'period', unique: true },
)
