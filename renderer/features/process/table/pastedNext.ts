// Next steps in a batch that brings new rows: read when all rows, the new ones included, are known.
import { type NextStep, nextReader } from '#shared/model/stepTable/nextSteps.ts'
import { nextColumn } from '#shared/model/stepTable/stepTable.ts'
import type { Parsed } from '#shared/model/values/context.ts'
import type { SheetBatch, SheetRow, Values } from '#ui/SheetGrid/sheetTypes.ts'

/** Rows as the reader of next steps wants them. */
export const tableRows = (rows: readonly SheetRow[]) =>
  rows.map(({ id, title }) => ({ id, title: String(title ?? '') }))

export interface Refused {
  readonly code: Extract<Parsed, { ok: false }>['code']
  readonly params?: Readonly<Record<string, string | number>>
}

/** The batch without next steps, what it says of them by row id, and what could not be read. */
export function withoutNext(
  batch: SheetBatch,
  rows: readonly SheetRow[],
): { plain: SheetBatch; next: Map<string, readonly NextStep[]>; refused: Refused[] } {
  const read = nextReader([
    ...tableRows(rows),
    ...batch.inserts.map(({ id, values }) => ({ id, title: String(values.title ?? '') })),
  ])
  const next = new Map<string, readonly NextStep[]>()
  const refused: Refused[] = []
  const without = <E extends { readonly values: Values }>(entry: E, id: string): E => {
    const { [nextColumn]: value, ...values } = entry.values
    if (value === undefined) return entry
    const parsed: Parsed = typeof value === 'string' ? read(value, id) : { ok: true, value: value ?? [] }
    if (parsed.ok) next.set(id, parsed.value as readonly NextStep[])
    else refused.push({ code: parsed.code, ...(parsed.params ? { params: parsed.params } : {}) })
    return { ...entry, values }
  }
  const plain = {
    ...batch,
    edits: batch.edits.map((e) => without(e, e.rowId)),
    inserts: batch.inserts.map((e) => without(e, e.id)),
  }
  // An empty cell of a new row says nothing: it follows what stands above it.
  for (const { id } of batch.inserts) if (next.get(id)?.length === 0) next.delete(id)
  return { plain, next, refused }
}
