// The rows of the RACI matrix: processes with their steps in the order of the work, and tasks, each with its rules and differences.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { flowOrder } from './flowOrder.ts'
import { isWork } from './processTotals.ts'
import { consultedLimit, type RaciEntity, type RaciFields, type RaciIssue, raciIssues } from './raci.ts'
import { type GeneratedRaci, type RaciDifference, raciDifferences, raciGenerator } from './raciGenerated.ts'
import { currentVersions } from './workloadVersions.ts'

export interface RaciRow {
  readonly entity: RaciEntity
  readonly id: string
  readonly title: string
  /** The version whose steps these are: of a process the one shown, of a step its own. */
  readonly version: string | null
  readonly fields: RaciFields
  /** Named persons, for the reader of the matrix. */
  readonly people: readonly string[]
  readonly issues: readonly RaciIssue[]
  readonly generated: GeneratedRaci | null
  readonly differences: readonly RaciDifference[]
  /** Rows of published and retired versions stay as they were approved. */
  readonly frozen: boolean
}

/** `all`: every process and the tasks; `tasks`; else the id of one version. */
export type RaciScope = 'all' | 'tasks' | (string & {})

/** The limit of the plan for how many roles may be consulted. */
export const consultedLimitOf = (reader: PlanReader): number =>
  reader.list('healthRuleSetting').find((s) => s.rule === 'raciManyConsulted')?.limit ?? consultedLimit

const isOpen = ({ status }: RowOf<'task'>) => status !== 'done' && status !== 'cancelled'

/** Rows of a scope: a process stands before its steps; the tasks that are no whole of others come last. */
export function raciRows(reader: PlanReader, scope: RaciScope): RaciRow[] {
  const limit = consultedLimitOf(reader)
  const generate = raciGenerator(reader)
  const outside = new Set(reader.list('lane').flatMap((lane) => (lane.kind === 'outside' ? [lane.id] : [])))

  const row = (
    part: Pick<RaciRow, 'entity' | 'id' | 'title' | 'version' | 'frozen' | 'people'>,
    fields: RaciFields,
    judged: { owner: string | null; isWork: boolean },
    generated: GeneratedRaci | null,
  ): RaciRow => ({
    ...part,
    fields,
    generated,
    issues: raciIssues({ ...fields, ...judged, named: part.people }, limit),
    differences: raciDifferences(fields, generated),
  })
  const processRow = (process: RowOf<'process'>, version: RowOf<'processVersion'>) =>
    row(
      {
        entity: 'process',
        id: process.id,
        title: process.title,
        version: version.id,
        frozen: false,
        people: process.owner ? [process.owner] : [],
      },
      process,
      { owner: process.owner, isWork: false },
      generate.process(process),
    )
  const stepRows = (version: RowOf<'processVersion'>): RaciRow[] => {
    const steps = reader.list('step', { processVersion: version.id })
    const byId = new Map(steps.map((step) => [step.id, step]))
    return flowOrder(steps, reader.list('sequenceFlow', { processVersion: version.id })).flatMap((id) => {
      const step = byId.get(id) as RowOf<'step'>
      if (!isWork(step.kind)) return []
      const ours = step.lane === null || !outside.has(step.lane)
      return row(
        {
          entity: 'step',
          id,
          title: step.title,
          version: version.id,
          frozen: version.status !== 'draft',
          people: step.owners,
        },
        step,
        { owner: null, isWork: ours && step.kind !== 'data' && step.kind !== 'delay' },
        generate.step(step),
      )
    })
  }
  const taskRows = (): RaciRow[] => {
    const tasks = reader.list('task')
    const wholes = new Set(tasks.flatMap((task) => task.parent ?? []))
    return tasks
      .filter((task) => !wholes.has(task.id) && task.status !== 'cancelled')
      .map((task) =>
        row(
          {
            entity: 'task',
            id: task.id,
            title: task.title,
            version: null,
            frozen: false,
            people: [...new Set([...(task.owner ? [task.owner] : []), ...task.participants])],
          },
          task,
          { owner: task.owner, isWork: isOpen(task) },
          generate.task(task),
        ),
      )
  }
  const processRows = (version: RowOf<'processVersion'>) => {
    const process = reader.get('process', version.process)
    return process ? [processRow(process, version), ...stepRows(version)] : stepRows(version)
  }
  if (scope === 'tasks') return taskRows()
  if (scope !== 'all') {
    const version = reader.get('processVersion', scope)
    return version ? processRows(version) : []
  }
  return [...currentVersions(reader, 'newest').flatMap(processRows), ...taskRows()]
}
