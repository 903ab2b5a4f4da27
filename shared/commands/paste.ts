// Copied steps put into a process, of the same plan or of another one.
import { z } from 'zod'
import type { Plan, RowOf } from '../model/plan.ts'
import { nameKey } from '../model/values/context.ts'
import { defineCommand } from './command.ts'
import { lastPosition } from './process.ts'

const values = z.record(z.string(), z.unknown())
const at = { x: z.number().int(), y: z.number().int() }

type Named = 'person' | 'role' | 'resource'
type Names = Readonly<Partial<Record<Named, Readonly<Record<string, string>>>>>

/** Finds who an id of another plan means: by the id itself, by name, or as a new row of that name; null when nothing tells. */
function whoIsMeant(plan: Plan, names: Names): (entity: Named, id: string) => string | null {
  const found = new Map<string, string | null>()
  const find = (entity: Named, id: string): string | null => {
    if (plan.get(entity, id)) return id
    const name = names[entity]?.[id]?.trim()
    if (!name) return null
    const rows = plan.list(entity) as readonly { id: string; position: number; name?: string; title?: string }[]
    const known = rows.find((row) => nameKey(row.name ?? row.title ?? '') === nameKey(name))
    if (known) return known.id
    const position = lastPosition(plan.list(entity) as RowOf<'person'>[])
    return entity === 'resource'
      ? plan.insert('resource', { title: name, position }).id
      : plan.insert(entity, { name, position }).id
  }
  return (entity, id) => {
    const key = `${entity} ${id}`
    if (!found.has(key)) found.set(key, find(entity, id))
    return found.get(key) ?? null
  }
}

/**
 * Pastes copied steps and the flows among them. Lanes and phases are found by title, created when the version has none of that title;
 * people, roles and resources likewise, when the steps come from another plan.
 */
export const stepPaste = defineCommand(
  'step.paste',
  z.object({
    processVersion: z.string(),
    steps: z
      .array(z.object({ key: z.string(), row: values, lane: z.string().nullable(), phase: z.string().nullable() }))
      .min(1)
      .max(20_000),
    flows: z
      .array(z.object({ from: z.string(), to: z.string(), row: values }))
      .max(60_000)
      .default([]),
    /** What people, roles and resources of the steps are called where they come from, by id. */
    names: z
      .partialRecord(z.enum(['person', 'role', 'resource']), z.record(z.string(), z.string().max(1000)))
      .default({}),
    dx: z.number().int(),
    dy: z.number().int(),
    /** Steps that make room. */
    place: z
      .array(z.object({ id: z.string(), ...at }))
      .max(20_000)
      .default([]),
  }),
  (plan, args) => {
    for (const { id, x, y } of args.place) plan.update('step', id, { x, y })
    const within = <N extends 'lane' | 'phase'>(entity: N) => {
      const ids = new Map(
        plan
          .list(entity, { processVersion: args.processVersion } as never)
          .map((r) => [nameKey((r as RowOf<'lane'>).title), r.id]),
      )
      return (title: string | null): string | null => {
        if (title === null) return null
        const position = lastPosition(
          plan.list(entity, { processVersion: args.processVersion } as never) as RowOf<'lane'>[],
        )
        const id =
          ids.get(nameKey(title)) ??
          plan.insert(entity, { title, processVersion: args.processVersion, position } as never).id
        ids.set(nameKey(title), id)
        return id
      }
    }
    const laneId = within('lane')
    const phaseId = within('phase')
    const meant = whoIsMeant(plan, args.names)
    const all = (entity: Named, ids: unknown) =>
      Array.isArray(ids) ? [...new Set(ids.flatMap((id) => meant(entity, String(id)) ?? []))] : []
    const ids = new Map<string, string>()
    for (const { key, row, lane, phase } of args.steps) {
      const copy = row as RowOf<'step'>
      const { id: _, ...rest } = copy
      const pasted = plan.insert('step', {
        ...rest,
        processVersion: args.processVersion,
        originId: null,
        lane: laneId(lane),
        phase: phaseId(phase),
        x: copy.x === null ? null : copy.x + args.dx,
        y: copy.y === null ? null : copy.y + args.dy,
        owners: all('person', copy.owners),
        ownerRole: copy.ownerRole ? meant('role', copy.ownerRole) : null,
        responsibleRoles: all('role', copy.responsibleRoles),
        consultedRoles: all('role', copy.consultedRoles),
        informedRoles: all('role', copy.informedRoles),
        resources: all('resource', copy.resources),
        subProcess: copy.subProcess && plan.get('process', copy.subProcess) ? copy.subProcess : null,
      })
      ids.set(key, pasted.id)
    }
    for (const { from, to, row } of args.flows) {
      const a = ids.get(from)
      const b = ids.get(to)
      const { label = null, probability = null, condition = null } = row as Partial<RowOf<'sequenceFlow'>>
      if (a && b)
        plan.insert('sequenceFlow', {
          processVersion: args.processVersion,
          from: a,
          to: b,
          label,
          probability,
          condition,
        })
    }
    return { ids: [...ids.values()] }
  },
)
