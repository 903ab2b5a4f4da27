// Lenses of judgements: value class, evidence of the times, state of the KPIs that measure a step.
import { choiceLabel, translator } from '../../i18n/index.ts'
import type { PlanReader } from '../../model/plan.ts'
import type { ValueContext } from '../../model/values/context.ts'
import { formatPercent } from '../../model/values/numbers.ts'
import type { KpiState } from '../kpiAchievement.ts'
import { kpiFigures } from '../kpiFigures.ts'
import { comparable } from './amounts.ts'
import { type Answer, type Answers, isWorkStep, type LensTone } from './types.ts'

const valueTones = { valueAdding: 'good', businessNecessary: 'fair', waste: 'bad' } as const

/** Value-adding, necessary, waste; the ranking begins with waste. */
export function valueClassLens(reader: PlanReader, processVersion: string, context: ValueContext): Answers {
  const t = translator(context.lang)
  const label = (code: string) => choiceLabel(context.lang, 'step', 'valueClass', code)
  const order = ['valueAdding', 'businessNecessary', 'waste'] as const
  return {
    classes: [
      ...order.map((key) => ({ key, tone: valueTones[key] as LensTone, label: label(key) })),
      { key: 'none', tone: 'grey', label: t('lens.notGiven') },
    ],
    answers: reader
      .list('step', { processVersion })
      .filter((step) => step.valueClass !== null || isWorkStep(step))
      .map((step): Answer => {
        const { valueClass } = step
        if (valueClass === null) return { step, of: 'none', value: null, rank: null, text: t('lens.notGiven') }
        const rank = order.indexOf(valueClass) + 1
        return { step, of: valueClass, value: rank, rank, text: label(valueClass) }
      }),
  }
}

/**
 * How well the times are known. Ranked by how much hangs on how little: least evidence first, longest time first; the value is
 * the time at stake, in comparable seconds of working time.
 */
export function evidenceLens(reader: PlanReader, processVersion: string, context: ValueContext): Answers {
  const t = translator(context.lang)
  const order = ['measured', 'interview', 'guess'] as const
  const tones = { measured: 'good', interview: 'fair', guess: 'bad' } as const
  const label = (code: string) => choiceLabel(context.lang, 'step', 'timingEvidence', code)
  const answers = reader.list('step', { processVersion }).flatMap((step): Answer[] => {
    const timed = step.processingTime !== null || step.waitingTime !== null
    if (!timed && (!isWorkStep(step) || step.kind === 'decision')) return []
    const value =
      comparable(step.processingTime ?? 0, step.processingBasis, context) +
      comparable(step.waitingTime ?? 0, step.waitingBasis, context)
    const evidence = step.timingEvidence
    const doubt = evidence === null ? order.length : order.indexOf(evidence)
    const samples = evidence === 'measured' ? step.timingSamples : null
    const text =
      evidence === null
        ? t('lens.notGiven')
        : samples === null
          ? label(evidence)
          : t('lens.measuredSamples', { count: samples })
    // Classes stay apart: no time comes near 1e12 seconds.
    return [{ step, of: evidence ?? 'none', value, rank: timed ? doubt * 1e12 + value : null, text }]
  })
  return {
    classes: [
      ...order.map((key) => ({ key, tone: tones[key] as LensTone, label: label(key) })),
      { key: 'none', tone: 'grey', label: t('lens.notGiven') },
    ],
    answers,
  }
}

const nothing = { achievement: null, state: null }

/** The worst light among the KPIs that measure a step, at their latest actual value, computed ones included; the value is that achievement (1 = met). */
export function kpiLens(reader: PlanReader, processVersion: string, context: ValueContext): Answers {
  const t = translator(context.lang)
  const tones: Record<KpiState, LensTone> = { green: 'good', amber: 'fair', red: 'bad' }
  const worst: Record<KpiState, number> = { green: 1, amber: 2, red: 3 }
  const steps = new Map(reader.list('step', { processVersion }).map((step) => [step.id, step]))
  const found = new Map<string, { state: KpiState | null; share: number | null; title: string }>()
  const kpis = reader.list('kpi')
  const figures = kpiFigures(kpis, reader.list('kpiValue'))
  for (const kpi of kpis) {
    const ids = kpi.steps.filter((id) => steps.has(id))
    if (ids.length === 0) continue
    const latest = figures.latest(kpi.id)
    const { achievement: share, state } = latest === null ? nothing : figures.figure(kpi.id, latest)
    const level = (s: KpiState | null, a: number | null) => (s === null ? 0 : worst[s] * 10 - (a ?? 0))
    for (const id of ids) {
      const known = found.get(id)
      if (!known || level(state, share) > level(known.state, known.share))
        found.set(id, { state, share, title: kpi.title })
    }
  }
  return {
    classes: [
      ...(['green', 'amber', 'red'] as const).map((key) => ({ key, tone: tones[key], label: t(`lens.${key}`) })),
      { key: 'none', tone: 'grey', label: t('lens.noActual') },
    ],
    answers: [...found].map(([id, { state, share, title }]): Answer => {
      const step = steps.get(id) as Answer['step']
      if (state === null || share === null)
        return { step, of: 'none', value: null, rank: null, text: `${title} ${t('lens.noActual')}` }
      const rounded = formatPercent(Math.round(share * 1000) / 1000)
      return { step, of: state, value: share, rank: worst[state] * 10 - share, text: `${title} ${rounded}` }
    }),
  }
}
