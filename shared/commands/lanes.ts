// What is done to lanes: add one, rename one, change their order; a lane stands for the person, department or role of its title.
import { z } from 'zod'
import { unnamedLane } from '../analysis/unnamedLane.ts'
import type { Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { nameKey } from '../model/values/context.ts'
import { defineCommand } from './command.ts'
import { laneIdentity, lastPosition } from './process.ts'

const line = z.string().min(1).max(1000)

/** The role a lane of kind 'role' stands for: of that name, created when there is none. */
function roleNamed(plan: Plan, name: string): string {
  const known = plan.list('role').find((r) => nameKey(r.name) === nameKey(name))
  return known?.id ?? plan.insert('role', { name, position: lastPosition(plan.list('role')) }).id
}

/** Adds a lane to a version at `position` (the last when left out) and ties it to what its title names. */
function addLane(plan: Plan, processVersion: string, title: string, position?: number): RowOf<'lane'> {
  const identity = laneIdentity(plan, title)
  const role = identity.kind === 'role' ? (identity.role ?? roleNamed(plan, title)) : null
  return plan.insert('lane', {
    title,
    processVersion,
    ...identity,
    role,
    position: position ?? lastPosition(plan.list('lane', { processVersion })),
  })
}

/** The lane of a title. When the version has none, its only lane is named so while it is nobody's; else one is added as the last. */
export function laneNamed(plan: Plan, processVersion: string, title: string): RowOf<'lane'> {
  const key = nameKey(title)
  const lanes = plan.list('lane', { processVersion })
  const known = lanes.find((l) => nameKey(l.title) === key)
  if (known) return known
  const unnamed = unnamedLane(lanes, plan.list('step', { processVersion }))
  if (!unnamed) return addLane(plan, processVersion, title)
  nameLane(plan, unnamed, title)
  return plan.get('lane', unnamed.id) ?? unnamed
}

/** Adds a lane; `order` gives the positions of all lanes anew (null stands for the new one), `place` moves steps to make room. */
export const laneAdd = defineCommand(
  'lane.add',
  z.object({
    processVersion: z.string(),
    title: line,
    order: z.array(z.string().nullable()).max(1000).default([]),
    place: z
      .array(z.object({ id: z.string(), x: z.number().int(), y: z.number().int() }))
      .max(20_000)
      .default([]),
  }),
  (plan, { processVersion, title, order, place }) => {
    const lane = addLane(plan, processVersion, title)
    order.forEach((id, i) => {
      plan.update('lane', id ?? lane.id, { position: i + 1 })
    })
    for (const { id, x, y } of place) plan.update('step', id, { x, y })
    return { id: lane.id }
  },
)

/** Steps of a lane take the role it now stands for: those that have none and those that had the role it stood for before. */
function passOn(plan: Plan, lane: RowOf<'lane'>, role: string | null): void {
  if (role === null || role === lane.role) return
  for (const step of plan.list('step', { lane: lane.id }))
    if (step.ownerRole === null ? step.owners.length === 0 : step.ownerRole === lane.role)
      plan.update('step', step.id, { ownerRole: role })
}

/**
 * Renames a lane. When its new title names a person, a department, a role or an outside party, the lane stands for that from now
 * on; otherwise the role it stands for is renamed with it, unless other lanes show that role too: then a role of the new name is
 * created and the lane's steps go over to it.
 */
export const laneRename = defineCommand('lane.rename', z.object({ id: z.string(), title: line }), (plan, args) => {
  const lane = plan.get('lane', args.id) ?? refuse('rowMissing', {}, { entity: 'lane', row: args.id })
  nameLane(plan, lane, args.title)
})

function nameLane(plan: Plan, lane: RowOf<'lane'>, title: string): void {
  const own = lane.kind === 'role' && lane.role ? plan.get('role', lane.role) : undefined
  if (own && nameKey(own.name) !== nameKey(lane.title)) return void plan.update('lane', lane.id, { title })
  const identity = laneIdentity(plan, title)
  const sole = own && plan.list('lane', { role: own.id }).length === 1
  if (identity.kind === 'role' && !identity.role && own && sole) {
    plan.update('role', own.id, { name: title })
    plan.update('lane', lane.id, { title })
    return
  }
  const role = identity.kind === 'role' ? (identity.role ?? roleNamed(plan, title)) : null
  plan.update('lane', lane.id, { title, person: null, department: null, ...identity, role })
  passOn(plan, lane, role)
}

function nestLane(plan: Plan, processVersion: string, { id, parent }: { id: string; parent: string | null }): void {
  const into = parent === null ? null : plan.get('lane', parent)
  const deep = into && (into.parent !== null || into.id === id || plan.list('lane', { parent: id }).length > 0)
  if (into === undefined || deep || (into && into.processVersion !== processVersion)) refuse('badArguments')
  plan.update('lane', id, { parent })
}

/**
 * Puts lanes of one version in a new order, top to bottom: those given take positions 1, 2, …; lanes left out keep theirs. `nest`
 * first puts one of them into another (null: out of any); lanes are nested one level, deeper is refused. `place` moves steps along, since a lane that changes its place takes its steps with it.
 */
export const laneReorder = defineCommand(
  'lane.reorder',
  z.object({
    processVersion: z.string(),
    order: z.array(z.string()).min(1).max(1000),
    nest: z.object({ id: z.string(), parent: z.string().nullable() }).nullable().default(null),
    place: z
      .array(z.object({ id: z.string(), x: z.number().int(), y: z.number().int() }))
      .max(20_000)
      .default([]),
  }),
  (plan, { processVersion, order, nest, place }) => {
    if (nest) nestLane(plan, processVersion, nest)
    if (new Set(order).size !== order.length) refuse('badArguments')
    order.forEach((id, i) => {
      const lane = plan.get('lane', id) ?? refuse('rowMissing', {}, { entity: 'lane', row: id })
      if (lane.processVersion !== processVersion) refuse('badArguments')
      plan.update('lane', id, { position: i + 1 })
    })
    for (const { id, x, y } of place) plan.update('step', id, { x, y })
  },
)
