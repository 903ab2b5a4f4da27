// Reporting periods of a KPI: the one after another, and those still missing in a year.
import type { RowOf } from '#shared/model/plan.ts'
import { pattern } from '#ui/SheetGrid/fill.ts'

type Frequency = RowOf<'kpi'>['frequency']

const firstOf: Record<Frequency, (year: number) => string> = {
  weekly: (year) => `${year}-W01`,
  monthly: (year) => `${year}-01`,
  quarterly: (year) => `${year}-Q1`,
  yearly: (year) => String(year),
}

/** The period after `last`; without one the current period. */
export function periodAfter(frequency: Frequency, last: string | null, now: Date): string {
  if (last !== null) return pattern('period', [last])(1) as string
  const [year, month] = [now.getFullYear(), now.getMonth()]
  if (frequency === 'monthly') return `${year}-${String(month + 1).padStart(2, '0')}`
  if (frequency === 'quarterly') return `${year}-Q${Math.floor(month / 3) + 1}`
  return firstOf[frequency](year)
}

/** The periods from the first one held (else from the beginning of `year`) to the end of `year` that are not there; at most 120. */
export function missingPeriods(frequency: Frequency, held: readonly string[], year: number): string[] {
  const first = firstOf[frequency](year)
  // Periods of one length have the same letters in the same places.
  const shape = (p: string) => p.replace(/\d/g, '0')
  const alike = held.filter((p) => shape(p) === shape(first)).sort()
  const known = new Set(held)
  const next = pattern('period', [alike[0] !== undefined && alike[0] < first ? alike[0] : first])
  const missing: string[] = []
  for (let i = 0; i < 120; i++) {
    const period = next(i) as string
    if (Number(period.slice(0, 4)) > year) break
    if (!known.has(period)) missing.push(period)
  }
  return missing
}
