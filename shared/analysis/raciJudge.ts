// Which RACI rules a step, task or process breaks: the one judgement of the matrix and of the plan's health.
import type { PlanReader, RowOf } from '../model/plan.ts'
import { isWork } from './processTotals.ts'
import { consultedLimit, type RaciFields, type RaciIssue, raciIssues } from './raci.ts'

export interface RaciJudge {
  step(step: RowOf<'step'>): RaciIssue[]
  task(task: RowOf<'task'>): RaciIssue[]
  process(process: RowOf<'process'>): RaciIssue[]
}

/** The limit of the plan for how many roles may be consulted. */
export const consultedLimitOf = (reader: PlanReader): number =>
  reader.list('healthRuleSetting').find((s) => s.rule === 'raciManyConsulted')?.limit ?? consultedLimit

/** Persons named for a task: its owner and those who take part. */
export const peopleOfTask = ({ owner, participants }: RowOf<'task'>): string[] => [
  ...new Set([...(owner ? [owner] : []), ...participants]),
]

/**
 * Reads lanes and tasks once; make a new one after a change. A step in the lane of an outside party, data and waiting are no work of
 * ours; milestones and what is done are judged only where a role has
 * a letter; wholes of tasks and cancelled tasks are not.
 */
export function raciJudge(reader: PlanReader, limit = consultedLimitOf(reader)): RaciJudge {
  const outside = new Set(reader.list('lane').flatMap((lane) => (lane.kind === 'outside' ? [lane.id] : [])))
  const wholes = new Set(reader.list('task').flatMap((task) => task.parent ?? []))
  return {
    step(step) {
      if (!isWork(step.kind)) return []
      const ours = step.lane === null || !outside.has(step.lane)
      const work = ours && step.kind !== 'data' && step.kind !== 'delay'
      return raciIssues({ ...raciOf(step), named: step.owners, owner: null, isWork: work }, limit)
    },
    task(task) {
      if (wholes.has(task.id) || task.status === 'cancelled') return []
      const { owner, status, kind } = task
      const work = status !== 'done' && kind === 'task'
      return raciIssues({ ...raciOf(task), named: peopleOfTask(task), owner, isWork: work }, limit)
    },
    process(process) {
      const { owner } = process
      return raciIssues({ ...raciOf(process), named: owner ? [owner] : [], owner, isWork: false }, limit)
    },
  }
}

const raciOf = ({ ownerRole, responsibleRoles, consultedRoles, informedRoles }: RaciFields): RaciFields => ({
  ownerRole,
  responsibleRoles,
  consultedRoles,
  informedRoles,
})
