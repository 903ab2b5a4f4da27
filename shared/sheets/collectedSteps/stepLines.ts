// The steps of a process version as lines of a collection sheet: the cells that a colleague gets to see, one line for each step.
import { choiceLabel, type Lang } from '../../i18n/index.ts'
import { arrange } from '../../model/outline/arrange.ts'
import { stepsInOrder } from '../../model/outline/printOutline.ts'
import type { PlanRows, RowOf } from '../../model/plan.ts'
import { formatDuration } from '../../model/values/durations.ts'
import { minorDigits } from '../../model/values/numbers.ts'
import type { Cell } from '../cells.ts'
import type { VisioField } from '../visioColumns.ts'
import { idKey } from '../visioFlows.ts'
import { readShape, visioShape } from '../visioShapes.ts'

/** What the lines are made of. */
export type StepRows = Pick<PlanRows, 'plan' | 'step' | 'sequenceFlow' | 'lane' | 'phase' | 'person'>

export interface StepLine {
  /** Of the step. */
  readonly id: string
  readonly cells: Partial<Record<VisioField, Cell>>
}

/** Longest text of a cell here: Excel allows 32,767 characters. */
const cellLength = 30_000

/** The version whose steps colleagues are asked about: the as-is, if it may still be changed; null when no version may. */
export function askedVersion(rows: Pick<PlanRows, 'processVersion'>, process: string | null): string | null {
  const drafts = rows.processVersion.filter((v) => v.process === process && v.status === 'draft')
  return (drafts.find(({ kind }) => kind === 'asIs') ?? drafts[0])?.id ?? null
}

/** Steps and flows of a version that a collection sheet lists; notes on the drawing are none. */
export function listedSteps(rows: Pick<PlanRows, 'step' | 'sequenceFlow'>, version: string) {
  const steps = rows.step.filter((row) => row.processVersion === version && row.kind !== 'note')
  const ids = new Set(steps.map(({ id }) => id))
  const flows = rows.sequenceFlow.filter(({ from, to }) => ids.has(from) && ids.has(to))
  return { steps, flows }
}

/** Numbers by which rows name each other: the steps' codes where each has one of its own, else 1, 2, 3 … */
function numbersOf(steps: readonly RowOf<'step'>[]): Map<string, string> {
  const codes = steps.map(({ code }) => (code === null || /[,，;；、|\s]/.test(code) ? '' : code))
  const own = codes.every(Boolean) && new Set(codes.map(idKey)).size === codes.length
  return new Map(steps.map(({ id }, i) => [id, own ? (codes[i] as string) : String(i + 1)]))
}

/** Labels in the order of the flows, with a separator that none of them holds. */
function joinLabels(labels: readonly string[]): string | null {
  if (labels.every((label) => label === '')) return null
  const separator = [', ', '; ', ' | '].find((s) => labels.every((label) => !label.includes(s.trim()))) ?? ', '
  return labels.join(separator)
}

/** The lines of a version in the order of the work. */
export function stepLines(rows: StepRows, version: string, lang: Lang): StepLine[] {
  const { steps, flows } = listedSteps(rows, version)
  const byId = new Map(steps.map((row) => [row.id, row]))
  const order = stepsInOrder(arrange(steps, flows)).flatMap((id) => byId.get(id) ?? [])
  const numbers = numbersOf(order)
  const settings = rows.plan[0]
  const { hoursPerDay = 8, daysPerWeek = 5, currency = 'CNY' } = settings ?? {}
  const titles = (list: readonly { id: string; title: string }[]) => new Map(list.map(({ id, title }) => [id, title]))
  const lanes = titles(rows.lane)
  const phases = titles(rows.phase)
  const people = new Map(rows.person.map(({ id, name }) => [id, name]))
  const flowsFrom = new Map<string, RowOf<'sequenceFlow'>[]>()
  for (const flow of flows) flowsFrom.set(flow.from, [...(flowsFrom.get(flow.from) ?? []), flow])
  const time = (seconds: number | null, basis: RowOf<'step'>['processingBasis'], unit: number): Cell => {
    if (seconds === null) return null
    return basis === 'working' ? seconds / unit : formatDuration(seconds, basis, { lang, hoursPerDay, daysPerWeek })
  }
  const kindWord = (kind: RowOf<'step'>['kind']) => {
    const word = choiceLabel(lang, 'step', 'kind', kind)
    return readShape(word, false) === kind ? word : visioShape[kind]
  }
  const long = (text: string | null) => text?.slice(0, cellLength) ?? null
  return order.map((step): StepLine => {
    const next = flowsFrom.get(step.id) ?? []
    return {
      id: step.id,
      cells: {
        id: numbers.get(step.id) ?? null,
        title: step.title,
        next: next.map(({ to }) => numbers.get(to)).join(', ') || null,
        label: joinLabels(next.map(({ label }) => label ?? '')),
        shape: kindWord(step.kind),
        lane: lanes.get(step.lane ?? '') ?? null,
        phase: phases.get(step.phase ?? '') ?? null,
        owners: step.owners.flatMap((id) => people.get(id) ?? []).join(lang === 'zh' ? '、' : '; ') || null,
        processingTime: time(step.processingTime, step.processingBasis, 60),
        waitingTime: time(step.waitingTime, step.waitingBasis, 3600),
        cost: step.cost === null ? null : step.cost / 10 ** minorDigits(currency),
        description: long(step.description),
        inputs: long(step.inputs),
        outputs: long(step.outputs),
        systems: step.systems,
      },
    }
  })
}
