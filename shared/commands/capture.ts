// What typing a process does to it: steps written as they are spoken, with owners and lanes by name, created where nobody has that name yet.
import { z } from 'zod'
import { idSchema } from '../model/entity.ts'
import { parseFlowText } from '../model/flowText.ts'
import type { NewRowOf, Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { nameKey } from '../model/values/context.ts'
import { defineCommand } from './command.ts'
import { laneNamed } from './lanes.ts'
import { lastPosition } from './process.ts'
import { connect, laneOwner, setWays, stepOf, ways } from './steps.ts'

const line = z.string().min(1).max(1000)
const id = idSchema
const values = z.record(z.string(), z.unknown())

/** Owners of a step by name: persons of that name, else the role of that name (the last one counts), else new persons. */
function ownersNamed(plan: Plan, names: readonly string[]): NewRowOf<'step'> {
  const owners: string[] = []
  let ownerRole: string | undefined
  for (const name of names) {
    const key = nameKey(name)
    const person = plan.list('person').find((p) => nameKey(p.name) === key)
    const role = person ? undefined : plan.list('role').find((r) => nameKey(r.name) === key)
    if (role) ownerRole = role.id
    else owners.push(person?.id ?? plan.insert('person', { name, position: lastPosition(plan.list('person')) }).id)
  }
  return { ...(owners.length > 0 ? { owners } : {}), ...(ownerRole ? { ownerRole } : {}) }
}

/**
 * Writes steps in order. A step whose `id` is known is changed, any other is added under that id – after a step (`after`, joined
 * by a flow) or into the middle of a flow (`intoFlow`). `owners` and `lane` are names; `shift` makes room.
 */
export const stepCapture = defineCommand(
  'step.capture',
  z.object({
    processVersion: z.string(),
    steps: z
      .array(
        z.object({
          id,
          row: values,
          owners: z.array(line).max(50).nullable().default(null),
          lane: line.nullable().default(null),
          after: id.nullable().default(null),
          /** Answer, and share of cases if given: 是 70%. */
          flowLabel: z.string().max(1000).nullable().default(null),
          intoFlow: id.nullable().default(null),
          /** A step that this one leads to. */
          to: id.nullable().default(null),
        }),
      )
      .min(1)
      .max(20_000),
    shift: z
      .array(z.object({ id, dx: z.number().int(), dy: z.number().int() }))
      .max(20_000)
      .default([]),
    /** Hand-made corners of flows whose steps make room. */
    ways: ways.default([]),
  }),
  (plan, args) => {
    setWays(plan, args.ways)
    for (const s of args.shift) {
      const other = stepOf(plan, s.id)
      if (other.x !== null && other.y !== null) plan.update('step', s.id, { x: other.x + s.dx, y: other.y + s.dy })
    }
    for (const { id, row, owners, lane, after, flowLabel, intoFlow, to } of args.steps) {
      const before = plan.get('step', id)
      const band = lane === null ? undefined : laneNamed(plan, args.processVersion, lane).id
      const given = { ...(row as NewRowOf<'step'>), ...(band === undefined ? {} : { lane: band }) }
      const moved = given.lane !== undefined && given.lane !== (before?.lane ?? null)
      const patch = {
        ...(moved ? laneOwner(plan, given.lane ?? null) : {}),
        ...given,
        ...(owners === null ? {} : ownersNamed(plan, owners)),
      }
      const step: RowOf<'step'> = before
        ? plan.update('step', id, patch)
        : plan.insert('step', { ...patch, id, processVersion: args.processVersion })
      if (intoFlow !== null) {
        const flow =
          plan.get('sequenceFlow', intoFlow) ?? refuse('rowMissing', {}, { entity: 'sequenceFlow', row: intoFlow })
        const target = stepOf(plan, flow.to)
        plan.update('sequenceFlow', flow.id, { to: id, waypoints: null })
        connect(plan, step, target)
      } else if (after !== null) connect(plan, stepOf(plan, after), step, { ...parseFlowText(flowLabel ?? '') })
      if (to !== null) connect(plan, step, stepOf(plan, to))
    }
    return { ids: args.steps.map((s) => s.id) }
  },
)
