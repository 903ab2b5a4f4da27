// A whole plan as JSON, for scripts and for taking a plan apart: writing it, and reading it back with every mistake at its place.
//
//   {
//     "format": "opsmap-plan",            always
//     "version": 1,                       goes up when a reader of the old form would misread the new one
//     "exportedAt": "2026-03-01T08:00:00.000Z",   optional, for people
//     "entities": {                       rows by entity: those of shared/model/plan.ts
//       "step": [ { "id": "…", "title": "…", … } ],
//     },
//     "blobs": { "<sha256>": { "mime": "image/png", "base64": "…" } }   bytes of attachments, by the hash of their content
//   }
//
// Fields are those of shared/model/entities, under the same names. Values: text as text; dates YYYY-MM-DD; moments ISO-8601 UTC;
// durations whole seconds (with a basis field 'working' or 'calendar'); money whole minor units (分, cents); shares 0 … 1; choices their
// codes; references the id of the row, lists of references arrays of ids in order; empty is null. A writer may leave out fields that
// have a default or may be empty, and entities without rows. Ids are 1–64 letters, digits, `-`, `_`, `.`, `:`. What we write is the same text for the same
// plan: entities in the order above, rows in the plan's order, fields in the order of their definition, one row per line.
import { createHash } from 'node:crypto'
import { type AnyRow, rowSchema, withDefaults } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, isEntityName, type PlanRows } from '#shared/model/plan.ts'
import type { Problem } from '#shared/model/problem.ts'
import type { PlanBlob } from '../intakeSeam.ts'
import { rowProblems } from '../rowProblems.ts'
import { jsonErrorPosition } from './jsonSyntax.ts'

export const planJsonFormat = 'opsmap-plan'
export const planJsonVersion = 1

/** More problems than this help nobody. */
const maxProblems = 200

const rowLine = (name: EntityName, row: AnyRow): string => {
  const fields = ['id', ...Object.keys(entityOf(name).fields)]
  return JSON.stringify(Object.fromEntries(fields.map((f) => [f, row[f] ?? null])))
}

/** The JSON text of a plan, ending in a line break. `exportedAt`: ISO time, left out when the text is to be compared. */
export function writePlanJson(
  rows: PlanRows,
  blobs: readonly PlanBlob[],
  options: { readonly exportedAt?: string } = {},
): string {
  const list = (lines: readonly string[], [open, close]: string) =>
    lines.length === 0 ? `${open}${close}` : `${open}\n${lines.map((l) => `      ${l}`).join(',\n')}\n    ${close}`
  const entities = entityNames.map((name) => {
    const lines = rows[name].map((row) => rowLine(name, row as AnyRow))
    return `    ${JSON.stringify(name)}: ${list(lines, '[]')}`
  })
  const sorted = [...blobs].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  const contents = sorted.map(({ sha256, mime, bytes }) => {
    const base64 = Buffer.from(bytes).toString('base64')
    return `    ${JSON.stringify(sha256)}: ${JSON.stringify({ mime, base64 })}`
  })
  return `${[
    '{',
    `  "format": ${JSON.stringify(planJsonFormat)},`,
    `  "version": ${planJsonVersion},`,
    ...(options.exportedAt ? [`  "exportedAt": ${JSON.stringify(options.exportedAt)},`] : []),
    `  "entities": {\n${entities.join(',\n')}\n  },`,
    contents.length === 0 ? '  "blobs": {}' : `  "blobs": {\n${contents.join(',\n')}\n  }`,
    '}',
  ].join('\n')}\n`
}

