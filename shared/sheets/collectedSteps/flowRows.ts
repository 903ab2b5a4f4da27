// The flows that the "next step" cells of a collection sheet mean, beside those it was made from: kept, renamed, added, left out.
import type { RowOf } from '../../model/plan.ts'
import type { Cell } from '../cells.ts'
import type { ReadSheet } from '../dataWorkbook/types.ts'
import { freshIds } from './freshIds.ts'

interface FlowInput {
  readonly version: string
  /** As the sheet was made from. */
  readonly flows: readonly RowOf<'sequenceFlow'>[]
  /** Labels by `from\nto` (ids of steps), as the sheet says now and as it said. */
  readonly now: ReadonlyMap<string, string | null>
  readonly was: ReadonlyMap<string, string | null>
  /** Steps whose cell was read; of others nothing is known. */
  readonly settled: ReadonlySet<string>
  /** Whether the sheet has a column of labels. */
  readonly labelled: boolean
  /** Where each step stands in the sheet. */
  readonly place: ReadonlyMap<string, { readonly row: number; readonly cells: readonly Cell[] }>
}

/** The rows of the flows; one that is not among them any more is to be removed. */
export function flowRows({ version, flows, now, was, settled, labelled, place }: FlowInput): ReadSheet['rows'] {
  const rows: ReadSheet['rows'][number][] = []
  const add = (from: string, id: string, values: Readonly<Record<string, unknown>>) => {
    const { row = 0, cells = [] } = place.get(from) ?? {}
    rows.push({ row, cells, id, values })
  }
  const seen = new Set<string>()
  for (const { id, from, to } of flows) {
    const key = `${from}\n${to}`
    const kept = now.has(key)
    // With a step that is gone its flows go by themselves.
    if (settled.has(from) && place.has(to) && !kept) continue
    const label = now.get(key) ?? null
    // Several flows between two steps share a cell: what is new there goes to the first of them.
    const renamed = kept && labelled && settled.has(from) && !seen.has(key) && label !== (was.get(key) ?? null)
    seen.add(key)
    add(from, id, renamed ? { label } : {})
  }
  const fresh = freshIds('f')
  for (const [key, label] of now) {
    const [from = '', to = ''] = key.split('\n')
    if (!seen.has(key)) add(from, fresh(), { processVersion: version, from, to, label })
  }
  return rows
}
