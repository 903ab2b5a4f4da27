// What a cell of next steps writes: flows added, changed and removed so that they are what the cell says.
import { rowsOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'
import type { NextStep } from '#shared/model/stepTable/nextSteps.ts'

/** The writes that make the flows out of `from` those of `next`; flows that stay keep their condition and corners. */
export function nextWrites(processVersion: string, from: string, next: readonly NextStep[]): Write[] {
  const wanted = next.filter(({ to }) => to !== from)
  const left = new Map(rowsOf('sequenceFlow', { from }).map((flow) => [flow.to, flow]))
  const writes = wanted.flatMap(({ to, label, probability }): Write[] => {
    const flow = left.get(to)
    left.delete(to)
    if (!flow) return [{ do: 'insert', entity: 'sequenceFlow', row: { processVersion, from, to, label, probability } }]
    if (flow.label === label && flow.probability === probability) return []
    return [{ do: 'update', entity: 'sequenceFlow', id: flow.id, patch: { label, probability } }]
  })
  return [...writes, ...[...left.values()].map(({ id }): Write => ({ do: 'remove', entity: 'sequenceFlow', id }))]
}
