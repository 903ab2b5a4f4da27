// The rows as they were exported, packed into cells of a very hidden sheet, so that an import can tell who changed what.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { entityNames, isEntityName } from '#shared/model/plan.ts'
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
const isRow = (value: unknown) => isObject(value) && typeof value.id === 'string'
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
    const rows = listsOf(base.rows, isRow)
    const names = listsOf(base.names, isName)
    return rows && names ? ({ rows, names } as DataBase) : null
  } catch {
    return null
  }
}

/** Entities in the plan's order, only those given. */
export const inOrder = <T extends string>(given: readonly T[]): T[] =>
  entityNames.filter((name) => (given as readonly string[]).includes(name)) as unknown as T[]
