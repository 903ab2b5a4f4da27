// The content of a plan as one SHA-256: equal plans have equal hashes, whatever the bytes of their files.
import { createHash } from 'node:crypto'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'

/** The fields of an entity by name, each with the JSON that stands before its value. */
const fieldsOf = new Map<EntityName, readonly (readonly [field: string, key: string])[]>(
  entityNames.map((name) => {
    const fields = ['id', ...Object.keys(entityOf(name).fields)].sort()
    return [name, fields.map((field, i) => [field, `${i === 0 ? '{' : ','}${JSON.stringify(field)}:`])]
  }),
)
const json = (value: unknown): string =>
  value === null || value === undefined ? 'null' : typeof value === 'boolean' ? String(value) : JSON.stringify(value)
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Hex SHA-256 over the canonical rows: entities by name, rows by id, fields by name, as JSON; then the hashes of the blobs
 * that the attachments use. `blobs`: hashes (hex) of the blobs that are there.
 */
export function contentHash(rows: PlanRows, blobs: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const name of [...entityNames].sort()) {
    const fields = fieldsOf.get(name) ?? []
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
