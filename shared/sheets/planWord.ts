// The sections of the plan as a Word document, which window and command line let people choose.
import type { TextKey } from '../i18n/index.ts'

/** In the order of the document, each with its heading. */
export const planSections = {
  goals: 'sheet.goals',
  kpis: 'sheet.kpis',
  market: 'areas.market',
  processes: 'process.title',
  raci: 'raci.screen',
  sops: 'areas.sop',
  people: 'sheet.people',
  resources: 'budget.screen',
  tasks: 'sheet.tasks',
  risks: 'risks.screen',
  communication: 'areas.communication',
  training: 'areas.training',
  feedback: 'areas.feedback',
  improvement: 'areas.improvement',
  culture: 'areas.culture',
} as const satisfies Record<string, TextKey>
export type PlanSection = keyof typeof planSections
export const planSectionNames = Object.keys(planSections) as PlanSection[]
