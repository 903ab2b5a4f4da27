// The values that several rows share.
import type { SheetRow } from '#ui/SheetGrid/sheetTypes.ts'

/** One row that stands for all: the values they share, nothing where they differ. */
export function commonRow(rows: readonly SheetRow[]): { row: SheetRow; mixed: ReadonlySet<string> } {
  const [first, ...rest] = rows
  const mixed = new Set<string>()
  const row: Record<string, unknown> = { ...first }
  for (const name of Object.keys(row)) {
    if (name === 'id') continue
    const same = rest.every((other) => JSON.stringify(other[name]) === JSON.stringify(row[name]))
    if (same) continue
    mixed.add(name)
    row[name] = Array.isArray(row[name]) ? [] : null
  }
  return { row: row as SheetRow, mixed }
}
