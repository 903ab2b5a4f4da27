// The four perspectives of the balanced scorecard, and what each weighs where the plan says so.
import type { RowOf } from '../model/plan.ts'

export type Perspective = NonNullable<RowOf<'kpi'>['perspective']>

export const perspectives = [
  'financial',
  'customer',
  'internalProcess',
  'learningGrowth',
] as const satisfies readonly Perspective[]

/** The field of the plan that holds the weight of a perspective. */
export const perspectiveWeightField = {
  financial: 'weightFinancial',
  customer: 'weightCustomer',
  internalProcess: 'weightInternalProcess',
  learningGrowth: 'weightLearningGrowth',
} as const satisfies Readonly<Record<Perspective, keyof RowOf<'plan'>>>

type Weights = Pick<RowOf<'plan'>, (typeof perspectiveWeightField)[Perspective]>

/** The weights as entered, 1 = 100 %, an empty one 0; null where none is entered: perspectives weigh as much as their KPIs together. */
export function perspectiveWeights(plan: Weights | undefined): Readonly<Record<Perspective, number>> | null {
  const entered = perspectives.map((perspective) => plan?.[perspectiveWeightField[perspective]] ?? null)
  if (entered.every((weight) => weight === null)) return null
  return Object.fromEntries(perspectives.map((p, i) => [p, entered[i] ?? 0])) as Record<Perspective, number>
}
