// English words of the gallery of built-in templates.

import type { Same } from '../same.ts'
import type { templates as zh } from '../zh/templates.ts'

export const templates = {
  action: 'New from template…',
  title: 'New plan from a template',
  list: 'Templates',
  reading: 'Reading the templates…',
  name: 'Name of the plan',
  create: 'Create plan',
  kpis: 'KPIs',
  drawing: 'Process drawing',
  target: 'target {{target}}',
  counts: {
    step: 'Steps',
    role: 'Roles',
    kpi: 'KPIs',
    risk: 'Risks',
    task: 'Tasks',
  },
  startMore: 'Whole plans with process, KPIs, risks, tasks and SOP, to be made your own',
} satisfies Same<typeof zh>
