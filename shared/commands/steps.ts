// What is done to single steps of a process: add after another, connect, move between lanes, delete and heal.
import { z } from 'zod'
import type { NewRowOf, Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { defineCommand } from './command.ts'

const values = z.record(z.string(), z.unknown())
const at = { x: z.number().int(), y: z.number().int() }

export const stepOf = (plan: Plan, id: string): RowOf<'step'> =>
  plan.get('step', id) ?? refuse('rowMissing', {}, { entity: 'step', row: id })

export function connect(
  plan: Plan,
  from: RowOf<'step'>,
  to: RowOf<'step'>,
  extra: NewRowOf<'sequenceFlow'> = {},
): string {
  if (from.id === to.id) refuse('selfFlow', { step: from.title })
  if (from.processVersion !== to.processVersion) refuse('badArguments')
  if (plan.list('sequenceFlow', { from: from.id, to: to.id }).length > 0)
    refuse('flowExists', { from: from.title, to: to.title })
  return plan.insert('sequenceFlow', { ...extra, processVersion: from.processVersion, from: from.id, to: to.id }).id
}

/** The owner that a lane stands for, when it is a role or a person. */
export function laneOwner(plan: Plan, laneId: string | null): Partial<RowOf<'step'>> {
  const lane = laneId === null ? undefined : plan.get('lane', laneId)
  if (lane?.kind === 'role' && lane.role) return { ownerRole: lane.role }
  if (lane?.kind === 'person' && lane.person) return { owners: [lane.person] }
  return {}
}

/**
 * Adds a step: alone, after a step (joined by a flow), or in the middle of a flow (which is split; its label stays on the first
 * half). `shift` moves steps that have to make room. Returns the new ids.
 */
export const stepAdd = defineCommand(
  'step.add',
  z.object({
    processVersion: z.string(),
    step: values,
    after: z.string().nullable().default(null),
    intoFlow: z.string().nullable().default(null),
    flowLabel: z.string().max(1000).nullable().default(null),
    shift: z
      .array(z.object({ id: z.string(), dx: z.number().int(), dy: z.number().int() }))
      .max(20_000)
      .default([]),
  }),
  (plan, args) => {
    const given = args.step as NewRowOf<'step'>
    const row = plan.insert('step', {
      ...laneOwner(plan, given.lane ?? null),
      ...given,
      processVersion: args.processVersion,
    })
    for (const s of args.shift) {
      const other = stepOf(plan, s.id)
      if (other.x !== null && other.y !== null) plan.update('step', s.id, { x: other.x + s.dx, y: other.y + s.dy })
    }
    if (args.intoFlow !== null) {
      const flow =
        plan.get('sequenceFlow', args.intoFlow) ??
        refuse('rowMissing', {}, { entity: 'sequenceFlow', row: args.intoFlow })
      const target = stepOf(plan, flow.to)
      plan.update('sequenceFlow', flow.id, { to: row.id, waypoints: null })
      return { step: row.id, flow: connect(plan, row, target) }
    }
    return {
      step: row.id,
      flow: args.after === null ? null : connect(plan, stepOf(plan, args.after), row, { label: args.flowLabel }),
    }
  },
)

/** Joins two steps by a sequence flow. Refuses a flow onto itself and a second flow between the same two steps. */
export const stepConnect = defineCommand(
  'step.connect',
  z.object({
    from: z.string(),
    to: z.string(),
    label: z.string().max(1000).nullable().default(null),
    probability: z.number().min(0).max(1).nullable().default(null),
  }),
  (plan, { from, to, ...words }) => ({ flow: connect(plan, stepOf(plan, from), stepOf(plan, to), words) }),
)

/** Where steps go, perhaps into other lanes or phases. */
export const moves = z
  .array(
    z.object({
      id: z.string(),
      ...at,
      lane: z.string().nullable().optional(),
      phase: z.string().nullable().optional(),
    }),
  )
  .min(1)
  .max(20_000)

/** Corners of flows set by hand, as the window adapted them; null: routed by themselves. */
export const ways = z
  .array(
    z.object({
      id: z.string(),
      waypoints: z
        .array(z.tuple([z.number(), z.number()]))
        .max(200)
        .nullable(),
    }),
  )
  .max(60_000)

export function moveAll(plan: Plan, list: z.infer<typeof moves>): { ownersChanged: number } {
  let ownersChanged = 0
  for (const { id, x, y, lane, phase } of list) {
    const before = stepOf(plan, id)
    const owner = lane !== undefined && lane !== before.lane ? laneOwner(plan, lane) : {}
    if (Object.keys(owner).length > 0) ownersChanged++
    plan.update('step', id, {
      x,
      y,
      ...(lane === undefined ? {} : { lane }),
      ...(phase === undefined ? {} : { phase }),
      ...owner,
    })
  }
  return { ownersChanged }
}

export function setWays(plan: Plan, list: z.infer<typeof ways>): void {
  for (const { id, waypoints } of list)
    plan.update('sequenceFlow', id, { waypoints: waypoints && waypoints.length > 0 ? waypoints : null })
}

/**
 * Moves steps, perhaps to other lanes or phases. A step that comes into a lane of a role or a person takes it as its owner;
 * `ownersChanged` says for how many steps that happened. `ways`: hand-made corners that go along.
 */
export const stepMove = defineCommand('step.move', z.object({ moves, ways: ways.default([]) }), (plan, args) => {
  setWays(plan, args.ways)
  return moveAll(plan, args.moves)
})

/** Removes steps with their flows; with `heal`, what led into a removed step then leads to what followed it. */
export const stepRemove = defineCommand(
  'step.remove',
  z.object({ ids: z.array(z.string()).min(1).max(20_000), heal: z.boolean().default(true) }),
  (plan, { ids, heal }) => {
    for (const id of ids) {
      const row = plan.get('step', id)
      if (!row) continue
      const incoming = plan.list('sequenceFlow', { to: id }).filter((f) => f.from !== id)
      const outgoing = plan.list('sequenceFlow', { from: id }).filter((f) => f.to !== id)
      plan.remove('step', id)
      // Joining many to many would invent paths that nobody drew.
      if (!heal || (incoming.length !== 1 && outgoing.length !== 1)) continue
      for (const before of incoming)
        for (const after of outgoing) {
          const known = plan.list('sequenceFlow', { from: before.from, to: after.to }).length > 0
          if (known || before.from === after.to) continue
          const { label, probability, condition } = outgoing.length === 1 ? before : after
          plan.insert('sequenceFlow', {
            processVersion: row.processVersion,
            from: before.from,
            to: after.to,
            label,
            probability,
            condition,
          })
        }
    }
  },
)
