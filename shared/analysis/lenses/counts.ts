// Lenses of counts: hand-overs at a step, data that a step still lacks.
import { fieldLabel, translator } from '../../i18n/index.ts'
import type { PlanReader, RowOf } from '../../model/plan.ts'
import type { ValueContext } from '../../model/values/context.ts'
import { isHandOver } from '../handOver.ts'
import { type Answer, type Answers, isWorkStep, type LensTone } from './types.ts'

const heat: readonly LensTone[] = ['heat1', 'heat2', 'heat3', 'heat5']

/** Flows that hand the work over into or out of a step, as processTotals counts them. */
export function handOverLens(reader: PlanReader, processVersion: string, context: ValueContext): Answers {
  const t = translator(context.lang)
  const steps = reader.list('step', { processVersion })
  const byId = new Map(steps.map((s) => [s.id, s]))
  const counts = new Map<string, number>()
  for (const { from, to } of reader.list('sequenceFlow', { processVersion })) {
    if (!isHandOver(byId.get(from), byId.get(to))) continue
    for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const most = 4
  return {
    classes: [
      { key: '0', tone: 'grey', label: t('lens.noHandOver') },
      ...heat.map((tone, i) => ({
        key: `${i + 1}`,
        tone,
        label: i + 1 === most ? t('lens.handOversFrom', { count: most }) : t('lens.handOvers', { count: i + 1 }),
      })),
    ],
    answers: steps
      .filter((step) => counts.has(step.id) || isWorkStep(step))
      .map((step): Answer => {
        const value = counts.get(step.id) ?? 0
        const text = value === 0 ? t('lens.noHandOver') : t('lens.handOvers', { count: value })
        return { step, of: `${Math.min(value, most)}`, value, rank: value > 0 ? value : null, text }
      }),
  }
}

/** What analysis needs of a step and is empty: fields, 'owner' (role or person), 'probability' (shares on a decision's ways out). */
export function missingFields(
  step: RowOf<'step'>,
  outgoing: readonly RowOf<'sequenceFlow'>[],
  hasLanes: boolean,
): string[] {
  if (step.kind === 'decision') {
    const shares = outgoing.length > 1 && outgoing.some((f) => f.probability === null)
    return [...(hasLanes && step.lane === null ? ['lane'] : []), ...(shares ? ['probability'] : [])]
  }
  const timed = step.processingTime !== null || step.waitingTime !== null
  const missing: [string, boolean][] = [
    ['lane', hasLanes && step.lane === null],
    ['owner', step.ownerRole === null && step.owners.length === 0],
    ['processingTime', step.processingTime === null],
    ['waitingTime', step.waitingTime === null],
    ['timingEvidence', timed && step.timingEvidence === null],
    ['valueClass', step.valueClass === null],
    ['subProcess', step.kind === 'subprocess' && step.subProcess === null],
  ]
  return missing.filter(([, is]) => is).map(([field]) => field)
}

/** How many of the data that analysis needs a step lacks; the text names them. */
export function missingLens(reader: PlanReader, processVersion: string, context: ValueContext): Answers {
  const { lang } = context
  const t = translator(lang)
  const hasLanes = reader.list('lane', { processVersion }).length > 0
  const outgoing = new Map<string, RowOf<'sequenceFlow'>[]>()
  for (const flow of reader.list('sequenceFlow', { processVersion })) {
    const list = outgoing.get(flow.from)
    if (list) list.push(flow)
    else outgoing.set(flow.from, [flow])
  }
  const label = (field: string) =>
    field === 'owner'
      ? t('lens.kind.owner')
      : fieldLabel(lang, field === 'probability' ? 'sequenceFlow' : 'step', field)
  const most = 4
  return {
    classes: [
      { key: '0', tone: 'good', label: t('lens.complete') },
      ...heat.map((tone, i) => ({
        key: `${i + 1}`,
        tone,
        label: i + 1 === most ? t('lens.missingFrom', { count: most }) : t('lens.missing', { count: i + 1 }),
      })),
    ],
    answers: reader
      .list('step', { processVersion })
      .filter(isWorkStep)
      .map((step): Answer => {
        const fields = missingFields(step, outgoing.get(step.id) ?? [], hasLanes)
        const value = fields.length
        const text = value === 0 ? t('lens.complete') : fields.map(label).join(lang === 'zh' ? '、' : ', ')
        return { step, of: `${Math.min(value, most)}`, value, rank: value > 0 ? value : null, text }
      }),
  }
}
