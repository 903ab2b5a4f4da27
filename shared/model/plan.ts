// The list of all entities of a plan, and the interface through which commands read and write them.
import { actionItem } from './entities/actionItem.ts'
import { activity } from './entities/activity.ts'
import { attachment } from './entities/attachment.ts'
import { budgetAmount } from './entities/budgetAmount.ts'
import { budgetLine } from './entities/budgetLine.ts'
import { calendar } from './entities/calendar.ts'
import { calendarDay } from './entities/calendarDay.ts'
import { caseStudy } from './entities/caseStudy.ts'
import { cause } from './entities/cause.ts'
import { comment } from './entities/comment.ts'
import { competitor } from './entities/competitor.ts'
import { cultureValue } from './entities/cultureValue.ts'
import { decision } from './entities/decision.ts'
import { department } from './entities/department.ts'
import { duty } from './entities/duty.ts'
import { evaluation } from './entities/evaluation.ts'
import { evaluationCycle } from './entities/evaluationCycle.ts'
import { evaluationItem } from './entities/evaluationItem.ts'
import { exportPreset } from './entities/exportPreset.ts'
import { feedback } from './entities/feedback.ts'
import { feedback360 } from './entities/feedback360.ts'
import { goal } from './entities/goal.ts'
import { goalReview } from './entities/goalReview.ts'
import { gradeBand } from './entities/gradeBand.ts'
import { healthRuleSetting } from './entities/healthRuleSetting.ts'
import { importMapping } from './entities/importMapping.ts'
import { improvement } from './entities/improvement.ts'
import { incentiveRule } from './entities/incentiveRule.ts'
import { kpi } from './entities/kpi.ts'
import { kpiValue } from './entities/kpiValue.ts'
import { lane } from './entities/lane.ts'
import { marketNote } from './entities/marketNote.ts'
import { meeting } from './entities/meeting.ts'
import { meetingMinutes } from './entities/meetingMinutes.ts'
import { note } from './entities/note.ts'
import { person } from './entities/person.ts'
import { personSkill } from './entities/personSkill.ts'
import { phase } from './entities/phase.ts'
import { picture } from './entities/picture.ts'
import { plan } from './entities/plan.ts'
import { process } from './entities/process.ts'
import { processVersion } from './entities/processVersion.ts'
import { recognition } from './entities/recognition.ts'
import { reportPlan } from './entities/reportPlan.ts'
import { resource } from './entities/resource.ts'
import { retrospective } from './entities/retrospective.ts'
import { retrospectiveItem } from './entities/retrospectiveItem.ts'
import { risk } from './entities/risk.ts'
import { riskReview } from './entities/riskReview.ts'
import { role } from './entities/role.ts'
import { savedView } from './entities/savedView.ts'
import { sequenceFlow } from './entities/sequenceFlow.ts'
import { skill } from './entities/skill.ts'
import { sopDocument } from './entities/sopDocument.ts'
import { sopRevision } from './entities/sopRevision.ts'
import { step } from './entities/step.ts'
import { strategy } from './entities/strategy.ts'
import { survey } from './entities/survey.ts'
import { surveyResult } from './entities/surveyResult.ts'
import { swotEntry } from './entities/swotEntry.ts'
import { task } from './entities/task.ts'
import { taskDependency } from './entities/taskDependency.ts'
import { training } from './entities/training.ts'
import { trainingAttendance } from './entities/trainingAttendance.ts'
import { trainingSession } from './entities/trainingSession.ts'
import type { Entity, NewRow, Row } from './entity.ts'

/** Every entity, in an order in which rows can be inserted by eye (references are checked at commit). */
export const entities = {
  plan,
  calendar,
  calendarDay,
  department,
  skill,
  role,
  person,
  personSkill,
  process,
  processVersion,
  lane,
  phase,
  step,
  sequenceFlow,
  goal,
  goalReview,
  kpi,
  kpiValue,
  resource,
  budgetLine,
  budgetAmount,
  task,
  taskDependency,
  duty,
  risk,
  riskReview,
  marketNote,
  competitor,
  strategy,
  swotEntry,
  meeting,
  meetingMinutes,
  decision,
  actionItem,
  reportPlan,
  sopDocument,
  sopRevision,
  training,
  trainingSession,
  trainingAttendance,
  evaluationCycle,
  gradeBand,
  evaluation,
  evaluationItem,
  feedback360,
  incentiveRule,
  feedback,
  survey,
  surveyResult,
  cultureValue,
  activity,
  recognition,
  improvement,
  cause,
  retrospective,
  retrospectiveItem,
  caseStudy,
  note,
  comment,
  attachment,
  picture,
  healthRuleSetting,
  savedView,
  exportPreset,
  importMapping,
} as const

export type Entities = typeof entities
export type EntityName = keyof Entities
export type RowOf<N extends EntityName> = Row<Entities[N]>
export type NewRowOf<N extends EntityName> = NewRow<Entities[N]>
export const entityNames = Object.keys(entities) as EntityName[]

/** The definition of an entity by its name, without its own field types. */
export const entityOf = (name: EntityName): Entity => entities[name] as unknown as Entity
export const isEntityName = (name: string): name is EntityName => Object.hasOwn(entities, name)

/** All rows of a plan, by entity, each list in the entity's order. */
export type PlanRows = { [N in EntityName]: RowOf<N>[] }

/** What analysis, documents and exports read. */
export interface PlanReader {
  get<N extends EntityName>(entity: N, id: string): RowOf<N> | undefined
  /** Rows in the entity's order, only those equal to `where` in every field given. */
  list<N extends EntityName>(entity: N, where?: Partial<RowOf<N>>): RowOf<N>[]
}

/** What a command reads and writes; supplied by the plan host, which logs every write. */
export interface Plan extends PlanReader {
  /** Rows whose text field has one of the values, in no order: for many rows much faster than a list of all. */
  among<N extends EntityName>(entity: N, field: keyof RowOf<N> & string, values: readonly string[]): RowOf<N>[]
  /** The same rows as lists of the stored fields named: of thousands of rows the cheapest reading. */
  amongAs<N extends EntityName, F extends keyof RowOf<N> & string>(
    entity: N,
    fields: readonly F[],
    field: keyof RowOf<N> & string,
    values: readonly string[],
  ): RowOf<N>[F][][]
  /** Inserts with defaults and a new id where none is given. Throws PlanError when a value is refused. */
  insert<N extends EntityName>(entity: N, row: NewRowOf<N>): RowOf<N>
  /** Changes the given fields. Throws PlanError 'rowMissing' or when a value is refused. */
  update<N extends EntityName>(entity: N, id: string, patch: NewRowOf<N>): RowOf<N>
  /**
   * Gives one field of many rows, none of them twice, its values, each its own: what `update` would do row by row, much faster. `before`:
   * what the field holds, as it was just read. Throws PlanError 'rowMissing' or when a value is refused.
   */
  setField<N extends EntityName, F extends keyof RowOf<N> & string>(
    entity: N,
    field: F,
    ids: readonly string[],
    before: readonly RowOf<N>[F][],
    after: readonly RowOf<N>[F][],
  ): void
  /** Removes the row and what belongs to it (cascades). Throws PlanError 'rowMissing'. */
  remove(entity: EntityName, id: string): void
  /** A fresh UUIDv7. */
  newId(): string
  /** The moment of the operation, ISO-8601 UTC. */
  readonly now: string
}
