// The rows as they were exported, packed into cells of a very hidden sheet, so that an import can tell who changed what.
import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { type AnyRow, rowSchema, withDefaults } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, isEntityName } from '#shared/model/plan.ts'
import type { DataBase } from '#shared/sheets/dataWorkbook/types.ts'

/** Characters of a cell; Excel allows 32,767. */
const cellLength = 32_000
/** Bytes of the largest base that is unpacked. */
const maxBase = 120 * 2 ** 20
/** Characters that are deflated at a time. */
const sliceLength = 2 ** 20
const newLine = 0x0a

/**
 * The base as lines of JSON, so that neither side ever holds all of it as one text: `"rows task"`, then a line for each row;
 * `"names person"`, then a line for each id and name.
 */
function* baseLines({ rows, names }: DataBase): Generator<unknown> {
  for (const [part, lists] of Object.entries({ rows, names }))
    for (const [entity, list] of Object.entries(lists)) {
      yield `${part} ${entity}`
      yield* list
    }
}

function packed(base: DataBase): Buffer {
  const pieces: Buffer[] = []
  let text = ''
  const deflate = (finishFlush: number) => {
    pieces.push(deflateRawSync(text, { level: 1, finishFlush }))
    text = ''
  }
  for (const line of baseLines(base)) {
    text += `${JSON.stringify(line)}\n`
    if (text.length > sliceLength) deflate(constants.Z_SYNC_FLUSH)
  }
  deflate(constants.Z_FINISH)
  return Buffer.concat(pieces)
}

/** Cells of base64, with a checksum in front of the first. */
export function packBase(base: DataBase): string[] {
  const bytes = packed(base)
  const text = `${crc32(bytes).toString(16).padStart(8, '0')}:${bytes.toString('base64')}`
  return Array.from({ length: Math.ceil(text.length / cellLength) }, (_, i) =>
    text.slice(i * cellLength, (i + 1) * cellLength),
  )
}

/** What was tampered with, or has no meaning. */
class BaseProblem extends Error {}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Takes the values of a list one by one, as the definitions of today read them. Throws BaseProblem for one without a meaning. */
type Take = (value: unknown) => void

/** Rows: unknown fields dropped, missing ones at their default. */
function takeRows(name: EntityName, rows: AnyRow[]): Take {
  const entity = entityOf(name)
  const schema = rowSchema(entity)
  const fields = Object.keys(entity.fields)
  return (given) => {
    // Written by this version: nothing is missing and nothing is too many.
    let read = schema.safeParse(given)
    if (!read.success && isObject(given)) {
      const known = fields.filter((field) => Object.hasOwn(given, field))
      const row = { id: given.id, ...Object.fromEntries(known.map((field) => [field, given[field]])) }
      read = schema.safeParse(withDefaults(entity, row))
    }
    if (!read.success) throw new BaseProblem(name)
    rows.push(read.data)
  }
}
function takeNames(names: [string, string][]): Take {
  return (given) => {
    if (!Array.isArray(given) || typeof given[0] !== 'string' || typeof given[1] !== 'string')
      throw new BaseProblem('name')
    names.push([given[0], given[1]])
  }
}

/** Collects lists of a base; those of entities that are gone are passed over. */
function baseReader() {
  const rows: Partial<Record<EntityName, AnyRow[]>> = {}
  const names: Partial<Record<EntityName, [string, string][]>> = {}
  const list = (part: string, entity: string): Take => {
    if (!isEntityName(entity)) return () => {}
    if (part === 'rows') {
      rows[entity] = []
      return takeRows(entity, rows[entity])
    }
    names[entity] = []
    return takeNames(names[entity])
  }
  return { list, base: { rows, names } as DataBase }
}

function readLines(bytes: Buffer): DataBase {
  const { list, base } = baseReader()
  let take: Take = () => {
    throw new BaseProblem('start')
  }
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(newLine, at)
    if (end < 0) throw new BaseProblem('cut')
    const line: unknown = JSON.parse(bytes.toString('utf8', at, end))
    at = end + 1
    if (typeof line !== 'string') {
      take(line)
      continue
    }
    const [part = '', entity = ''] = line.split(' ')
    if (part !== 'rows' && part !== 'names') throw new BaseProblem(line)
    take = list(part, entity)
  }
  return base
}

/** As workbooks had it before: one object with both kinds of lists. */
function readWhole(bytes: Buffer): DataBase {
  const given: unknown = JSON.parse(bytes.toString('utf8'))
  const { list, base } = baseReader()
  for (const part of ['rows', 'names']) {
    const lists = isObject(given) ? given[part] : undefined
    if (!isObject(lists)) throw new BaseProblem(part)
    for (const [entity, values] of Object.entries(lists)) {
      if (!Array.isArray(values)) throw new BaseProblem(entity)
      const take = list(part, entity)
      for (const value of values) take(value)
    }
  }
  return base
}

/** What `packBase` packed; null when it is missing, cut or tampered with. Never throws. */
export function unpackBase(text: string): DataBase | null {
  const [sum = '', base64 = ''] = text.split(':', 2)
  const bytes = Buffer.from(base64, 'base64')
  if (sum.length !== 8 || Number.parseInt(sum, 16) !== crc32(bytes)) return null
  try {
    const base = inflateRawSync(bytes, { maxOutputLength: maxBase, chunkSize: sliceLength })
    return base[0] === 0x7b ? readWhole(base) : readLines(base)
  } catch {
    return null
  }
}

/** Entities in the plan's order, only those given. */
export const inOrder = <T extends string>(given: readonly T[]): T[] =>
  entityNames.filter((name) => (given as readonly string[]).includes(name)) as unknown as T[]
