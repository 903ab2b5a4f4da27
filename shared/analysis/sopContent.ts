// What an SOP says, in words: its facts, signatures, parts and every step of its procedure; screen, paper and Word say the same.
import { choiceLabel, type Lang, translator } from '../i18n/index.ts'
import type { RowOf } from '../model/plan.ts'
import type { ValueContext } from '../model/values/context.ts'
import { formatDuration } from '../model/values/durations.ts'
import { type ProcedureStep, textLines } from './sopProcedure.ts'

type Sop = RowOf<'sopDocument'>

/** On paper, a drawing this many times wider than high has a page of its own at the end, along its length. */
export const wideDrawing = 1.6
/** A drawing of more steps cannot be read on a page. */
export const mostDrawnSteps = 120

export interface Signature {
  readonly label: string
  readonly name: string
  /** YYYY-MM-DD, or nothing. */
  readonly on: string
}

/** Names of rows, one after another; those that are gone are left out. */
export const sopNames = (context: ValueContext, entity: 'role' | 'person', ids: readonly string[]): string =>
  ids.flatMap((id) => context.titleOf(entity, id) ?? []).join(context.lang === 'zh' ? '、' : ', ')

/** Number, version, dates …, each with its label. */
export function sopFacts(sop: Sop, context: ValueContext): { label: string; value: string }[] {
  const t = translator(context.lang)
  return [
    { label: t('sop.code'), value: sop.code ?? '' },
    { label: t('sop.edition'), value: sop.edition ?? '' },
    { label: t('sop.effectiveOn'), value: sop.effectiveOn ?? '' },
    { label: t('sop.department'), value: (sop.department && context.titleOf('department', sop.department)) || '' },
    { label: t('sop.status'), value: choiceLabel(context.lang, 'sopDocument', 'status', sop.status) },
    { label: t('sop.nextReviewOn'), value: sop.nextReviewOn ?? '' },
  ]
}

export function sopSignatures(sop: Sop, context: ValueContext): Signature[] {
  const t = translator(context.lang)
  const name = (id: string | null) => (id ? (context.titleOf('person', id) ?? '') : '')
  return [
    { label: t('sop.prepared'), name: name(sop.preparedBy), on: sop.preparedOn ?? '' },
    { label: t('sop.reviewed'), name: name(sop.reviewedBy), on: sop.reviewedOn ?? '' },
    { label: t('sop.approved'), name: name(sop.approvedBy), on: sop.approvedOn ?? '' },
  ]
}

export const sopParts = ['purpose', 'scope', 'terms', 'responsibilities', 'procedure', 'records', 'references'] as const
export type SopPart = (typeof sopParts)[number]

/** The parts in their order: the procedure always, of the others those with a text and those in `always`. */
export const partsOf = (sop: Sop, always: readonly SopPart[] = []): SopPart[] =>
  sopParts.filter((name) => name === 'procedure' || always.includes(name) || Boolean(sop[name]?.trim()))

/** One step of the procedure, as a reader is told of it; what is not known is empty. */
export interface StepText {
  readonly who: string
  /** Work and waiting. */
  readonly times: readonly string[]
  readonly due: readonly string[]
  readonly systems: readonly string[]
  readonly description: string
  readonly actions: readonly string[]
  /** Where a decision leads, as sentences. */
  readonly ways: readonly string[]
  /** Input, output, records. */
  readonly papers: readonly string[]
  readonly notes: readonly { readonly label: string; readonly text: string }[]
}

export function stepText({ step, roles, ways }: ProcedureStep, context: ValueContext): StepText {
  const t = translator(context.lang)
  const joined = (text: string | null) => textLines(text).join('; ')
  const { processingTime, processingBasis, waitingTime, waitingBasis, dueDay, dueTime } = step
  const due = dueDay !== null ? t('sop.dueDay', { day: dueDay, time: dueTime ?? '' }).trim() : dueTime
  const times = [
    processingTime !== null && t('sop.time', { time: formatDuration(processingTime, processingBasis, context) }),
    waitingTime !== null && t('sop.waits', { time: formatDuration(waitingTime, waitingBasis, context) }),
  ]
  const papers = [
    step.inputs && t('sop.inputs', { text: joined(step.inputs) }),
    step.outputs && t('sop.outputs', { text: joined(step.outputs) }),
    step.records && t('sop.stepRecords', { text: joined(step.records) }),
  ]
  const notes = [
    { label: t('sop.requirements'), text: joined(step.sopRequirements) },
    { label: t('sop.attention'), text: joined(step.sopAttention) },
    { label: t('sop.checkpoint'), text: joined(step.sopCheckpoint) },
  ]
  const said = (texts: readonly (string | false | null)[]) => texts.filter((text): text is string => Boolean(text))
  return {
    who: said([sopNames(context, 'role', roles), sopNames(context, 'person', step.owners)]).join(' · '),
    times: said(times),
    due: due ? [t('sop.due', { time: due })] : [],
    systems: step.systems ? [t('sop.systems', { names: step.systems })] : [],
    description: step.description ?? '',
    actions: textLines(step.sopSteps),
    ways: ways.map(({ label, to, title }) =>
      to === null
        ? t('sop.wayEnd', { label: label || t('sop.way'), title })
        : t('sop.wayTo', { label: label || t('sop.way'), number: to, title }),
    ),
    papers: said(papers),
    notes: notes.filter(({ text }) => text !== ''),
  }
}

/** The cells of one revision, under `sopRevisionHeads`. */
export const revisionCells = (row: RowOf<'sopRevision'>, context: ValueContext): string[] => [
  row.edition,
  row.revisedOn ?? '',
  row.changes ?? '',
  (row.author && context.titleOf('person', row.author)) || '',
  row.effectiveOn ?? '',
  translator(context.lang)(row.retrain ? 'ui.yes' : 'ui.no'),
]

export function sopRevisionHeads(lang: Lang): string[] {
  const t = translator(lang)
  return [t('sop.revision'), t('sop.revisedOn'), t('sop.changes'), t('sop.author'), t('sop.inForce'), t('sop.retrain')]
}
