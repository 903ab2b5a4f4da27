// The rows of the RACI matrix: processes with their steps in the order of the work, and tasks, each with its rules and differences.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { flowOrder } from './flowOrder.ts'
import { isWork } from './processTotals.ts'
import type { RaciEntity, RaciFields, RaciIssue } from './raci.ts'
import { type GeneratedRaci, type RaciDifference, raciDifferences, raciGenerator } from './raciGenerated.ts'
import { peopleOfTask, raciJudge } from './raciJudge.ts'
import { flatTasks, taskTree } from './schedule/taskTree.ts'
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

/** Rows of a scope: a process stands before its steps; the tasks that are no whole of others come last, in the order of the work breakdown. */
export function raciRows(reader: PlanReader, scope: RaciScope): RaciRow[] {
  const judge = raciJudge(reader)
  const generate = raciGenerator(reader)

  const row = (
    part: Pick<RaciRow, 'entity' | 'id' | 'title' | 'version' | 'frozen' | 'people'>,
    fields: RaciFields,
    issues: readonly RaciIssue[],
    generated: GeneratedRaci | null,
  ): RaciRow => ({
    ...part,
    fields,
    generated,
    issues,
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
      judge.process(process),
      generate.process(process),
    )
  const stepRows = (version: RowOf<'processVersion'>): RaciRow[] => {
    const steps = reader.list('step', { processVersion: version.id })
    const byId = new Map(steps.map((step) => [step.id, step]))
    return flowOrder(steps, reader.list('sequenceFlow', { processVersion: version.id })).flatMap((id) => {
      const step = byId.get(id) as RowOf<'step'>
      if (!isWork(step.kind)) return []
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
        judge.step(step),
        generate.step(step),
      )
    })
  }
  const taskRows = (): RaciRow[] => {
    return flatTasks(taskTree(reader.list('task')))
      .filter(({ task, parts }) => parts.length === 0 && task.status !== 'cancelled')
      .map(({ task }) =>
        row(
          {
            entity: 'task',
            id: task.id,
            title: task.title,
            version: null,
            frozen: false,
            people: peopleOfTask(task),
          },
          task,
          judge.task(task),
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

/** `now`, with the rows that say what they said `before` as the same objects. */
export function keptRows(before: readonly RaciRow[], now: readonly RaciRow[]): RaciRow[] {
  const known = new Map(before.map((row) => [row.id, row]))
  return now.map((row) => {
    const old = known.get(row.id)
    const same =
      old !== undefined &&
      // Rows of the plan are replaced, never changed: letters, title and persons stand in them.
      old.fields === row.fields &&
      old.entity === row.entity &&
      old.version === row.version &&
      old.frozen === row.frozen &&
      old.issues.join() === row.issues.join() &&
      old.differences.length === row.differences.length &&
      old.differences.every((one, i) => sameDifference(one, row.differences[i] as RaciDifference)) &&
      JSON.stringify(old.generated) === JSON.stringify(row.generated)
    return same ? old : row
  })
}

const sameDifference = (a: RaciDifference, b: RaciDifference) =>
  a.role === b.role && a.entered === b.entered && a.generated === b.generated && a.accepted === b.accepted
