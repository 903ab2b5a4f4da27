// Tables of entities for a Word document: which fields of which rows, under their labels, each as people read it.
import { entityLabels, fieldLabel } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf, type PlanReader, type RowOf } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { formatValue } from '#shared/model/values/index.ts'
import type { PlanSection } from '#shared/sheets/planWord.ts'
import { fittingColumns } from './fittingColumns.ts'
import { type Block, heading, paragraph, table } from './wordPieces.ts'

/** A column that is no field: its heading and its text of a row. */
export interface MoreColumn<N extends EntityName> {
  readonly title: string
  readonly value: (row: RowOf<N>) => string
}

interface Wish<N extends EntityName> {
  readonly entity: N
  readonly fields: readonly (keyof RowOf<N> & string)[]
  /** All of the plan's without. */
  readonly rows?: readonly RowOf<N>[]
  readonly more?: readonly MoreColumn<N>[]
  /** The name of the entity without. */
  readonly title?: string
  /** The heading that stands above already. */
  readonly under?: string
}

const holds = (value: unknown) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** A heading and a table; fields that no row holds are left out, and all of it without rows. */
export function entityBlocks<N extends EntityName>(reader: PlanReader, context: ValueContext, wish: Wish<N>): Block[] {
  const { entity, fields, more = [], title = entityLabels(context.lang, entity).plural } = wish
  const rows = wish.rows ?? reader.list(entity)
  if (rows.length === 0) return []
  const definition = entityOf(entity).fields
  const shown = fields.filter((name, i) => i === 0 || rows.some((row) => holds((row as AnyRow)[name])))
  const head = [...shown.map((name) => fieldLabel(context.lang, entity, name)), ...more.map((column) => column.title)]
  const cells = rows.map((row) => [
    ...shown.map((name) => {
      const field = definition[name]
      return field ? formatValue(entity, name, field, (row as AnyRow)[name], row as AnyRow, context) : ''
    }),
    ...more.map(({ value }) => value(row)),
  ])
  return [
    ...(title === wish.under ? [] : [heading(2, title)]),
    table({ columns: fittingColumns([head, ...cells]), head, rows: cells }),
    paragraph('', 'Quiet'),
  ]
}

/** What a section shows of whole tables, in this order. */
export const plainTables: Partial<
  Record<PlanSection, readonly ((reader: PlanReader, context: ValueContext, under: string) => Block[])[]>
> = (() => {
  const of =
    <N extends EntityName>(entity: N, ...fields: (keyof RowOf<N> & string)[]) =>
    (reader: PlanReader, context: ValueContext, under: string) =>
      entityBlocks(reader, context, { entity, fields, under })
  return {
    market: [
      of('swotEntry', 'title', 'kind', 'importance', 'description', 'evidence', 'owner'),
      of('competitor', 'title', 'positioning', 'strengths', 'weaknesses', 'threat', 'answer'),
      of('strategy', 'title', 'objective', 'measures', 'owner', 'status', 'dueOn', 'budget'),
    ],
    sops: [of('sopDocument', 'title', 'code', 'edition', 'status', 'process', 'owner', 'effectiveOn')],
    people: [
      of('department', 'name', 'parent', 'head', 'description'),
      of('role', 'name', 'department', 'purpose', 'headcount'),
      of('person', 'name', 'department', 'roles', 'manager'),
    ],
    tasks: [of('task', 'title', 'kind', 'owner', 'startOn', 'dueOn', 'progress', 'status', 'deliverable')],
    communication: [
      of('meeting', 'title', 'frequency', 'weekday', 'startTime', 'length', 'host', 'participants', 'purpose'),
      of('reportPlan', 'title', 'frequency', 'dueRule', 'owner', 'recipients', 'content'),
      of('decision', 'title', 'status', 'decidedOn', 'decidedBy', 'owner', 'reason'),
      of('actionItem', 'title', 'owner', 'dueOn', 'status', 'result'),
    ],
    training: [of('training', 'title', 'need', 'roles', 'trainer', 'dueOn', 'status')],
    feedback: [
      of('feedback', 'title', 'receivedOn', 'kind', 'severity', 'status', 'owner', 'solution'),
      of('survey', 'title', 'audience', 'frequency', 'owner', 'nextOn', 'kpi'),
    ],
    improvement: [
      of('improvement', 'title', 'rootCause', 'measure', 'owner', 'dueOn', 'status', 'effect'),
      of('retrospective', 'title', 'heldOn', 'intended', 'result', 'summary'),
      of('caseStudy', 'title', 'kind', 'background', 'approach', 'lessons'),
    ],
    culture: [
      of('cultureValue', 'title', 'statement', 'behaviours'),
      of('activity', 'title', 'heldOn', 'place', 'owner', 'status', 'budget', 'outcome'),
    ],
  }
})()
