// What is done to single flows and kinds in place: lead a flow elsewhere, replace the kind of steps.
import { z } from 'zod'
import { stepKinds } from '../model/entities/step.ts'
import { refuse } from '../model/problem.ts'
import { defineCommand } from './command.ts'
import { connect, moveAll, moves, setWays, stepOf, ways } from './steps.ts'

/**
 * Leads a flow from or to another step; its label, probability and condition stay, its corners are routed anew. Refuses a flow
 * onto its own step ('selfFlow') and a second one between the same two steps ('flowExists').
 */
export const flowReconnect = defineCommand(
  'flow.reconnect',
  z.object({ flow: z.string(), from: z.string().optional(), to: z.string().optional() }),
  (plan, args) => {
    const flow =
      plan.get('sequenceFlow', args.flow) ?? refuse('rowMissing', {}, { entity: 'sequenceFlow', row: args.flow })
    const from = stepOf(plan, args.from ?? flow.from)
    const to = stepOf(plan, args.to ?? flow.to)
    if (from.id === flow.from && to.id === flow.to) return
    if (from.id === to.id) refuse('selfFlow', { step: from.title })
    if (from.processVersion !== flow.processVersion || to.processVersion !== flow.processVersion) refuse('badArguments')
    if (plan.list('sequenceFlow', { from: from.id, to: to.id }).some((f) => f.id !== flow.id))
      refuse('flowExists', { from: from.title, to: to.title })
    plan.update('sequenceFlow', flow.id, { from: from.id, to: to.id, waypoints: null })
  },
)

/**
 * Makes steps another kind in place: everything they carry and all their flows stay. A kind has its own size, so the window
 * passes the corner at which the new shape keeps the old centre.
 */
export const stepSetKind = defineCommand(
  'step.setKind',
  z.object({
    kind: z.enum(stepKinds),
    steps: z
      .array(z.object({ id: z.string(), x: z.number().int().optional(), y: z.number().int().optional() }))
      .min(1)
      .max(20_000),
  }),
  (plan, { kind, steps }) => {
    for (const { id, x, y } of steps)
      plan.update('step', id, { kind, ...(x === undefined || y === undefined ? {} : { x, y }) })
  },
)

/** Sets the corners of flows by hand; null or none: routed by themselves again. */
export const flowSetWay = defineCommand('flow.setWay', z.object({ ways: ways.min(1) }), (plan, args) => {
  setWays(plan, args.ways)
})

/**
 * Puts a step that is there into the middle of a flow, where the window has placed it: the flow then ends at the step (label,
 * probability and condition stay there), and a new one leads on to its old target. `moves`: the step and what makes room for it.
 */
export const stepIntoFlow = defineCommand(
  'step.intoFlow',
  z.object({ step: z.string(), flow: z.string(), moves, ways: ways.default([]) }),
  (plan, args) => {
    const flow =
      plan.get('sequenceFlow', args.flow) ?? refuse('rowMissing', {}, { entity: 'sequenceFlow', row: args.flow })
    const step = stepOf(plan, args.step)
    if (step.processVersion !== flow.processVersion || step.id === flow.from || step.id === flow.to)
      refuse('badArguments')
    const { ownersChanged } = moveAll(plan, args.moves)
    setWays(plan, args.ways)
    const known = plan.list('sequenceFlow', { from: flow.from, to: step.id })
    if (known.some((f) => f.id !== flow.id))
      refuse('flowExists', { from: stepOf(plan, flow.from).title, to: step.title })
    plan.update('sequenceFlow', flow.id, { to: step.id, waypoints: null })
    return { ownersChanged, flow: connect(plan, stepOf(plan, step.id), stepOf(plan, flow.to)) }
  },
)
