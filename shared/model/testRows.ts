// Rows for tests of pure logic: a process drawn in one line of letters and arrows, every field filled with its default.
import { withDefaults } from './entity.ts'
import { type EntityName, entityOf, type NewRowOf, type PlanRows, type RowOf } from './plan.ts'

/** A row with defaults in every field left out. */
export const testRow = <N extends EntityName>(entity: N, row: NewRowOf<N> & { id: string }): RowOf<N> =>
  withDefaults(entityOf(entity), row as Record<string, unknown>) as RowOf<N>

type Steps = Record<string, NewRowOf<'step'>>
type Flow = readonly [from: string, to: string, more?: NewRowOf<'sequenceFlow'>]

/** One version: steps by id (titled by it unless they say otherwise), flows as pairs, lanes by id. */
export function testVersion(
  version: string,
  { steps, flows = [], lanes = [] }: { steps: Steps; flows?: readonly Flow[]; lanes?: readonly string[] },
): Partial<PlanRows> {
  const processVersion = version
  return {
    processVersion: [testRow('processVersion', { id: version, title: version, process: 'process' })],
    lane: lanes.map((id, i) => testRow('lane', { id, title: id, processVersion, position: i + 1 })),
    step: Object.entries(steps).map(([id, row]) => testRow('step', { id, title: id, processVersion, ...row })),
    sequenceFlow: flows.map(([from, to, more], i) =>
      testRow('sequenceFlow', { id: `${version} flow ${i}`, processVersion, from, to, ...more }),
    ),
  }
}

/** Several sets of rows as one. */
export function joinRows(...sets: readonly Partial<PlanRows>[]): Partial<PlanRows> {
  const out: Record<string, unknown[]> = {}
  for (const set of sets)
    for (const [entity, rows] of Object.entries(set)) out[entity] = [...(out[entity] ?? []), ...(rows as unknown[])]
  return out as Partial<PlanRows>
}
