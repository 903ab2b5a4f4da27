// Rows typed or pasted below the table of steps, as writes: each placed and joined to the step before it.

import type { Write } from '#shared/commands/rows.ts'
import { placeNewStep } from '#shared/diagram/placeNewStep.ts'
import type { DiagramStep, StepKind } from '#shared/diagram/types.ts'
import type { Values } from '#ui/SheetGrid/sheetTypes.ts'
import type { Drawing } from '../model/drawing.ts'
import { openEnd } from '../model/order.ts'

/** The writes with places for the new steps and the flows that lead to them; all others as they are. */
export function addedRows(drawing: Drawing, writes: readonly Write[], complete: (values: Values) => Values): Write[] {
  let { diagram } = drawing
  let after = openEnd(diagram, drawing.positions)
  return writes.flatMap((write): Write[] => {
    if (write.do !== 'insert' || write.entity !== 'step') return [write]
    const row = complete(write.row)
    const id = String(write.row.id)
    const kind = (row.kind ?? 'task') as StepKind
    const title = String(row.title)
    const before = diagram.steps.find((s) => s.id === after)
    const lane = (row.lane as string | undefined) ?? before?.lane ?? diagram.lanes[0]?.id ?? null
    const { x, y } = placeNewStep(diagram, after, { kind, title, lane })
    const step: DiagramStep = { id, kind, title, lane, phase: null, x, y }
    const flow = after === null ? null : { id: `flow ${id}`, from: after, to: id, label: null }
    diagram = { ...diagram, steps: [...diagram.steps, step], flows: flow ? [...diagram.flows, flow] : diagram.flows }
    after = kind === 'end' || kind === 'note' ? after : id
    const joined: Write[] = flow
      ? [{ do: 'insert', entity: 'sequenceFlow', row: { processVersion: row.processVersion, from: flow.from, to: id } }]
      : []
    return [{ do: 'insert', entity: 'step', row: { ...row, kind, lane, x, y } }, ...joined]
  })
}
