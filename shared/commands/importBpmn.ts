// Takes the processes of a BPMN file in as one change: each with one version; people, roles and the like are found by name or created.
import { z } from 'zod'
import { bpmnProcessDraft } from '../bpmn/draft.ts'
import { type EntityName, entityOf, type Plan, type RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { nameKey } from '../model/values/context.ts'
import { defineCommand } from './command.ts'
import { laneIdentity, lastPosition } from './process.ts'

type Values = Readonly<Record<string, unknown>>

/** Rows of an entity by their names, made where there is none of that name. */
function namedRows(plan: Plan): (entity: EntityName, name: string) => string {
  const known = new Map<EntityName, Map<string, string>>()
  return (entity, name) => {
    const { title, fields } = entityOf(entity)
    let ids = known.get(entity)
    if (!ids) {
      const rows = plan.list(entity) as unknown as ({ id: string } & Values)[]
      ids = new Map(rows.map((row) => [nameKey(String(row[title] ?? '')), row.id]))
      known.set(entity, ids)
    }
    const found = ids.get(nameKey(name))
    if (found !== undefined) return found
    const position = 'position' in fields ? { position: lastPosition(plan.list(entity) as RowOf<'role'>[]) } : {}
    const made = plan.insert(entity, { [title]: name, ...position } as never).id
    ids.set(nameKey(name), made)
    return made
  }
}

/** `processes`: the first is the one that is shown; `versionTitle` is for versions without a title of their own. */
export const processImportBpmn = defineCommand(
  'process.importBpmn',
  z.object({ processes: z.array(bpmnProcessDraft).min(1).max(500), versionTitle: z.string().min(1).max(1000) }),
  (plan, { processes, versionTitle }) => {
    if (processes.every(({ steps }) => steps.length === 0)) refuse('noSteps')
    const idOf = namedRows(plan)
    /** The fields of a row with ids instead of names. */
    const resolved = (entity: EntityName, values: Values): Record<string, unknown> => {
      const row: Record<string, unknown> = {}
      for (const [name, value] of Object.entries(values)) {
        const field = Object.hasOwn(entityOf(entity).fields, name) ? entityOf(entity).fields[name] : undefined
        if (!field) continue
        const to = field.to as EntityName
        if (field.kind === 'refs') row[name] = [...new Set([value].flat().map((text) => idOf(to, String(text))))]
        else row[name] = field.kind === 'ref' && value !== null ? idOf(to, String(value)) : value
      }
      return row
    }
    const made = new Map<string, { process: string; version: string }>()
    for (const draft of processes) {
      const process = plan.insert('process', {
        ...resolved('process', draft.process),
        title: draft.title,
        parent: made.get(draft.within ?? '')?.process ?? null,
        position: lastPosition(plan.list('process')),
      })
      const version = plan.insert('processVersion', {
        title: versionTitle,
        kind: 'asIs',
        ...resolved('processVersion', draft.version),
        process: process.id,
        position: 1,
      })
      made.set(draft.key, { process: process.id, version: version.id })
    }
    for (const draft of processes) {
      const { version } = made.get(draft.key) as { version: string }
      const lanes = new Map<string, RowOf<'lane'>>()
      // Outer lanes come first: inner ones name them.
      const ordered = draft.lanes.map((lane, i) => ({ ...lane, position: i + 1 }))
      for (const lane of [
        ...ordered.filter(({ parent }) => parent === null),
        ...ordered.filter(({ parent }) => parent !== null),
      ]) {
        const given = resolved('lane', lane.fields)
        const identity: Values = 'kind' in given ? given : laneIdentity(plan, lane.title)
        const role =
          identity.kind === 'role' ? (identity.role ?? ('kind' in given ? null : idOf('role', lane.title))) : null
        const row = {
          ...given,
          ...identity,
          role,
          title: lane.title,
          processVersion: version,
          parent: lanes.get(lane.parent ?? '')?.id ?? null,
          position: lane.position,
        }
        lanes.set(lane.key, plan.insert('lane', row as never))
      }
      const phases = new Map(
        draft.phases.map(({ key, title, fields }, i) => [
          key,
          plan.insert('phase', { ...resolved('phase', fields), title, processVersion: version, position: i + 1 }).id,
        ]),
      )
      const steps = new Map<string, string>()
      for (const step of draft.steps) {
        const band = lanes.get(step.lane ?? '')
        const fields = resolved('step', step.fields)
        const row = plan.insert('step', {
          // As everywhere, the lane says who answers for a step that does not say so itself.
          ownerRole: step.kind === 'note' ? null : (band?.role ?? null),
          ...fields,
          title: step.title,
          kind: step.kind,
          processVersion: version,
          lane: band?.id ?? null,
          phase: phases.get(step.phase ?? '') ?? null,
          subProcess: (step.kind === 'subprocess' && made.get(step.opens ?? '')?.process) || null,
        })
        if (steps.has(step.key)) refuse('bpmnIdTwice', { id: step.key })
        steps.set(step.key, row.id)
      }
      for (const { from, to, fields } of draft.flows) {
        const [a, b] = [steps.get(from), steps.get(to)]
        if (!a || !b) return refuse('nextStepMissing', { step: from, next: to })
        plan.insert('sequenceFlow', { ...resolved('sequenceFlow', fields), processVersion: version, from: a, to: b })
      }
    }
    const first = made.get(processes[0]?.key ?? '') as { process: string; version: string }
    return { process: first.process, processVersion: first.version }
  },
)
