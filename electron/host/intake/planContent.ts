// Reads and checks the rows of a plan file whose tables are known to be ours.
import type Database from 'better-sqlite3'
import { type AnyRow, rowSchema, storedFields } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { PlanError, type Problem, refuse } from '#shared/model/problem.ts'
import { loggedTables, quoted } from '../db/ddl.ts'
import { Tables } from '../db/tables.ts'
import { brokenReferences, rowProblems } from '../rowProblems.ts'

const limits = {
  /** Rows of all tables together. */
  rows: 1_000_000,
  /** Bytes of one text; a field holds at most 100,000 characters of up to 4 bytes. */
  text: 400_000,
  treeDepth: 100,
} as const
/** More rows than this need not be named. */
const maxProblems = 20

const damaged = (name: string, problems: readonly Problem[] = []): never => {
  throw new PlanError([{ code: 'fileDamaged', params: { name } }, ...problems.slice(0, maxProblems)])
}

/** Texts too long and integers too large for a number are found by SQLite, before they are read. */
function checkSizes(db: Database.Database, name: string): void {
  let rows = 0
  for (const { name: table, entity, field, columns } of loggedTables) {
    rows += db
      .prepare(`SELECT count(*) FROM ${quoted(table)}`)
      .pluck()
      .get() as number
    if (rows > limits.rows) damaged(name)
    const kinds = new Map(storedFields(entityOf(entity)).map(([column, f]) => [column, f.kind]))
    const bad = columns.map((column) => {
      const kind = field === null ? kinds.get(column) : column === 'position' ? 'integer' : 'text'
      return kind === 'integer' || kind === 'money' || kind === 'duration' || kind === 'bool'
        ? `${quoted(column)} NOT BETWEEN ${Number.MIN_SAFE_INTEGER} AND ${Number.MAX_SAFE_INTEGER}`
        : `octet_length(${quoted(column)}) > ${limits.text}`
    })
    const found = db
      .prepare(`SELECT ${quoted('id')} FROM ${quoted(table)} WHERE ${bad.join(' OR ')} LIMIT 1`)
      .pluck()
      .get()
    if (found !== undefined) damaged(name, [{ code: 'badValue', params: { text: String(found).slice(0, 60) } }])
  }
}

function checkRows(rows: PlanRows, name: string): void {
  const problems: Problem[] = []
  for (const entity of entityNames) {
    const schema = rowSchema(entityOf(entity))
    for (const row of rows[entity] as AnyRow[]) {
      const read = schema.safeParse(row)
      if (!read.success) problems.push(...rowProblems(entity, row, read.error))
      if (problems.length >= maxProblems) damaged(name, problems)
    }
  }
  if (problems.length > 0) damaged(name, problems)
  if (rows.plan.length !== 1) damaged(name)
}

/** A row that is its own ancestor would keep every walk over the tree busy for ever. */
function checkTrees(rows: PlanRows, name: string): void {
  for (const entity of entityNames as readonly EntityName[]) {
    const { parent } = entityOf(entity)
    if (parent === null) continue
    const parents = new Map((rows[entity] as AnyRow[]).map((row) => [row.id, row[parent] as string | null]))
    const depths = new Map<string, number>()
    for (const id of parents.keys()) {
      const path: string[] = []
      let at: string | null = id
      while (at !== null && !depths.has(at)) {
        path.push(at)
        if (path.length > limits.treeDepth + 1)
          damaged(name, [{ code: 'treeTooDeep', params: { max: limits.treeDepth } }])
        at = parents.get(at) ?? null
      }
      let depth = at === null ? 0 : (depths.get(at) as number)
      for (const step of path.reverse()) depths.set(step, ++depth)
      if (depth > limits.treeDepth + 1) damaged(name, [{ code: 'treeTooDeep', params: { max: limits.treeDepth } }])
    }
  }
}

/** The database's own integrity, and its references. Throws PlanError 'fileDamaged'. */
export function checkIntegrity(db: Database.Database, name: string): void {
  if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok') refuse('fileDamaged', { name })
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) damaged(name, brokenReferences(db))
}

/** Every row, checked: the database's own integrity, references, sizes, values and trees. Throws PlanError 'fileDamaged'. */
export function checkContent(db: Database.Database, name: string): PlanRows {
  checkIntegrity(db, name)
  checkSizes(db, name)
  let rows: PlanRows
  try {
    rows = new Tables(db).all()
  } catch (error) {
    // Poly-lines are kept as JSON.
    if (error instanceof SyntaxError) return damaged(name)
    throw error
  }
  checkRows(rows, name)
  checkTrees(rows, name)
  return rows
}
