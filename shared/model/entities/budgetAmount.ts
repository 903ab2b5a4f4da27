// What a budget line plans and has spent (or earned) in one month.
import { defineEntity } from '../entity.ts'
import { money, period, ref, text } from '../field.ts'

export const budgetAmount = defineEntity(
  'budgetAmount',
  {
    month: period({ required: true, width: 10 }),
    budgetLine: ref('budgetLine', { required: true, onDelete: 'CASCADE', width: 24 }),
    planned: money({ width: 12 }),
    actual: money({ width: 12 }),
    note: text({ width: 30 }),
  },
  { naturalKey: ['budgetLine', 'month'], title: 'month', order: 'month', unique: true },
)
