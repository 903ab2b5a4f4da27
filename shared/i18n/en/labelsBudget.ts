// English labels of the area budget: entities, fields and choices.
import type { Labels } from '../labels.ts'

export const budgetLabels = {
  budgetLine: {
    name: 'Budget line',
    plural: 'Budget lines',
    fields: {
      title: 'Budget line',
      code: 'No.',
      kind: 'Kind',
      category: 'Category',
      parent: 'Parent line',
      owner: 'Owner',
      department: 'Department',
      goal: 'Goal',
      process: 'Process',
      task: 'Task',
      resource: 'Resource',
      strategy: 'Strategy',
      basis: 'Basis of estimate',
      alertFrom: 'Alert from (actual ÷ planned)',
      notes: 'Notes',
      position: 'Order',
    },
    choices: {
      kind: { expense: 'Expense', investment: 'Investment', return: 'Return' },
      category: {
        labour: 'Labour',
        marketing: 'Marketing',
        activity: 'Activities',
        training: 'Training',
        travel: 'Travel',
        office: 'Office',
        equipment: 'Equipment',
        software: 'Software',
        outsourcing: 'Outsourcing',
        logistics: 'Logistics',
        incentive: 'Incentives',
        revenue: 'Revenue',
        saving: 'Savings',
        other: 'Other',
      },
    },
  },
  budgetAmount: {
    name: 'Budget amount',
    plural: 'Budget amounts',
    fields: { month: 'Month', budgetLine: 'Budget line', planned: 'Planned', actual: 'Actual', note: 'Remark' },
    choices: {},
  },
} satisfies Partial<Labels>
