// What a lens finds out, before it is counted and sorted.
import type { StepKind } from '../../model/entities/step.ts'
import type { RowOf } from '../../model/plan.ts'

/** Keys of `Palette.tones` (shared/diagram) that lenses use. */
export const lensTones = [
  ...(['good', 'fair', 'bad', 'grey', 'heat1', 'heat2', 'heat3', 'heat4', 'heat5'] as const),
  ...(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'] as const),
] as const
export type LensTone = (typeof lensTones)[number]

export interface Answer {
  readonly step: RowOf<'step'>
  /** Key of its class. */
  readonly of: string
  readonly value: number | null
  /** Place in the ranking, highest first; null: not ranked. */
  readonly rank: number | null
  readonly text: string
}
export interface Answers {
  readonly classes: readonly { readonly key: string; readonly tone: LensTone; readonly label: string }[]
  readonly answers: readonly Answer[]
}

/** Kinds that take time and somebody's work; a decision does only where it says so. */
const work: ReadonlySet<StepKind> = new Set(['task', 'subprocess', 'document', 'data', 'delay', 'decision'])
export const isWorkStep = (step: Pick<RowOf<'step'>, 'kind'>): boolean => work.has(step.kind)