export interface PlanJsonReading {
  /** Whole rows, defaults filled in; meaningful only when no problem was found. */
  readonly rows: Partial<Record<EntityName, AnyRow[]>>
  readonly blobs: readonly PlanBlob[]
  readonly problems: readonly Problem[]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Line and column of a syntax error, `3:14`. */
function syntaxPlace(text: string): string {
  const before = text.slice(0, jsonErrorPosition(text)).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

/** Problems of `rowProblems`, at their place in the file instead of in the plan. */
const inFile = (problem: Problem, element: string): Problem => {
  const field = problem.params?.field ?? problem.place?.field
  return { ...problem, place: { element: field === undefined ? element : `${element}.${field}` } }
}

function readRows(name: EntityName, given: readonly unknown[], problems: Problem[]): AnyRow[] {
  const schema = rowSchema(entityOf(name))
  const seen = new Set<string>()
  return given.flatMap((value, i): AnyRow[] => {
    const element = `entities.${name}[${i}]`
    if (!isObject(value)) {
      problems.push({ code: 'badValue', params: { text: String(value).slice(0, 60) }, place: { element } })
      return []
    }
    const row = withDefaults(entityOf(name), value)
    const read = schema.safeParse(row)
    if (!read.success) {
      if (typeof value.id !== 'string') problems.push({ code: 'required', place: { element: `${element}.id` } })
      for (const p of rowProblems(name, row, read.error))
        if (typeof value.id === 'string' || p.place?.field !== 'id') problems.push(inFile(p, element))
      return []
    }
    if (seen.has(read.data.id)) problems.push({ code: 'duplicateId', place: { element: `${element}.id` } })
    seen.add(read.data.id)
    return [read.data]
  })
}

function readBlobs(given: unknown, problems: Problem[]): PlanBlob[] {
  if (given === undefined) return []
  const bad = (element: string, text: string) =>
    problems.push({ code: 'badValue', params: { text }, place: { element } })
  if (!isObject(given)) {
    bad('blobs', typeof given)
    return []
  }
  return Object.entries(given).flatMap(([sha256, blob]): PlanBlob[] => {
    const element = `blobs.${sha256.slice(0, 64)}`
    if (!isObject(blob) || typeof blob.mime !== 'string' || typeof blob.base64 !== 'string') {
      bad(element, typeof blob)
      return []
    }
    const bytes = Buffer.from(blob.base64, 'base64')
    // Node skips what is no base64; the hash of the content tells.
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) bad(`${element}.base64`, 'SHA-256')
    else if (blob.mime.length > 100) bad(`${element}.mime`, blob.mime.slice(0, 60))
    else return [{ sha256, mime: blob.mime, bytes }]
    return []
  })
}

/** References to rows that the file does not have, and attachments without bytes. */
function checkReferences(rows: PlanJsonReading['rows'], blobs: readonly PlanBlob[], problems: Problem[]): void {
  const ids = new Map(entityNames.map((name) => [name as string, new Set((rows[name] ?? []).map((r) => r.id))]))
  const hashes = new Set(blobs.map((b) => b.sha256))
  for (const name of entityNames) {
    const fields = Object.entries(entityOf(name).fields).filter(([, f]) => f.to !== undefined)
    rows[name]?.forEach((row, i) => {
      const missing = (field: string) =>
        problems.push({ code: 'refMissing', place: { element: `entities.${name}[${i}].${field}` } })
      for (const [field, { to }] of fields) {
        const known = ids.get(to as string)
        const value = row[field]
        if (Array.isArray(value)) {
          for (const [n, id] of value.entries()) if (!known?.has(id)) missing(`${field}[${n}]`)
        } else if (value !== null && !known?.has(value as string)) missing(field)
      }
      if (name === 'comment' || name === 'attachment')
        if (!ids.get(String(row.onEntity))?.has(String(row.onRow))) missing('onRow')
      if (name === 'attachment' && !hashes.has(String(row.sha256))) missing('sha256')
    })
  }
}

const fields = new Set(['format', 'version', 'exportedAt', 'entities', 'blobs'])

/** Reads what `writePlanJson` or a script wrote; `name` is the file's, for messages. Every mistake is a problem at its place. */
export function readPlanJson(text: string, name: string): PlanJsonReading {
  const refused = (problem: Problem): PlanJsonReading => ({ rows: {}, blobs: [], problems: [problem] })
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return refused({ code: 'jsonInvalid', params: { name, reason: syntaxPlace(text) } })
  }
  if (!isObject(file) || file.format !== planJsonFormat) return refused({ code: 'jsonFormat', params: { name } })
  if (!Number.isInteger(file.version) || (file.version as number) < 1)
    return refused({
      code: 'badValue',
      params: { text: String(file.version).slice(0, 60) },
      place: { element: 'version' },
    })
  if ((file.version as number) > planJsonVersion)
    return refused({ code: 'jsonNewer', params: { name, version: file.version as number } })
  const problems: Problem[] = []
  for (const field of Object.keys(file))
    if (!fields.has(field))
      problems.push({ code: 'jsonUnknownField', params: { entity: planJsonFormat, field: field.slice(0, 60) } })
  if (!isObject(file.entities)) return refused({ code: 'required', place: { element: 'entities' } })
  const rows: PlanJsonReading['rows'] = {}
  for (const [entity, list] of Object.entries(file.entities)) {
    const element = `entities.${entity.slice(0, 60)}`
    if (!isEntityName(entity))
      problems.push({
        code: 'jsonUnknownEntity',
        params: { entity: entity.slice(0, 60) },
        place: { element: 'entities' },
      })
    else if (!Array.isArray(list))
      problems.push({ code: 'badValue', params: { text: typeof list }, place: { element } })
    else rows[entity] = readRows(entity, list, problems)
  }
  if ((rows.plan?.length ?? 0) > 1)
    problems.push({
      code: 'badValue',
      params: { text: String(rows.plan?.length) },
      place: { element: 'entities.plan' },
    })
  const blobs = readBlobs(file.blobs, problems)
  if (problems.length === 0) checkReferences(rows, blobs, problems)
  return { rows, blobs, problems: problems.slice(0, maxProblems) }
}
