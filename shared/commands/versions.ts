// The life of a process version: a to-be copied from it, published and thereby frozen, retired.
import { z } from 'zod'
import { idSchema } from '../model/entity.ts'
import type { Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { defineCommand } from './command.ts'
import { copyPicture } from './pictures.ts'
import { lastPosition } from './process.ts'

const versionOf = (plan: Plan, id: string): RowOf<'processVersion'> =>
  plan.get('processVersion', id) ?? refuse('rowMissing', {}, { entity: 'processVersion', row: id })

/** The id under which a step is the same step in every version: that of its first ancestor. */
export const stepIdentity = (step: Pick<RowOf<'step'>, 'id' | 'originId'>): string => step.originId ?? step.id

/** A copy of `row` without its id, for `processVersion`. */
const copyFor = <R extends { id: string }>({ id: _, ...rest }: R, processVersion: string) => ({
  ...rest,
  processVersion,
})

/**
 * Copies a version – as-is or to-be, frozen or not – with its lanes, phases, steps and flows into a new to-be draft of the same
 * process. Steps keep their identity in `originId`. `title` comes from the window, in the user's language.
 */
export const versionStartToBe = defineCommand(
  'version.startToBe',
  z.object({ processVersion: z.string(), title: z.string().min(1).max(1000), id: idSchema.optional() }),
  (plan, args) => {
    const source = versionOf(plan, args.processVersion)
    const where = { processVersion: source.id }
    const version = plan.insert('processVersion', {
      ...(args.id === undefined ? {} : { id: args.id }),
      title: args.title,
      process: source.process,
      kind: 'toBe',
      basedOn: source.id,
      bpmn: source.bpmn,
      position: lastPosition(plan.list('processVersion', { process: source.process })),
    }).id
    const lanes = new Map<string, string>()
    const nested = plan.list('lane', where)
    for (const lane of nested) lanes.set(lane.id, plan.insert('lane', { ...copyFor(lane, version), parent: null }).id)
    for (const { id, parent } of nested)
      if (parent !== null) plan.update('lane', lanes.get(id) as string, { parent: lanes.get(parent) ?? null })
    const phases = new Map(plan.list('phase', where).map((p) => [p.id, plan.insert('phase', copyFor(p, version)).id]))
    const steps = new Map(
      plan.list('step', where).map((step) => [
        step.id,
        plan.insert('step', {
          ...copyFor(step, version),
          lane: step.lane === null ? null : (lanes.get(step.lane) ?? null),
          phase: step.phase === null ? null : (phases.get(step.phase) ?? null),
          originId: stepIdentity(step),
        }).id,
      ]),
    )
    for (const flow of plan.list('sequenceFlow', where)) {
      const from = steps.get(flow.from)
      const to = steps.get(flow.to)
      if (from && to) plan.insert('sequenceFlow', { ...copyFor(flow, version), from, to })
    }
    for (const { id } of plan.list('picture', where)) copyPicture(plan, id, { processVersion: version })
    return { processVersion: version, steps: Object.fromEntries(steps) as Record<string, string> }
  },
)

/**
 * Publishes a version, which freezes it: valid from `validFrom` (a day; today's from the window). What was published of the
 * process until now is retired, since one version is in force at a time; `retired` names it.
 */
export const versionPublish = defineCommand(
  'version.publish',
  z.object({ processVersion: z.string(), validFrom: z.string(), retireOthers: z.boolean().default(true) }),
  (plan, args) => {
    const version = versionOf(plan, args.processVersion)
    if (version.status === 'published') refuse('versionFrozen', {}, { entity: 'processVersion', row: version.id })
    const others = args.retireOthers
      ? plan.list('processVersion', { process: version.process, status: 'published' }).map((v) => v.id)
      : []
    for (const id of others) plan.update('processVersion', id, { status: 'retired' })
    plan.update('processVersion', version.id, { status: 'published', validFrom: args.validFrom })
    return { retired: others }
  },
)

/** Takes a version out of force; it stays frozen, as the record of how the work ran. */
export const versionRetire = defineCommand(
  'version.retire',
  z.object({ processVersion: z.string() }),
  (plan, { processVersion }) => {
    plan.update('processVersion', versionOf(plan, processVersion).id, { status: 'retired' })
  },
)
