// What is done to sub-processes: one made of steps of a process, one begun empty, one dissolved into its parent again.
import { z } from 'zod'
import { idSchema } from '../model/entity.ts'
import type { Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { nameKey } from '../model/values/context.ts'
import { defineCommand } from './command.ts'
import { lastPosition } from './process.ts'
import { laneOwner, stepOf } from './steps.ts'
import { exitWays, type Way, wayIn } from './subProcessWays.ts'

const line = z.string().min(1).max(1000)
const places = z
  .array(z.object({ id: idSchema, x: z.number().int(), y: z.number().int() }))
  .max(20_000)
  .default([])

type Flow = RowOf<'sequenceFlow'>
type Step = RowOf<'step'>

/** A child process with one version of the same kind as the parent's. */
function childOf(plan: Plan, parent: RowOf<'processVersion'>, title: string, versionTitle: string) {
  const process = plan.insert('process', {
    title,
    parent: parent.process,
    position: lastPosition(plan.list('process')),
  }).id
  const version = plan.insert('processVersion', {
    title: versionTitle,
    process,
    kind: parent.kind,
    position: 1,
  }).id
  return { process, version }
}

const versionOf = (plan: Plan, id: string): RowOf<'processVersion'> =>
  plan.get('processVersion', id) ?? refuse('rowMissing', {}, { entity: 'processVersion', row: id })

/** Finds or makes, in version `to`, the lane or phase that stands for one of another version: the same title, nested alike. */
function bandsIn(plan: Plan, entity: 'lane' | 'phase', to: string): (id: string | null) => string | null {
  const known = new Map<string, string>()
  const where = { processVersion: to }
  const find = (id: string | null): string | null => {
    if (id === null) return null
    const done = known.get(id)
    if (done) return done
    const row = plan.get(entity, id) as RowOf<'lane'> | undefined
    if (!row) return null
    const rows = plan.list(entity, where as never) as RowOf<'lane'>[]
    const same = rows.find((r) => nameKey(r.title) === nameKey(row.title))
    const { id: _, ...rest } = row
    const parent = entity === 'lane' ? { parent: find(row.parent) } : {}
    const made =
      same?.id ??
      plan.insert(entity, { ...rest, ...parent, processVersion: to, position: lastPosition(rows) } as never).id
    known.set(id, made)
    return made
  }
  return find
}

/** Several ways between the same two steps become one: answers joined, shares added where all are known. */
function merged(flows: readonly Flow[]): { label: string | null; probability: number | null } {
  const labels = [...new Set(flows.flatMap((f) => f.label ?? []))]
  const shares = flows.map((f) => f.probability)
  const sum = shares.reduce<number | null>((all, p) => (all === null || p === null ? null : all + p), 0)
  return {
    label: labels.length > 0 ? labels.join(' / ') : null,
    probability: sum === null ? null : Math.min(1, Math.round(sum * 1e9) / 1e9),
  }
}

const groupBy = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}

/**
 * Moves steps of a version, with the flows among them, into a new child process; a step of kind 'subprocess' takes their place and
 * the flows that led in and out. Start and end steps stay. The child gets a start before each way in and an end for each step
 * that follows; its steps are laid out when it is first seen. Refuses 'nothingToDo' when no step is left to move.
 */
