// KPIs read from somewhere else (a workbook), not yet in the plan: names instead of ids.
import { z } from 'zod'
import { periodPattern } from './fieldSchema.ts'

const line = z.string().max(1000)
const number = z.number().nullable()

export const kpiDraftSchema = z.object({
  title: line.min(1),
  perspective: z.enum(['financial', 'customer', 'internalProcess', 'learningGrowth']).nullable(),
  formulaText: z.string().max(100_000).nullable(),
  unit: line.nullable(),
  valueKind: z.enum(['number', 'percent']),
  direction: z.enum(['higher', 'lower', 'band']),
  bandLow: number,
  bandHigh: number,
  weight: z.number().min(0).max(1).nullable(),
  baseline: number,
  target: number,
  owner: line.nullable(),
  frequency: z.enum(['weekly', 'monthly', 'quarterly', 'yearly']),
  /** null where the sheet does not say. */
  aggregation: z.enum(['sum', 'average', 'last']).nullable(),
  dataSource: line.nullable(),
  /** Each period once. */
  values: z
    .array(
      z.object({
        period: z.string().regex(periodPattern),
        actual: number,
        target: z.number().optional(),
        note: line.nullable(),
      }),
    )
    .max(2000),
})
export type KpiDraft = z.infer<typeof kpiDraftSchema>
export const maxKpiDrafts = 5000
