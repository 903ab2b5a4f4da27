// The rows as they were exported, packed into cells of a very hidden sheet, so that an import can tell who changed what.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { type AnyRow, rowSchema, withDefaults } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, isEntityName } from '#shared/model/plan.ts'
import type { DataBase } from '#shared/sheets/dataWorkbook/types.ts'

/** Characters of a cell; Excel allows 32,767. */
const cellLength = 32_000
/** Bytes of the largest base that is unpacked. */
const maxBase = 120 * 2 ** 20

/** Cells of base64, with a checksum in front of the first. */
export function packBase(base: DataBase): string[] {
  const packed = deflateRawSync(JSON.stringify(base), { level: 1 })
  const text = `${crc32(packed).toString(16).padStart(8, '0')}:${packed.toString('base64')}`
  return Array.from({ length: Math.ceil(text.length / cellLength) }, (_, i) =>
    text.slice(i * cellLength, (i + 1) * cellLength),
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rows as the definitions of today read them: unknown fields dropped, missing ones at their default; null when a value has no meaning. */
function readRows(name: EntityName, list: readonly unknown[]): AnyRow[] | null {
  const entity = entityOf(name)
  const schema = rowSchema(entity)
  const rows: AnyRow[] = []
  for (const given of list) {
    if (!isObject(given)) return null
    const known = Object.keys(entity.fields).filter((field) => Object.hasOwn(given, field))
    const row = { id: given.id, ...Object.fromEntries(known.map((field) => [field, given[field]])) }
    const read = schema.safeParse(withDefaults(entity, row))
    if (!read.success) return null
    rows.push(read.data)
  }
  return rows
}
const isName = (value: unknown) => Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string'

function listsOf(given: unknown, fits: (value: unknown) => boolean): Record<string, unknown[]> | null {
  if (!isObject(given)) return null
  const lists = Object.entries(given).filter(([name]) => isEntityName(name))
  if (!lists.every(([, list]) => Array.isArray(list) && list.every(fits))) return null
  return Object.fromEntries(lists) as Record<string, unknown[]>
}

/** What `packBase` packed; null when it is missing, cut or tampered with. Never throws. */
export function unpackBase(text: string): DataBase | null {
  const [sum = '', base64 = ''] = text.split(':', 2)
  const packed = Buffer.from(base64, 'base64')
  if (sum.length !== 8 || Number.parseInt(sum, 16) !== crc32(packed)) return null
  try {
    const base: unknown = JSON.parse(inflateRawSync(packed, { maxOutputLength: maxBase }).toString('utf8'))
    if (!isObject(base)) return null
    const lists = listsOf(base.rows, isObject)
    const names = listsOf(base.names, isName)
    if (!lists || !names) return null
    const rows = Object.entries(lists).map(([name, list]) => [name, readRows(name as EntityName, list)] as const)
    if (rows.some(([, list]) => list === null)) return null
    return { rows: Object.fromEntries(rows), names } as DataBase
  } catch {
    return null
  }
}

/** Entities in the plan's order, only those given. */
export const inOrder = <T extends string>(given: readonly T[]): T[] =>
  entityNames.filter((name) => (given as readonly string[]).includes(name)) as unknown as T[]
