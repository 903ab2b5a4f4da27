// The list of all entities of a plan, and the interface through which commands read and write them.
import { attachment } from './entities/attachment.ts'
import { comment } from './entities/comment.ts'
import { department } from './entities/department.ts'
import { goal } from './entities/goal.ts'
import { kpi } from './entities/kpi.ts'
import { kpiValue } from './entities/kpiValue.ts'
import { lane } from './entities/lane.ts'
import { note } from './entities/note.ts'
import { person } from './entities/person.ts'
import { phase } from './entities/phase.ts'
import { picture } from './entities/picture.ts'
import { plan } from './entities/plan.ts'
import { process } from './entities/process.ts'
import { processVersion } from './entities/processVersion.ts'
import { resource } from './entities/resource.ts'
import { role } from './entities/role.ts'
import { sequenceFlow } from './entities/sequenceFlow.ts'
import { step } from './entities/step.ts'
import type { Entity, NewRow, Row } from './entity.ts'

/** Every entity, in an order in which rows can be inserted by eye (references are checked at commit). */
export const entities = {
  plan,
  department,
  role,
  person,
  process,
  processVersion,
  lane,
  phase,
  step,
  sequenceFlow,
  goal,
  kpi,
  kpiValue,
  resource,
  note,
  comment,
  attachment,
  picture,
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
  /** Inserts with defaults and a new id where none is given. Throws PlanError when a value is refused. */
  insert<N extends EntityName>(entity: N, row: NewRowOf<N>): RowOf<N>
  /** Changes the given fields. Throws PlanError 'rowMissing' or when a value is refused. */
  update<N extends EntityName>(entity: N, id: string, patch: NewRowOf<N>): RowOf<N>
  /** Removes the row and what belongs to it (cascades). Throws PlanError 'rowMissing'. */
  remove(entity: EntityName, id: string): void
  /** A fresh UUIDv7. */
  newId(): string
  /** The moment of the operation, ISO-8601 UTC. */
  readonly now: string
}
