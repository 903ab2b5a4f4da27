// The lens of owners: each of the busiest eight a colour of their own.
import { translator } from '../../i18n/index.ts'
import type { PlanReader, RowOf } from '../../model/plan.ts'
import type { ValueContext } from '../../model/values/context.ts'
import { type Answers, isWorkStep, type LensTone } from './types.ts'

const tones: readonly LensTone[] = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']

/** Who is shown on a step: the persons, else the accountable role; '' for nobody. */
function ownerOf(step: RowOf<'step'>, context: ValueContext): string {
  const names = step.owners.flatMap((id) => context.titleOf('person', id) || [])
  if (names.length > 0) return names.join(context.lang === 'zh' ? '、' : ', ')
  return (step.ownerRole && context.titleOf('role', step.ownerRole)) || ''
}

/** Steps by owner; `value` is the number of steps of the same owner, and so are the ranking's. Steps of nobody come first. */
export function ownerLens(reader: PlanReader, processVersion: string, context: ValueContext): Answers {
  const t = translator(context.lang)
  const owned = reader
    .list('step', { processVersion })
    .map((step) => ({ step, owner: ownerOf(step, context) }))
    .filter(({ step, owner }) => owner !== '' || isWorkStep(step))
  const counts = new Map<string, number>()
  for (const { owner } of owned) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  const busiest = [...counts].filter(([owner]) => owner !== '').sort(([, a], [, b]) => b - a)
  const shown = new Map(busiest.slice(0, tones.length).map(([owner], i) => [owner, tones[i] as LensTone]))
  return {
    classes: [
      ...[...shown].map(([owner, tone]) => ({ key: owner, tone, label: owner })),
      { key: '\n', tone: 'grey' as const, label: t('lens.others') },
      { key: '', tone: 'bad' as const, label: t('lens.noOwner') },
    ],
    answers: owned.map(({ step, owner }) => {
      const value = counts.get(owner) as number
      const of = owner === '' || shown.has(owner) ? owner : '\n'
      return { step, of, value, rank: owner === '' ? Number.MAX_SAFE_INTEGER : value, text: owner || t('lens.noOwner') }
    }),
  }
}
