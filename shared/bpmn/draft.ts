// Processes read from a BPMN file, not yet in the plan: what the command takes that brings them in, with names instead of ids.
import { z } from 'zod'
import { stepKinds } from '../model/entities/step.ts'
import type { ProcessDraft, StepDraft } from '../model/processDraft.ts'

const line = z.string().min(1).max(1000)
const key = z.string().min(1).max(300)
const value = z.union([
  z.string().max(100_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(1000)).max(50),
  z.array(z.tuple([z.number(), z.number()])).max(500),
  z.null(),
])
/** Values by field; references are names. */
const fields = z.record(z.string().max(64), value)

export const bpmnProcessDraft = z.object({
  /** Unique among the processes of the file. */
  key,
  title: line,
  /** The process inside of which this one stands; null: it stands alone. */
  within: key.nullable(),
  process: fields,
  version: fields,
  lanes: z.array(z.object({ key, title: line, parent: key.nullable(), fields })).max(2000),
  phases: z.array(z.object({ key, title: line, fields })).max(2000),
  steps: z
    .array(
      z.object({
        key,
        title: line,
        kind: z.enum(stepKinds),
        lane: key.nullable(),
        phase: key.nullable(),
        /** The process that a sub-process step opens. */
        opens: key.nullable(),
        fields,
      }),
    )
    .max(20_000),
  flows: z.array(z.object({ from: key, to: key, fields })).max(60_000),
})
export type BpmnDraft = z.infer<typeof bpmnProcessDraft>

const text = (of: unknown): string | null => (typeof of === 'string' ? of : null)
const whole = (of: unknown): number | null => (typeof of === 'number' ? of : null)
const basis = (of: unknown) => (of === 'calendar' ? ('calendar' as const) : ('working' as const))

/** The draft as a preview counts and draws it: lanes and phases by their titles. */
export function shownDraft(draft: BpmnDraft): ProcessDraft {
  const own = (list: readonly { key: string; title: string }[]) => {
    const used = new Set<string>()
    return new Map(
      list.map((one) => {
        let title = one.title
        for (let n = 2; used.has(title); n++) title = `${one.title} ${n}`
        used.add(title)
        return [one.key, title]
      }),
    )
  }
  const outer = new Set(draft.lanes.flatMap(({ parent }) => parent ?? []))
  const inUse = new Set(draft.steps.map(({ lane }) => lane))
  const lanes = own(draft.lanes.filter((lane) => !outer.has(lane.key) || inUse.has(lane.key)))
  const phases = own(draft.phases)
  const steps = draft.steps.map(({ key, title, kind, lane, phase, fields: f }): StepDraft => {
    return {
      ...{ key, title, kind, lane: lanes.get(lane ?? '') ?? null, phase: phases.get(phase ?? '') ?? null },
      ...{
        code: text(f.code),
        owners: Array.isArray(f.owners) ? f.owners.map(String) : [],
        ownerRole: text(f.ownerRole),
      },
      ...{ processingTime: whole(f.processingTime), processingBasis: basis(f.processingBasis) },
      ...{ waitingTime: whole(f.waitingTime), waitingBasis: basis(f.waitingBasis) },
      ...{ timingEvidence: null, cost: whole(f.cost), description: text(f.description), inputs: text(f.inputs) },
      ...{
        outputs: text(f.outputs),
        systems: text(f.systems),
        isApproval: f.isApproval === true,
        x: whole(f.x),
        y: whole(f.y),
      },
    }
  })
  const flows = draft.flows.map(({ from, to, fields: f }) => {
    return { from, to, label: text(f.label), probability: whole(f.probability) }
  })
  return { title: draft.title, lanes: [...lanes.values()], phases: [...phases.values()], steps, flows }
}
