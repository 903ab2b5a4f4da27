// Takes an edited outline over as one change: steps by their ids, owners and lanes by name, flows; everything not said stays.
import { z } from 'zod'
import { idSchema } from '../model/entity.ts'
import { ownersMeant } from '../model/outline/ownerMarks.ts'
import type { NewRowOf, Plan } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { nameKey } from '../model/values/context.ts'
import { defineCommand } from './command.ts'
import { laneNamed } from './lanes.ts'
import { lastPosition } from './process.ts'

const id = idSchema
const line = z.string().min(1).max(1000)
const whole = z.number().int()
const flow = {
  to: id,
  label: z.string().max(1000).nullable(),
  probability: z.number().nullable(),
  condition: z.string().nullable(),
  isDefault: z.boolean(),
  waypoints: z.array(z.tuple([z.number(), z.number()]).readonly()).nullable(),
}

export const outlineArgs = z.object({
  processVersion: z.string(),
  steps: z
    .array(
      z.object({
        /** Of a step of the version, or of one to be added. */
        id,
        row: z.record(z.string(), z.unknown()),
        /** Left out: stays; by title: created when the version has none of that title. */
        lane: z
          .union([z.object({ title: line }), z.object({ id })])
          .nullable()
          .optional(),
        /** Left out: stay. Names of persons or roles; new names become persons; `none`: not even what the lane implies. */
        owners: z.object({ names: z.array(line).max(50), none: z.boolean() }).optional(),
        /** The step that comes before it, for finding it a place. */
        after: id.nullable().default(null),
      }),
    )
    .max(20_000),
  remove: z.array(id).max(20_000),
  flows: z.object({
    insert: z.array(z.object({ id: id.optional(), from: id, ...flow })).max(60_000),
    update: z.array(z.object({ id, patch: z.object(flow).partial() })).max(60_000),
    remove: z.array(id).max(60_000),
  }),
  /** Places of added steps, and of steps that make room. */
  place: z
    .array(z.object({ id, x: whole, y: whole }))
    .max(20_000)
    .default([]),
})
export type OutlineArgs = z.input<typeof outlineArgs>

/** Ids of persons and of a role by name, each looked up once; a name that nobody has becomes a person. */
function people(plan: Plan) {
  const index = <R extends { id: string; name: string }>(rows: readonly R[]) =>
    new Map([...rows].reverse().map((row) => [nameKey(row.name), row.id]))
  const persons = index(plan.list('person'))
  const roles = index(plan.list('role'))
  return (names: readonly string[]): { persons: string[]; role: string | null } => {
    const found: { persons: string[]; role: string | null } = { persons: [], role: null }
    for (const name of names) {
      const key = nameKey(name)
      const role = persons.has(key) ? undefined : roles.get(key)
      if (role !== undefined) {
        found.role = role
        continue
      }
      const person = persons.get(key) ?? plan.insert('person', { name, position: lastPosition(plan.list('person')) }).id
      persons.set(key, person)
      if (!found.persons.includes(person)) found.persons.push(person)
    }
    return found
  }
}

/** Applies what `outlineChanges` (shared/model/outline) found, in one operation. */
export const processApplyOutline = defineCommand('process.applyOutline', outlineArgs, (plan, args) => {
  const { processVersion } = args
  if (!plan.get('processVersion', processVersion))
    refuse('rowMissing', {}, { entity: 'processVersion', row: processVersion })
  const own = <N extends 'step' | 'sequenceFlow'>(entity: N, row: string) => {
    const found = plan.get(entity, row) ?? refuse('rowMissing', {}, { entity, row })
    if (found.processVersion !== processVersion) refuse('badArguments')
    return found
  }
  // Lanes first: they make the roles that owners may name.
  const lanes = new Map<string, string>()
  const laneId = (lane: NonNullable<(typeof args.steps)[number]['lane']>): string => {
    if ('id' in lane) return lane.id
    const key = nameKey(lane.title)
    const known = lanes.get(key) ?? laneNamed(plan, processVersion, lane.title).id
    lanes.set(key, known)
    return known
  }
  const bands = args.steps.map(({ lane }) => (lane ? laneId(lane) : lane))
  const idsOf = people(plan)
  args.steps.forEach(({ id, row, owners }, i) => {
    const known = plan.get('step', id)
    const before = known && own('step', id)
    const band = bands[i] === undefined ? (before?.lane ?? null) : (bands[i] ?? null)
    const given = row as NewRowOf<'step'>
    const kind = given.kind ?? before?.kind ?? 'task'
    const lane = band === null ? undefined : plan.get('lane', band)
    const meant = owners ? ownersMeant(kind, lane, { ...idsOf(owners.names), none: owners.none }) : {}
    const patch = { ...given, lane: band, ...meant }
    if (before) plan.update('step', id, patch)
    else plan.insert('step', { ...patch, id, processVersion })
  })
  for (const { id, patch } of args.flows.update) {
    own('sequenceFlow', id)
    plan.update('sequenceFlow', id, patch as NewRowOf<'sequenceFlow'>)
  }
  for (const { from, ...content } of args.flows.insert) {
    const [source, target] = [own('step', from), own('step', content.to)]
    if (source.id === target.id) refuse('selfFlow', { step: source.title })
    plan.insert('sequenceFlow', { ...(content as NewRowOf<'sequenceFlow'>), from, processVersion })
  }
  for (const id of args.flows.remove) {
    own('sequenceFlow', id)
    plan.remove('sequenceFlow', id)
  }
  for (const id of args.remove) {
    own('step', id)
    plan.remove('step', id)
  }
  for (const { id, x, y } of args.place) {
    own('step', id)
    plan.update('step', id, { x, y })
  }
})
