// What a template's file makes of a new plan: its rows, and where the steps stand.
import { planSchedule, scheduleMoves, scheduleRowsOf } from '../analysis/schedule/planSchedule.ts'
import { diagramOf } from '../diagram/fromPlan.ts'
import { placeSteps } from '../diagram/layout.ts'
import { valueContext } from '../i18n/valueContext.ts'
import { type AnyRow, withDefaults } from '../model/entity.ts'
import { entityNames, entityOf, type PlanRows } from '../model/plan.ts'
import { rowsReader } from '../model/rowsReader.ts'
import { expandTemplate, type TemplateContext, type TemplateSource } from './expandTemplate.ts'
import { shiftedRows } from './shiftedRows.ts'

interface PlanJson {
  readonly format: 'opsmap-plan'
  readonly entities: Readonly<Record<string, readonly AnyRow[]>>
}

/** The rows of a plan made of a template's parsed file. Throws an Error that names what is wrong in the file. */
export const templateRows = (content: unknown, context: TemplateContext): PlanRows =>
  isPlanJson(content)
    ? shiftedRows(rowsOfJson(content), context.today)
    : scheduled(expandTemplate(content as TemplateSource, context), context)

const isPlanJson = (content: unknown): content is PlanJson =>
  (content as { format?: unknown } | null)?.format === 'opsmap-plan'

const rowsOfJson = ({ entities }: PlanJson): PlanRows =>
  Object.fromEntries(
    entityNames.map((name) => [name, (entities[name] ?? []).map((row) => withDefaults(entityOf(name), row))]),
  ) as unknown as PlanRows

/** The same rows, tasks on the days on which they can begin: a template says roughly when, and what waits for what. */
function scheduled(rows: PlanRows, { today }: TemplateContext): PlanRows {
  const placed = planSchedule(scheduleRowsOf(rowsReader(rows)), today)
  if ('loop' in placed)
    throw new Error(`tasks wait for each other: ${placed.loop.map(({ title }) => title).join(', ')}`)
  const moves = new Map(scheduleMoves(rows.task, placed.tasks).map(({ id, to }) => [id, to]))
  return { ...rows, task: rows.task.map((task) => ({ ...task, ...moves.get(task.id) })) }
}

/** The same rows, the steps of versions that have no places yet laid out. */
export function laidOutRows(rows: PlanRows, { lang, today }: Pick<TemplateContext, 'lang' | 'today'>): PlanRows {
  const reader = rowsReader(rows)
  const context = valueContext(reader, lang, today)
  const places = new Map(
    rows.processVersion.flatMap(({ id }) => {
      const placed = reader.list('step', { processVersion: id }).some(({ x }) => x !== null)
      return placed ? [] : [...placeSteps(diagramOf(reader, id, context))]
    }),
  )
  return { ...rows, step: rows.step.map((step) => ({ ...step, ...places.get(step.id) })) }
}