export const subProcessMake = defineCommand(
  'subProcess.make',
  z.object({
    processVersion: idSchema,
    steps: z.array(idSchema).min(1).max(20_000),
    title: line,
    versionTitle: line,
    startTitle: line,
    endTitle: line,
    at: z.object({ x: z.number().int(), y: z.number().int() }).nullable().default(null),
    /** New places of steps that close up. */
    place: places,
  }),
  (plan, args) => {
    const parent = versionOf(plan, args.processVersion)
    const chosen = args.steps
      .map((id) => stepOf(plan, id))
      .filter((s) => s.kind !== 'start' && s.kind !== 'end' && s.processVersion === parent.id)
    const [first] = chosen
    if (!first) return refuse('nothingToDo')
    const inside = new Set(chosen.map((s) => s.id))
    const flows = plan.list('sequenceFlow', { processVersion: parent.id })
    const within = flows.filter((f) => inside.has(f.from) && inside.has(f.to))
    const into = flows.filter((f) => !inside.has(f.from) && inside.has(f.to))
    const out = flows.filter((f) => inside.has(f.from) && !inside.has(f.to))

    const entry = chosen.find((s) => s.id === into[0]?.to) ?? first
    const { process, version } = childOf(plan, parent, args.title, args.versionTitle)
    const step = plan.insert('step', {
      ...laneOwner(plan, entry.lane),
      title: args.title,
      kind: 'subprocess',
      subProcess: process,
      processVersion: parent.id,
      lane: entry.lane,
      phase: entry.phase,
      ...(args.at ?? {}),
    }).id

    moveLanes(plan, parent.id, version, new Set(chosen.map((s) => s.lane)))
    const laneIn = bandsIn(plan, 'lane', version)
    const phaseIn = bandsIn(plan, 'phase', version)
    for (const s of chosen)
      plan.update('step', s.id, {
        processVersion: version,
        lane: laneIn(s.lane),
        phase: phaseIn(s.phase),
        x: null,
        y: null,
      })
    for (const f of within) plan.update('sequenceFlow', f.id, { processVersion: version, waypoints: null })

    const node = (kind: 'start' | 'end', title: string, like: Step) =>
      plan.insert('step', { title, kind, processVersion: version, lane: laneIn(like.lane), phase: phaseIn(like.phase) })
        .id
    const join = (from: string, to: string, flow: Partial<Flow> = {}) => {
      const { label = null, probability = null, condition = null, isDefault = false } = flow
      plan.insert('sequenceFlow', { processVersion: version, from, to, label, probability, condition, isDefault })
    }

    // Ways in: one start for each step they lead to.
    const entries = [...groupBy(into, (f) => f.to)]
    for (const [to, group] of entries) {
      const sources = [...new Set(group.map((f) => stepOf(plan, f.from).title))]
      join(node('start', entries.length > 1 ? sources.join(' / ') : args.startTitle, stepOf(plan, to)), to)
    }
    if (entries.length === 0) {
      const led = new Set(within.map((f) => f.to))
      const sources = chosen.filter((s) => !led.has(s.id) && s.kind !== 'note')
      const start = sources[0] && node('start', args.startTitle, sources[0])
      for (const s of sources) if (start) join(start, s.id)
    }
    for (const [, group] of groupBy(into, (f) => f.from)) {
      const [kept, ...rest] = group as [Flow, ...Flow[]]
      plan.update('sequenceFlow', kept.id, { to: step, waypoints: null, ...(rest.length > 0 ? merged(group) : {}) })
      for (const f of rest) plan.remove('sequenceFlow', f.id)
    }

    // Ways out: one end for each step that follows.
    const exits = [...groupBy(out, (f) => f.to)]
    for (const [to, group] of exits) {
      const from = stepOf(plan, (group[0] as Flow).from)
      const end = node('end', exits.length > 1 ? stepOf(plan, to).title : args.endTitle, from)
      for (const f of group) join(f.from, end, f)
      const [kept, ...rest] = group as [Flow, ...Flow[]]
      const label = exits.length > 1 && group.every((f) => f.label === kept.label) ? kept.label : null
      plan.update('sequenceFlow', kept.id, {
        from: step,
        label,
        probability: null,
        condition: null,
        isDefault: false,
        waypoints: null,
      })
      for (const f of rest) plan.remove('sequenceFlow', f.id)
    }
    for (const { id, x, y } of args.place) if (!inside.has(id)) plan.update('step', id, { x, y })
    return { step, process, processVersion: version }
  },
)

/** The lanes of moved steps, in the order of the parent, before any step asks for its own. */
function moveLanes(plan: Plan, from: string, to: string, used: ReadonlySet<string | null>): void {
  const laneIn = bandsIn(plan, 'lane', to)
  for (const { id } of plan.list('lane', { processVersion: from })) if (used.has(id)) laneIn(id)
}

/** Gives a step an empty child process – a lane like its own and a start – and makes it a sub-process. */
export const subProcessCreate = defineCommand(
  'subProcess.create',
  z.object({ step: idSchema, title: line, versionTitle: line, startTitle: line }),
  (plan, args) => {
    const step = stepOf(plan, args.step)
    const { process, version } = childOf(plan, versionOf(plan, step.processVersion), args.title, args.versionTitle)
    const lane = bandsIn(plan, 'lane', version)(step.lane)
    const start = plan.insert('step', { title: args.startTitle, kind: 'start', processVersion: version, lane }).id
    plan.update('step', step.id, { kind: 'subprocess', subProcess: process })
    return { process, processVersion: version, start }
  },
)

