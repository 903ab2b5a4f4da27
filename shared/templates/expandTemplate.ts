// Makes the rows of a plan from a template: one language of its texts, its days from today on, its keys as ids.
import type { Lang } from '../i18n/index.ts'
import { withDefaults } from '../model/entity.ts'
import type { Field } from '../model/field.ts'
import { type EntityName, entityNames, entityOf, isEntityName, type PlanRows } from '../model/plan.ts'
import { readDuration } from '../model/values/durations.ts'
import { relativeDay, relativePeriod } from './relativeTime.ts'
import { plainRow, type SourceRow } from './shorthand.ts'

/** A template's file: lists of rows by entity; the rows of an entity may also stand inside the row to which they belong. */
export type TemplateSource = { readonly [entity: string]: readonly SourceRow[] }

export interface TemplateContext {
  readonly lang: Lang
  /** The day on which the plan is made, `YYYY-MM-DD`: dates and periods of the template count from it. */
  readonly today: string
  newId(): string
}

interface Placed {
  readonly entity: EntityName
  readonly id: string
  readonly source: SourceRow
  /** The field that holds the row it stands in, and that row's id. */
  readonly inside: readonly [field: string, id: string] | null
}

/** All rows, defaults filled in. Throws an Error naming the row and field that cannot be read. */
export function expandTemplate(source: TemplateSource, { lang, today, newId }: TemplateContext): PlanRows {
  const placed = Object.entries(source).flatMap(([name, rows]) => {
    if (!isEntityName(name)) throw new Error(`unknown entity ${name}`)
    return rows.flatMap((row) => flatten(name, row, null, { roles: source.role ?? [], newId }))
  })
  const ids = new Map<string, string>()
  for (const { entity, id, source: row } of placed) {
    if (row.key === undefined) continue
    const name = `${entity}:${row.key}`
    if (ids.has(name)) throw new Error(`${name} stands twice`)
    ids.set(name, id)
  }
  const rows = Object.fromEntries(entityNames.map((name) => [name, [] as unknown[]])) as Record<EntityName, unknown[]>
  for (const one of placed) {
    const position = rows[one.entity].length + 1
    rows[one.entity].push(rowOf(one, position, { lang, today, ids }))
  }
  return rows as unknown as PlanRows
}

function flatten(
  entity: EntityName,
  source: SourceRow,
  inside: Placed['inside'],
  context: { readonly roles: readonly SourceRow[]; newId(): string },
): Placed[] {
  const id = context.newId()
  const { fields } = entityOf(entity)
  const row: Record<string, unknown> = {}
  const below: Placed[] = []
  for (const [name, value] of Object.entries(plainRow(entity, source, context.roles))) {
    if (!isEntityName(name) || name in fields) row[name] = value
    else {
      const link = Object.entries(entityOf(name).fields)
        .filter(([, { kind, to }]) => kind === 'ref' && to === entity)
        .map(([field]) => field)
      // A dependency stands in the task that waits.
      const field = name === 'taskDependency' ? 'to' : link[0]
      if (!field) throw new Error(`${name} cannot stand in ${entity} ${row.key ?? ''}`)
      for (const child of value as readonly SourceRow[]) below.push(...flatten(name, child, [field, id], context))
    }
  }
  return [{ entity, id, source: row, inside }, ...below]
}

interface Reading {
  readonly lang: Lang
  readonly today: string
  readonly ids: ReadonlyMap<string, string>
}

function rowOf({ entity, id, source, inside }: Placed, position: number, reading: Reading): Record<string, unknown> {
  const { fields } = entityOf(entity)
  const row: Record<string, unknown> = { id, ...(inside ? { [inside[0]]: inside[1] } : {}) }
  if ('position' in fields) row.position = position
  for (const [name, value] of Object.entries(source)) {
    if (name === 'key' || value === undefined) continue
    const field = fields[name]
    const at = `${entity} ${String(source.key ?? '')}.${name}`
    if (!field) throw new Error(`${at}: no such field`)
    const read = readValue(field, name, value, reading, at)
    Object.assign(row, read)
  }
  if (entity === 'plan') row.language = reading.lang
  return withDefaults(entityOf(entity), row)
}

/** The value of a field, together with the basis that a duration's text implies. */
function readValue(field: Field, name: string, value: unknown, { lang, today, ids }: Reading, at: string): object {
  const wrong = (what: string): never => {
    throw new Error(`${at}: ${what} ${JSON.stringify(value)}`)
  }
  const idOf = (key: unknown) => ids.get(`${field.to}:${key}`) ?? wrong(`no ${field.to} with the key`)
  switch (value === null ? 'null' : field.kind) {
    case 'text':
    case 'longText':
      return { [name]: textOf(value, lang, name === 'sopSteps') ?? wrong('no text') }
    case 'date':
      return { [name]: relativeDay(String(value), today) ?? wrong('no day') }
    case 'period':
      return { [name]: relativePeriod(String(value), today) ?? wrong('no period') }
    case 'duration': {
      const read = readDuration(String(value), { hoursPerDay: 8, daysPerWeek: 5 }) ?? wrong('no duration')
      return { [name]: read.seconds, ...(field.basis ? { [field.basis]: read.basis } : {}) }
    }
    case 'money':
      return { [name]: Math.round(Number(value) * 100) }
    case 'ref':
      return { [name]: idOf(value) }
    case 'refs':
      return { [name]: (value as readonly unknown[]).map(idOf) }
    default:
      return { [name]: value }
  }
}

/** Text of one language; what needs no translation stands alone. Lines of a list stand below each other, numbered where they are steps. */
function textOf(value: unknown, lang: Lang, numbered: boolean): string | undefined {
  const text = typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>)[lang] : value
  if (Array.isArray(text)) return text.map((line, i) => (numbered ? `${i + 1}. ${line}` : line)).join('\n')
  return typeof text === 'string' ? text : undefined
}
