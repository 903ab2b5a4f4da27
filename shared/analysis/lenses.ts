// Lenses: one question asked of every step of a process, answered by a colour, a legend and a ranked list.
import type { PlanReader, RowOf } from '../model/plan.ts'
import type { ValueContext } from '../model/values/context.ts'
import { costLens, durationLens } from './lenses/amounts.ts'
import { evidenceLens, kpiLens, valueClassLens } from './lenses/classes.ts'
import { handOverLens, missingLens } from './lenses/counts.ts'
import { ownerLens } from './lenses/owners.ts'
import type { Answers, LensTone } from './lenses/types.ts'

export type { LensTone } from './lenses/types.ts'

export const lensKinds = [
  'processingTime',
  'waitingTime',
  'cost',
  'owner',
  'valueClass',
  'handOvers',
  'evidence',
  'kpiState',
  'missingData',
] as const
export type LensKind = (typeof lensKinds)[number]

export interface Lens {
  readonly kind: LensKind
  /** In the order of meaning (least first, or most frequent first); only tones that occur. */
  readonly legend: readonly { readonly tone: LensTone; readonly label: string; readonly count: number }[]
  /** Steps the question is asked of; the others keep their plain look. */
  readonly byStep: ReadonlyMap<
    string,
    { readonly tone: LensTone; readonly value: number | null; readonly text: string }
  >
  /** Most noteworthy first; steps without a value are left out. */
  readonly ranking: readonly { readonly step: RowOf<'step'>; readonly value: number; readonly text: string }[]
}

const ask: Record<LensKind, (reader: PlanReader, version: string, context: ValueContext) => Answers> = {
  processingTime: (reader, version, context) => durationLens(reader, version, context, 'processing'),
  waitingTime: (reader, version, context) => durationLens(reader, version, context, 'waiting'),
  cost: costLens,
  owner: ownerLens,
  valueClass: valueClassLens,
  handOvers: handOverLens,
  evidence: evidenceLens,
  kpiState: kpiLens,
  missingData: missingLens,
}

/** Looks at a version through a lens; words in the language of `context`. An unknown version gives an empty lens. */
export function lens(reader: PlanReader, processVersion: string, kind: LensKind, context: ValueContext): Lens {
  const { classes, answers } = ask[kind](reader, processVersion, context)
  const counts = new Map<string, number>()
  for (const { of } of answers) counts.set(of, (counts.get(of) ?? 0) + 1)
  const tones = new Map(classes.map((c) => [c.key, c.tone]))
  return {
    kind,
    legend: classes.flatMap(({ key, tone, label }) => {
      const count = counts.get(key) ?? 0
      return count > 0 ? [{ tone, label, count }] : []
    }),
    byStep: new Map(
      answers.map(({ step, of, value, text }) => [step.id, { tone: tones.get(of) as LensTone, value, text }]),
    ),
    ranking: answers
      .flatMap(({ step, rank, value, text }) => (rank === null ? [] : [{ step, value: value ?? rank, text, rank }]))
      .sort((a, b) => b.rank - a.rank)
      .map(({ step, value, text }) => ({ step, value, text })),
  }
}