/** Whether nothing but this step needs the child process: then its steps can move instead of being copied. */
function isOwn(plan: Plan, step: Step, version: RowOf<'processVersion'>): boolean {
  const { process } = version
  return (
    version.status === 'draft' &&
    plan.list('processVersion', { process }).length === 1 &&
    plan.list('process', { parent: process }).length === 0 &&
    plan.list('step', { subProcess: process }).every((s) => s.id === step.id)
  )
}

/**
 * Puts the steps of a sub-process where its step stood, joined to what led into it and out of it, and removes that step. A child
 * process that nothing else uses goes with it; of one that is used elsewhere, or frozen, copies are taken. `place` gives places of
 * the child's steps and of steps that make room, both by their ids of before.
 */
export const subProcessDissolve = defineCommand(
  'subProcess.dissolve',
  z.object({ step: idSchema, processVersion: idSchema, place: places }),
  (plan, { step: id, processVersion, place }) => {
    const sub = stepOf(plan, id)
    const child = versionOf(plan, processVersion)
    if (child.process !== sub.subProcess || child.id === sub.processVersion) refuse('badArguments')
    const steps = plan.list('step', { processVersion: child.id })
    const flows = plan.list('sequenceFlow', { processVersion: child.id })
    const into = plan.list('sequenceFlow', { to: sub.id })
    const out = plan.list('sequenceFlow', { from: sub.id })
    // Where nothing leads in or out, the child's own starts and ends are those of the process.
    const goes = (s: Step) => (s.kind === 'start' && into.length > 0) || (s.kind === 'end' && out.length > 0)
    const stays = steps.filter((s) => !goes(s))
    const own = isOwn(plan, sub, child)

    const laneIn = bandsIn(plan, 'lane', sub.processVersion)
    const phaseIn = bandsIn(plan, 'phase', sub.processVersion)
    const at = new Map(place.map((p) => [p.id, { x: p.x, y: p.y }]))
    const ids = new Map<string, string>()
    for (const s of stays) {
      const given = {
        processVersion: sub.processVersion,
        lane: s.lane === null ? sub.lane : laneIn(s.lane),
        phase: s.phase === null ? sub.phase : phaseIn(s.phase),
        x: null,
        y: null,
        ...at.get(s.id),
      }
      const { id: _, ...copy } = s
      ids.set(
        s.id,
        own ? plan.update('step', s.id, given).id : plan.insert('step', { ...copy, originId: null, ...given }).id,
      )
    }
    for (const f of flows) {
      const [from, to] = [ids.get(f.from), ids.get(f.to)]
      if (from === undefined || to === undefined) continue
      const given = { processVersion: sub.processVersion, from, to, waypoints: null }
      const { id: _, ...copy } = f
      if (own) plan.update('sequenceFlow', f.id, given)
      else plan.insert('sequenceFlow', { ...copy, ...given })
    }
    const titleOf = (step: string) => plan.get('step', step)?.title ?? ''
    const starts = steps.filter((s) => s.kind === 'start')
    const ends = steps.filter((s) => s.kind === 'end')
    const ways: Way[] = [
      ...into.flatMap((f) => wayIn(f, titleOf(f.from), { starts, flows })),
      ...exitWays(out, titleOf, { ends, flows }),
    ]
    plan.remove('step', sub.id)
    for (const { from, to, ...rest } of ways) {
      const [a, b] = [ids.get(from) ?? from, ids.get(to) ?? to]
      const missing = !plan.get('step', a) || !plan.get('step', b)
      if (a === b || missing || plan.list('sequenceFlow', { from: a, to: b }).length > 0) continue
      plan.insert('sequenceFlow', { ...rest, processVersion: sub.processVersion, from: a, to: b })
    }
    for (const p of place)
      if (!ids.has(p.id) && plan.get('step', p.id)?.processVersion === sub.processVersion)
        plan.update('step', p.id, { x: p.x, y: p.y })
    if (own) plan.remove('process', child.process)
    return { steps: [...ids.values()], kept: !own }
  },
)
