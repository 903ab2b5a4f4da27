// How a row's values are stored in columns: truth values as 0 and 1, poly-lines as JSON; everything else as it is.
import type { AnyRow, Entity } from '#shared/model/entity.ts'
import { storedFields } from '#shared/model/entity.ts'

export type StoredRow = Record<string, string | number | null>

export interface RowCodec {
  /** Column values of the entity's own table, `id` first; refs are not among them. */
  encode(row: AnyRow): (string | number | null)[]
  /** The stored fields of a row of the table (or of those that the log tells of). The given object is changed and returned. */
  decode(stored: StoredRow): AnyRow
  encodeValue(field: string, value: unknown): string | number | null
  /** Whether a field is stored as it is. */
  isPlain(field: string): boolean
}

export function rowCodec(entity: Entity): RowCodec {
  const fields = storedFields(entity)
  const kinds = new Map(fields.map(([name, field]) => [name, field.kind]))
  const special = fields.filter(([, f]) => f.kind === 'bool' || f.kind === 'points')
  const encodeValue = (name: string, value: unknown): string | number | null => {
    if (value === null || value === undefined) return null
    const kind = kinds.get(name)
    if (kind === 'bool') return value ? 1 : 0
    if (kind === 'points') return JSON.stringify(value)
    return value as string | number
  }
  const specials = new Set(special.map(([name]) => name))
  return {
    encodeValue,
    isPlain: (field) => !specials.has(field),
    encode: (row) => [row.id, ...fields.map(([name]) => encodeValue(name, row[name]))],
    decode: (stored) => {
      const row = stored as Record<string, unknown>
      for (const [name, field] of special) {
        const value = stored[name]
        if (value === undefined) continue
        if (value === null) row[name] = null
        else row[name] = field.kind === 'bool' ? value === 1 : JSON.parse(String(value))
      }
      return row as AnyRow
    },
  }
}
