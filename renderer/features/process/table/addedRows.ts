// Rows typed or pasted below the table of steps, as writes: each placed and joined to the step before it.

import { rowOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { StepKind } from '#shared/diagram/types.ts'
import type { Values } from '#ui/SheetGrid/sheetTypes.ts'
import type { Drawing } from '../model/drawing.ts'
import { openEnd } from '../model/order.ts'
import { type NewStep, placeInTurn } from '../model/placing.ts'

/**
 * The writes with places for the new steps, the flows that lead to them, and room where they need it; all others as they are. New
 * steps are of the lane and the owner of the row above, unless they say otherwise. `told`: steps whose next steps are said.
 */
export function addedRows(
  drawing: Drawing,
  writes: readonly Write[],
  complete: (values: Values) => Values,
  told: ReadonlySet<string> = new Set(),
): Write[] {
  const { diagram, positions } = drawing
  let after = openEnd(diagram, positions)
  const rows = new Map<string, Values>()
  const news: NewStep[] = []
  for (const write of writes) {
    if (write.do !== 'insert' || write.entity !== 'step') continue
    const row = withOwner(complete(write.row), after === null ? undefined : (rows.get(after) ?? rowOf('step', after)))
    const id = String(write.row.id)
    const kind = (row.kind ?? 'task') as StepKind
    rows.set(id, row)
    news.push({ id, kind, title: String(row.title), lane: row.lane as string | null | undefined, after })
    if (kind !== 'end' && kind !== 'note') after = id
  }
  const { steps, shift } = placeInTurn(diagram, news)
  const joined = news.flatMap(({ id, after: from }): Write[] => {
    const processVersion = rows.get(id)?.processVersion
    return from === null || told.has(from)
      ? []
      : [{ do: 'insert', entity: 'sequenceFlow', row: { processVersion, from, to: id } }]
  })
  const placed = new Map(steps.map((s) => [s.id, s]))
  return [
    ...writes.map((write): Write => {
      const step = write.do === 'insert' ? placed.get(String(write.row.id)) : undefined
      if (write.do !== 'insert' || !step) return write
      const { kind, lane, x, y } = step
      return {
        ...write,
        row: { ...rows.get(step.id), phase: rows.get(step.id)?.phase ?? step.phase, kind, lane, x, y },
      }
    }),
    ...joined,
    ...shift.flatMap(({ id, dx, dy }): Write[] => {
      const at = positions.get(id)
      return at ? [{ do: 'update', entity: 'step', id, patch: { x: at.x + dx, y: at.y + dy } }] : []
    }),
  ]
}

const worked = new Set(['task', 'subprocess', 'document', 'data', 'delay', 'decision'])

/** The owner of the row above, where the new row says neither an owner nor another lane. */
function withOwner(row: Values, above: Values | undefined): Values {
  const said = row.ownerRole || (Array.isArray(row.owners) && row.owners.length > 0)
  const elsewhere = row.lane !== undefined && row.lane !== above?.lane
  if (
    !above ||
    said ||
    elsewhere ||
    !worked.has(String(row.kind ?? 'task')) ||
    !worked.has(String(above.kind ?? 'task'))
  )
    return row
  return { ...row, ownerRole: above.ownerRole ?? null, owners: above.owners ?? [], lane: row.lane ?? above.lane }
}
