// The fewest changes that turn the flows of a version into those of an outline; what a flow carries stays with it.
import type { RowOf } from '../plan.ts'

type Flow = RowOf<'sequenceFlow'>
interface Wanted {
  readonly from: string
  readonly to: string
  readonly label: string | null
}
export type FlowContent = Pick<Flow, 'to' | 'label' | 'probability' | 'condition' | 'isDefault' | 'waypoints'>
export interface FlowChanges {
  readonly insert: (FlowContent & { id: string; from: string })[]
  readonly update: { id: string; patch: Partial<FlowContent> }[]
  readonly remove: string[]
}

const carried = ['to', 'label', 'probability', 'condition', 'isDefault', 'waypoints'] as const
const bare = { probability: null, condition: null, isDefault: false, waypoints: null }

/**
 * For each step, every wanted flow takes over an existing one: the same, else one to the same step, else one of the same label,
 * else – when as many leave as before – any. The order of a step's flows is that of their rows, so contents change places where
 * branches did; new rows get ids from `newId`. Flows from a step to itself are kept but not made.
 */
export function flowChanges(existing: readonly Flow[], wanted: readonly Wanted[], newId: () => string): FlowChanges {
  const changes: FlowChanges = { insert: [], update: [], remove: [] }
  const known = bySource(existing)
  const asked = bySource(wanted)
  for (const from of new Set([...known.keys(), ...asked.keys()]))
    changeStep(from, known.get(from) ?? [], asked.get(from) ?? [], newId, changes)
  return changes
}

function bySource<F extends { from: string }>(flows: readonly F[]): Map<string, F[]> {
  const groups = new Map<string, F[]>()
  for (const flow of flows) {
    const group = groups.get(flow.from)
    if (group) group.push(flow)
    else groups.set(flow.from, [flow])
  }
  return groups
}

function changeStep(
  from: string,
  known: readonly Flow[],
  asked: readonly Wanted[],
  newId: () => string,
  changes: FlowChanges,
): void {
  const left = new Set(known)
  const source: (Flow | undefined)[] = asked.map(() => undefined)
  const pass = (fits: (flow: Flow, want: Wanted) => boolean) =>
    asked.forEach((want, i) => {
      if (source[i]) return
      for (const flow of left)
        if (fits(flow, want)) {
          source[i] = flow
          left.delete(flow)
          return
        }
    })
  const label = (flow: Flow) => flow.label || null
  pass((flow, want) => flow.to === want.to && label(flow) === want.label)
  pass((flow, want) => flow.to === want.to)
  pass((flow, want) => label(flow) === want.label)
  if (asked.length === known.length) pass(() => true)

  const contents = asked.flatMap((want, i): FlowContent[] => {
    const flow = source[i]
    if (!flow) return want.to === from ? [] : [{ ...bare, to: want.to, label: want.label }]
    const { probability, condition, isDefault, waypoints } = flow
    const kept = { probability, condition, isDefault, waypoints: flow.to === want.to ? waypoints : null }
    return [{ ...kept, to: want.to, label: label(flow) === want.label ? flow.label : want.label }]
  })
  // Rows are listed by id: old and new ones alike take the contents in that order.
  const kept = new Map(known.filter((flow) => !left.has(flow)).map((flow) => [flow.id, flow]))
  const fresh = Array.from({ length: contents.length - kept.size }, newId)
  const slots = [...kept.keys(), ...fresh].sort((a, b) => (a < b ? -1 : 1))
  contents.forEach((content, i) => {
    const id = slots[i] as string
    const slot = kept.get(id)
    if (!slot) {
      changes.insert.push({ id, from, ...content })
      return
    }
    const patch = Object.fromEntries(
      carried.filter((f) => JSON.stringify(slot[f]) !== JSON.stringify(content[f])).map((f) => [f, content[f]]),
    )
    if (Object.keys(patch).length > 0) changes.update.push({ id, patch })
  })
  for (const flow of left) changes.remove.push(flow.id)
}
