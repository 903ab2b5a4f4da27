// What zod and SQLite refuse, as problems with a place that every surface can word.
import type { z } from 'zod'
import type { Entity } from '#shared/model/entity.ts'
import { type EntityName, entityOf, isEntityName } from '#shared/model/plan.ts'
import { PlanError, type Problem, type ProblemCode, type ProblemPlace, problemCodes } from '#shared/model/problem.ts'
import { loggedTables, quoted } from './db/ddl.ts'
import type { Db } from './db/openDatabase.ts'

type Issue = z.core.$ZodIssue
const isProblemCode = (code: unknown): code is ProblemCode => problemCodes.includes(code as ProblemCode)
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** Codes of values that have the right type but no meaning in their field. */
const meaningless: Partial<Record<string, ProblemCode>> = {
  date: 'notADate',
  time: 'notATime',
  timestamp: 'notADate',
  period: 'notAPeriod',
}

function valueProblem(entity: Entity, name: string, value: unknown, issue: Issue): Omit<Problem, 'place'> {
  const field = entity.fields[name]
  const text = shown(value)
  if (!field) return { code: 'badValue', params: { text } }
  if (field.required && (value === null || value === undefined)) return { code: 'required' }
  if (issue.code === 'custom') {
    const code = issue.params?.code
    if (isProblemCode(code)) return { code }
  }
  if (issue.code === 'too_big' && issue.origin === 'string')
    return { code: 'tooLong', params: { max: Number(issue.maximum) } }
  if (issue.code === 'too_big' && issue.origin === 'number')
    return { code: 'tooLarge', params: { max: Number(issue.maximum) } }
  if (issue.code === 'too_small' && issue.origin === 'number')
    return { code: 'tooSmall', params: { min: Number(issue.minimum) } }
  if (field.kind === 'choice')
    return { code: 'notAChoice', params: { text, choices: (field.choices ?? []).join(', ') } }
  const code = meaningless[field.kind]
  if (code) return { code, params: { text } }
  if (issue.code === 'invalid_type' && issue.expected === 'number') return { code: 'notANumber', params: { text } }
  if (issue.code === 'invalid_type' && issue.expected === 'int') return { code: 'notAnInteger', params: { text } }
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') return { code: 'notABool', params: { text } }
  return { code: 'badValue', params: { text } }
}

/** One problem per field of `row` that its schema refused. */
export function rowProblems(name: EntityName, row: Readonly<Record<string, unknown>>, error: z.ZodError): Problem[] {
  const entity = entityOf(name)
  const problems = new Map<string, Problem>()
  const at: ProblemPlace = typeof row.id === 'string' ? { entity: name, row: row.id } : { entity: name }
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        problems.set(key, { code: 'jsonUnknownField', params: { entity: name, field: key }, place: at })
      continue
    }
    const field = String(issue.path[0] ?? '')
    if (!problems.has(field))
      problems.set(field, { ...valueProblem(entity, field, row[field], issue), place: { ...at, field } })
  }
  return [...problems.values()]
}

/** Rows of the working copy that refer to a row that does not exist; read before the failed transaction is rolled back. */
export function brokenReferences(db: Db): Problem[] {
  const broken = db.pragma('foreign_key_check') as { table: string; parent: string; fkid: number }[]
  const keysOf = new Map(broken.map(({ table, parent, fkid }) => [`${table}\n${fkid}`, { table, parent, fkid }]))
  // Not by rowid: link tables have none.
  const problems = [...keysOf.values()].flatMap(({ table, parent, fkid }): Problem[] => {
    const logged = loggedTables.find((t) => t.name === table)
    const keys = db.pragma(`foreign_key_list(${quoted(table)})`) as { id: number; from: string }[]
    const column = keys.find((k) => k.id === fkid)?.from
    if (!logged || !column) return []
    const rows = db
      .prepare(
        `SELECT ${quoted(logged.field === null ? 'id' : 'source')} FROM ${quoted(table)} AS t WHERE t.${quoted(column)} IS NOT NULL ` +
          `AND NOT EXISTS (SELECT 1 FROM ${quoted(parent)} AS p WHERE p."id" = t.${quoted(column)}) LIMIT 100`,
      )
      .pluck()
      .all()
    const field = logged.field ?? column
    return rows.map((row) => ({ code: 'refMissing', place: { entity: logged.entity, row: String(row), field } }))
  })
  return problems.length > 0 ? problems.slice(0, 100) : [{ code: 'refMissing' }]
}

/** What an error of SQLite or the file system means to the user; undefined: a bug. */
export function storageProblem(error: unknown, name: string): Problem | undefined {
  const code = String((error as { code?: unknown }).code ?? '')
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return { code: 'diskFull', params: { name } }
  if (code === 'EROFS' || code === 'SQLITE_READONLY') return { code: 'fileReadOnly', params: { name } }
  if (/^(SQLITE_IOERR|SQLITE_CANTOPEN|EFBIG|EIO|EBUSY|EACCES|EPERM|EMFILE|ENFILE)/.test(code))
    return { code: 'saveFailed', params: { name } }
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'folderMissing', params: { name } }
  return undefined
}

/** Arguments a command or call does not take. */
export function argumentProblems(error: z.ZodError): PlanError {
  const issue = error.issues[0]
  const element = issue?.path.map(String).join('.') ?? ''
  const unknownEntity = issue?.path.at(-1) === 'entity' && !isEntityName(String(element))
  return new PlanError({ code: 'badArguments', ...(element || unknownEntity ? { place: { element } } : {}) })
}
