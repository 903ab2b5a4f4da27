// The procedure of an SOP: the steps of its process in the order of the work, with who does them and what is said of how.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { flowOrder } from './flowOrder.ts'

type Step = RowOf<'step'>

export interface ProcedureStep {
  readonly step: Step
  /** '1', '2' … in the order of the work. */
  readonly number: string
  /** Ids of the roles that do it: accountable first. */
  readonly roles: readonly string[]
  /** Where a decision leads: the label of each way and the number of the step it goes to; null for the end or a step without a number. */
  readonly ways: readonly { readonly label: string; readonly to: string | null; readonly title: string }[]
}

/** The version that an SOP describes: the one it names, else that of its process – published, else the first draft. */
export function sopVersion(
  reader: PlanReader,
  sop: Pick<RowOf<'sopDocument'>, 'process' | 'processVersion'>,
): RowOf<'processVersion'> | null {
  const named = sop.processVersion ? reader.get('processVersion', sop.processVersion) : undefined
  if (named) return named
  if (!sop.process) return null
  const versions = reader.list('processVersion', { process: sop.process })
  return (
    versions.find(({ status }) => status === 'published') ?? versions.find(({ status }) => status === 'draft') ?? null
  )
}

/** What is drawn but is no work: it has no number. */
const noWork = new Set<Step['kind']>(['start', 'end', 'note', 'parallel', 'event'])

/** The steps of a version that are work, numbered in the order in which it reaches them. */
export function sopProcedure(reader: PlanReader, processVersion: string): ProcedureStep[] {
  const steps = reader.list('step', { processVersion })
  const flows = reader.list('sequenceFlow', { processVersion })
  const byId = new Map(steps.map((step) => [step.id, step]))
  const order = flowOrder(steps, flows).flatMap((id) => {
    const step = byId.get(id)
    return step && !noWork.has(step.kind) ? [step] : []
  })
  const numbers = new Map(order.map((step, i) => [step.id, String(i + 1)]))
  return order.map((step) => {
    const lane = step.lane ? reader.get('lane', step.lane) : undefined
    const accountable = step.ownerRole ?? lane?.role ?? null
    const roles = [...new Set([...(accountable ? [accountable] : []), ...step.responsibleRoles])]
    const out = flows.filter((flow) => flow.from === step.id)
    const ways =
      step.kind === 'decision' || out.length > 1
        ? out.flatMap(({ label, to }) => {
            const next = byId.get(to)
            return next ? [{ label: label ?? '', to: numbers.get(to) ?? null, title: next.title }] : []
          })
        : []
    return { step, number: numbers.get(step.id) as string, roles, ways }
  })
}

/** Lines of a longer text, without bullets or numbers at their beginning; empty ones left out. */
export const textLines = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•·]|\d{1,2}[.)、．]|[（(]\d{1,2}[）)])\s*/, '').trim())
    .filter(Boolean)
