// The figures of a budget: months of a business year, planned against actual, year-to-date, roll-ups, return on investment and pay-back.
import type { RowOf } from '../model/plan.ts'

type Line = Pick<RowOf<'budgetLine'>, 'id' | 'kind' | 'alertFrom'>
type Amount = Pick<RowOf<'budgetAmount'>, 'budgetLine' | 'month' | 'planned' | 'actual'>

/** Minor units of the plan's currency; null where no month says anything. */
export interface BudgetSum {
  readonly planned: number | null
  readonly actual: number | null
}
export const nothing: BudgetSum = { planned: null, actual: null }
/** Sums by line and month ('YYYY-MM'). */
export type BudgetIndex = ReadonlyMap<string, ReadonlyMap<string, BudgetSum>>

const add = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a + b)
const both = (a: BudgetSum, b: BudgetSum): BudgetSum => ({
  planned: add(a.planned, b.planned),
  actual: add(a.actual, b.actual),
})

/** All amounts by line and month. */
export function budgetIndex(amounts: Iterable<Amount>): BudgetIndex {
  const index = new Map<string, Map<string, BudgetSum>>()
  for (const { budgetLine, month, planned, actual } of amounts) {
    const months = index.get(budgetLine) ?? new Map<string, BudgetSum>()
    index.set(budgetLine, months)
    months.set(month, both(months.get(month) ?? nothing, { planned, actual }))
  }
  return index
}

/** The twelve months of the business year that begins in `year`. */
export function monthsOfYear(year: number, startMonth: number): string[] {
  return Array.from({ length: 12 }, (_, i) => {
    const at = startMonth - 1 + i
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** The business year, by the calendar year it begins in, that a day belongs to. */
export function yearOfDay(day: string, startMonth: number): number {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return month < startMonth ? year - 1 : year
}

/** How many of the months sums to date cover: up to the last one with an actual, without any up to the month before `now` ('YYYY-MM'). */
export function monthsToDate(index: BudgetIndex, months: readonly string[], now: string): number {
  let last = ''
  for (const held of index.values())
    for (const [month, { actual }] of held) if (actual !== null && month > last && month <= now) last = month
  return months.filter((month) => (last === '' ? month < now : month <= last)).length
}

/** The sum of lines over months. */
export function budgetSum(index: BudgetIndex, lines: readonly string[], months: readonly string[]): BudgetSum {
  let sum = nothing
  for (const line of lines) {
    const held = index.get(line)
    if (!held) continue
    for (const month of months) {
      const found = held.get(month)
      if (found) sum = both(sum, found)
    }
  }
  return sum
}

/** Actual − planned: above nought more was spent (or earned) than planned. null while nothing is known of one of them. */
export function variance({ planned, actual }: BudgetSum): number | null {
  return actual === null ? null : actual - (planned ?? 0)
}

/**
 * Whether a sum asks for attention: spent more than the alert share of the plan, or earned less by the same margin
 * (1.05: more than 105 % spent, less than 95 % earned).
 */
export function isOff({ kind, alertFrom }: Pick<Line, 'kind' | 'alertFrom'>, { planned, actual }: BudgetSum): boolean {
  if (actual === null) return false
  const share = alertFrom ?? 1
  return kind === 'return' ? actual < (planned ?? 0) * (2 - share) : actual > (planned ?? 0) * share
}

export interface Returns {
  /** Expenses and investments. */
  readonly cost: number
  readonly gain: number
  /** (gain − cost) ÷ cost; null without cost. */
  readonly roi: number | null
  /** Months from the first with money until what came in covers what went out, parts of a month in proportion; null: not covered. */
  readonly payback: number | null
}

/** Months from 'YYYY-MM' to 'YYYY-MM'. */
const distance = (from: string, to: string) => {
  const [a, b] = [from, to].map((m) => Number(m.slice(0, 4)) * 12 + Number(m.slice(5, 7))) as [number, number]
  return b - a
}

/**
 * Return on investment and simple pay-back of the whole budget, undiscounted, over every month it holds.
 * Pay-back: within the month in which the cumulated net turns from a loss, money is taken to come in evenly; a later month
 * that falls back into a loss starts the search again.
 */
export function returnsOf(lines: readonly Line[], index: BudgetIndex, field: keyof BudgetSum): Returns {
  const net = new Map<string, number>()
  let [cost, gain] = [0, 0]
  for (const { id, kind } of lines)
    for (const [month, sum] of index.get(id) ?? []) {
      const value = sum[field] ?? 0
      if (kind === 'return') gain += value
      else cost += value
      if (value !== 0) net.set(month, (net.get(month) ?? 0) + (kind === 'return' ? value : -value))
    }
  const months = [...net.keys()].sort()
  const [first] = months
  let total = 0
  let payback: number | null = null
  for (const month of months) {
    const before = total
    const change = net.get(month) as number
    total += change
    if (total < 0) payback = null
    else if (payback === null && cost > 0)
      payback = distance(first as string, month) + (change > 0 ? Math.min(1, -Math.min(0, before) / change) : 0)
  }
  return { cost, gain, roi: cost > 0 ? (gain - cost) / cost : null, payback }
}
