// What is done to a process as a whole: create it with its first version, place its steps, take in a draft.
import { z } from 'zod'
import type { Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { processDraftSchema } from '../model/processDraft.ts'
import { nameKey } from '../model/values/context.ts'
import { defineCommand } from './command.ts'

const line = z.string().min(1).max(1000)

/** The position after the last of `rows`. */
export const lastPosition = (rows: readonly { position: number }[]): number =>
  rows.reduce((max, r) => Math.max(max, r.position), 0) + 1

/** A process with an as-is version, its lanes and a start step. Titles come from the window, in the user's language. */
export const processCreate = defineCommand(
  'process.create',
  z.object({
    title: line,
    parent: z.string().nullable().default(null),
    versionTitle: line,
    lanes: z.array(line).max(100).default([]),
    start: z.object({ title: line, x: z.number().int(), y: z.number().int() }).nullable().default(null),
  }),
  (plan, args) => {
    const process = plan.insert('process', {
      title: args.title,
      parent: args.parent,
      position: lastPosition(plan.list('process')),
    })
    const version = plan.insert('processVersion', {
      title: args.versionTitle,
      process: process.id,
      kind: 'asIs',
      position: 1,
    })
    const lanes = args.lanes.map((title, i) =>
      plan.insert('lane', { title, processVersion: version.id, ...laneIdentity(plan, title), position: i + 1 }),
    )
    const start = args.start
      ? plan.insert('step', { ...args.start, kind: 'start', processVersion: version.id, lane: lanes[0]?.id ?? null }).id
      : null
    return { process: process.id, processVersion: version.id, lanes: lanes.map((l) => l.id), start }
  },
)

/** Sets positions (and heights of lanes) that a layout or a drag across the drawing computed; manual corners of moved flows are dropped. */
export const processPlace = defineCommand(
  'process.place',
  z.object({
    steps: z.array(z.object({ id: z.string(), x: z.number().int(), y: z.number().int() })).max(20_000),
    resetFlows: z.array(z.string()).max(60_000).default([]),
  }),
  (plan, args) => {
    for (const { id, x, y } of args.steps) plan.update('step', id, { x, y })
    for (const id of args.resetFlows)
      if (plan.get('sequenceFlow', id)?.waypoints) plan.update('sequenceFlow', id, { waypoints: null })
  },
)

const outside = /客户|顾客|用户|供应商|customer|client|supplier|vendor/i

/** What a lane of this title stands for: a person, a department or a role of that name, else an outside party or a new role. */
export function laneIdentity(plan: Plan, title: string): Partial<RowOf<'lane'>> {
  const key = nameKey(title)
  const person = plan.list('person').find((p) => nameKey(p.name) === key)
  if (person) return { kind: 'person', person: person.id }
  const department = plan.list('department').find((d) => nameKey(d.name) === key)
  if (department) return { kind: 'department', department: department.id }
  const role = plan.list('role').find((r) => nameKey(r.name) === key)
  if (role) return { kind: 'role', role: role.id }
  return {
    kind: outside.test(title) && !/客户(经理|服务|成功)|service|manager|success/i.test(title) ? 'outside' : 'role',
  }
}

/** Adds a drafted process with one version; people and roles it names are found by name or created. */
export const processImport = defineCommand(
  'process.import',
  z.object({ draft: processDraftSchema, versionTitle: line, parent: z.string().nullable().default(null) }),
  (plan, { draft, versionTitle, parent }) => {
    if (draft.steps.length === 0) refuse('noSteps')
    const process = plan.insert('process', { title: draft.title, parent, position: lastPosition(plan.list('process')) })
    const version = plan.insert('processVersion', {
      title: versionTitle,
      process: process.id,
      kind: 'asIs',
      position: 1,
    })
    const byName = <N extends 'person' | 'role'>(entity: N) => {
      const ids = new Map(plan.list(entity).map((row) => [nameKey((row as RowOf<'role'>).name), row.id]))
      return (name: string): string => {
        const key = nameKey(name)
        const id =
          ids.get(key) ??
          plan.insert(entity, { name, position: lastPosition(plan.list(entity) as RowOf<'role'>[]) } as never).id
        ids.set(key, id)
        return id
      }
    }
    const personId = byName('person')
    const roleId = byName('role')
    const lanes = new Map(
      draft.lanes.map((title, i) => {
        const identity = laneIdentity(plan, title)
        const role = identity.kind === 'role' ? (identity.role ?? roleId(title)) : null
        return [title, plan.insert('lane', { title, processVersion: version.id, position: i + 1, ...identity, role })]
      }),
    )
    const phases = new Map(
      draft.phases.map((title, i) => [
        title,
        plan.insert('phase', { title, processVersion: version.id, position: i + 1 }).id,
      ]),
    )
    const steps = new Map<string, string>()
    for (const { key, lane, phase, owners, ownerRole, ...rest } of draft.steps) {
      const band = lane === null ? undefined : lanes.get(lane)
      const row = plan.insert('step', {
        ...rest,
        processVersion: version.id,
        lane: band?.id ?? null,
        phase: phase === null ? null : (phases.get(phase) ?? null),
        owners: [...new Set(owners.map(personId))],
        ownerRole: ownerRole ? roleId(ownerRole) : (band?.role ?? null),
      })
      steps.set(key, row.id)
    }
    for (const flow of draft.flows) {
      const from = steps.get(flow.from)
      const to = steps.get(flow.to)
      if (!from || !to) return refuse('nextStepMissing', { step: flow.from, next: flow.to })
      plan.insert('sequenceFlow', {
        processVersion: version.id,
        from,
        to,
        label: flow.label,
        probability: flow.probability,
      })
    }
    return { process: process.id, processVersion: version.id }
  },
)
