// English labels of the area culture: entities, fields and choices.
import type { Labels } from '../labels.ts'

export const cultureLabels = {
  cultureValue: {
    name: 'Value',
    plural: 'Values',
    fields: {
      title: 'Value',
      statement: 'Statement',
      behaviours: 'Behaviour wanted',
      counterExamples: 'Behaviour not wanted',
      position: 'Order',
    },
    choices: {},
  },
  activity: {
    name: 'Activity',
    plural: 'Activities',
    fields: {
      title: 'Activity',
      kind: 'Kind',
      purpose: 'Purpose',
      heldOn: 'Date',
      endOn: 'Until',
      place: 'Place',
      owner: 'Owner',
      participants: 'Participants',
      status: 'Status',
      budget: 'Budget',
      cost: 'Actual cost',
      outcome: 'Outcome',
      satisfaction: 'Satisfaction (0–5)',
      values: 'Values',
      budgetLine: 'Budget line',
    },
    choices: {
      kind: {
        teamBuilding: 'Team building',
        celebration: 'Celebration',
        sharing: 'Sharing session',
        competition: 'Competition',
        care: 'Care',
        charity: 'Charity',
        customer: 'Customer event',
        other: 'Other',
      },
      status: { planned: 'Planned', running: 'In preparation', held: 'Held', cancelled: 'Cancelled' },
    },
  },
  recognition: {
    name: 'Recognition',
    plural: 'Recognitions',
    fields: {
      title: 'Recognition',
      kind: 'Kind',
      person: 'Person',
      department: 'Team',
      reason: 'Reason',
      value: 'Value',
      givenOn: 'Date',
      givenBy: 'Given by',
      reward: 'Reward',
      amount: 'Amount',
    },
    choices: { kind: { award: 'Award', praise: 'Praise', thanks: 'Thanks', points: 'Points' } },
  },
} satisfies Partial<Labels>
