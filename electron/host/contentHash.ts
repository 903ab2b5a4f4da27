// The content of a plan as one SHA-256: equal plans have equal hashes, whatever the bytes of their files.
import { createHash } from 'node:crypto'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'

/** Which fields of which entities a hash is taken over, both in order. */
export type HashLayout = readonly (readonly [entity: EntityName, fields: readonly string[]])[]

/** Every field of every entity. */
const today: HashLayout = hashLayout(entityNames.map((name) => [name, Object.keys(entityOf(name).fields)]))

/** The layout of a format that had these entities and fields (`id` is always among them). */
export function hashLayout(fields: readonly (readonly [entity: EntityName, fields: readonly string[]])[]): HashLayout {
  return fields
    .map(([name, list]) => [name, [...new Set(['id', ...list])].sort()] as const)
    .sort(([a], [b]) => byText(a, b))
}

const json = (value: unknown): string =>
  value === null || value === undefined ? 'null' : typeof value === 'boolean' ? String(value) : JSON.stringify(value)
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Hex SHA-256 over the canonical rows: entities by name, rows by id, fields by name, as JSON; then the hashes of the blobs
 * that the attachments use. `blobs`: hashes (hex) of the blobs that are there. `layout`: that of the format a file was written in.
 */
export function contentHash(rows: PlanRows, blobs: Iterable<string>, layout: HashLayout = today): string {
  const hash = createHash('sha256')
  for (const [name, names] of layout) {
    // Each field with the JSON that stands before its value.
    const fields = names.map((field, i) => [field, `${i === 0 ? '{' : ','}${JSON.stringify(field)}:`] as const)
    const list = [...rows[name]].sort((a, b) => byText(a.id, b.id)) as unknown as Record<string, unknown>[]
    let text = `${name}\n`
    for (const row of list) {
      for (const [field, key] of fields) text += key + json(row[field])
      text += '}\n'
      if (text.length > 65_536) {
        hash.update(text)
        text = ''
      }
    }
    hash.update(text)
  }
  const present = new Set(blobs)
  const used = new Set(rows.attachment.map((a) => a.sha256).filter((sha) => present.has(sha)))
  return hash.update(`blob\n${[...used].sort().join('\n')}\n`).digest('hex')
}
