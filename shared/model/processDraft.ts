// A process read from somewhere else (a workbook, an outline, a clipboard), not yet in the plan: names instead of ids.
import { z } from 'zod'
import { stepKinds } from './entities/step.ts'
import { timeBasis } from './field.ts'

const line = z.string().max(1000)
const long = z.string().max(100_000)
const seconds = z.number().int().min(0).nullable()

export const stepDraftSchema = z.object({
  /** Unique within the draft; becomes the step's code when `keepKey` says so. */
  key: z.string().min(1).max(200),
  title: line.min(1),
  kind: z.enum(stepKinds),
  code: line.nullable().default(null),
  lane: line.nullable().default(null),
  phase: line.nullable().default(null),
  owners: z.array(line).max(50).default([]),
  ownerRole: line.nullable().default(null),
  processingTime: seconds.default(null),
  processingBasis: z.enum(timeBasis).default('working'),
  waitingTime: seconds.default(null),
  waitingBasis: z.enum(timeBasis).default('working'),
  timingEvidence: z.enum(['guess', 'interview', 'measured']).nullable().default(null),
  /** Minor units of the plan's currency. */
  cost: z.number().int().min(0).nullable().default(null),
  description: long.nullable().default(null),
  inputs: long.nullable().default(null),
  outputs: long.nullable().default(null),
  systems: line.nullable().default(null),
  isApproval: z.boolean().default(false),
  x: z.number().int().nullable().default(null),
  y: z.number().int().nullable().default(null),
})

export const flowDraftSchema = z.object({
  from: z.string(),
  to: z.string(),
  label: line.nullable().default(null),
  probability: z.number().min(0).max(1).nullable().default(null),
})

/** Lanes and phases are given in order; steps name them by title. */
export const processDraftSchema = z.object({
  title: line.min(1),
  lanes: z.array(line.min(1)).max(200),
  phases: z.array(line.min(1)).max(200),
  steps: z.array(stepDraftSchema).max(20_000),
  flows: z.array(flowDraftSchema).max(60_000),
})

export type StepDraft = z.infer<typeof stepDraftSchema>
export type FlowDraft = z.infer<typeof flowDraftSchema>
export type ProcessDraft = z.infer<typeof processDraftSchema>
