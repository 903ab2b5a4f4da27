// The sheets of the leadership workbook and what can be chosen about it, as presets keep it and both windows and command line ask for it.
import { z } from 'zod'

/** In the order of the workbook; the cover is always part of it. */
export const leadershipSheets = [
  'dashboard',
  'goals',
  'kpis',
  'kpiSeries',
  'processes',
  'raci',
  'budget',
  'tasks',
  'risks',
  'meetings',
  'training',
  'improvements',
  'people',
  'dictionary',
] as const
export type LeadershipSheet = (typeof leadershipSheets)[number]

export const papers = ['A4', 'A3'] as const

export const leadershipChoice = z.object({
  sheets: z.array(z.enum(leadershipSheets)).max(leadershipSheets.length).optional(),
  /** A month, quarter or year that the figures speak of; without one the newest month with figures. */
  period: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/)
    .optional(),
  paper: z.enum(papers).optional(),
  /** The plan's logo on the cover. */
  logo: z.boolean().optional(),
})
export type LeadershipChoice = z.infer<typeof leadershipChoice>

/** The largest picture that can be the logo. */
export const logoMostMb = 2

/** The kind of a saved preset. */
export const leadershipPreset = 'leadership'

/** The choice that a preset holds; everything where its text is not one of ours. */
export function readPreset(settings: string | null): LeadershipChoice {
  try {
    const read = leadershipChoice.safeParse(JSON.parse(settings ?? '{}'))
    return read.success ? read.data : {}
  } catch {
    return {}
  }
}
