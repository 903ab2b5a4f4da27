// How the flows at a sub-process step go on inside it, and how its ends go on outside: told by the titles of starts and ends.
import type { RowOf } from '../model/plan.ts'
import { nameKey } from '../model/values/context.ts'

type Flow = RowOf<'sequenceFlow'>
type Step = RowOf<'step'>
export type Way = Pick<Flow, 'from' | 'to' | 'label' | 'probability' | 'condition' | 'isDefault'>

const way = (from: string, to: string, first: Flow, second: Flow | undefined): Way => ({
  from,
  to,
  label: first.label ?? second?.label ?? null,
  probability: first.probability ?? second?.probability ?? null,
  condition: first.condition ?? second?.condition ?? null,
  isDefault: first.isDefault || (second?.isDefault ?? false),
})

/** A title that joins several, as starts of several ways in have it. */
const names = (title: string): string[] => [title, ...title.split(' / ')].map(nameKey)

/** The ways on from a flow that leads into the sub-process: through the start named after its source, else through all of them. */
export function wayIn(
  flow: Flow,
  source: string,
  { starts, flows }: { starts: readonly Step[]; flows: readonly Flow[] },
): Way[] {
  const named = starts.filter((s) => names(s.title).includes(nameKey(source)))
  const through = new Set((named.length > 0 ? named : starts).map((s) => s.id))
  return flows.filter((f) => through.has(f.from)).map((f) => way(flow.from, f.to, flow, f))
}

/** The ways from what leads to an end on to what follows the sub-process: by the end's title, else by the default way out. */
export function exitWays(
  out: readonly Flow[],
  titleOf: (step: string) => string,
  { ends, flows }: { ends: readonly Step[]; flows: readonly Flow[] },
): Way[] {
  const target = (end: Step): Flow | undefined =>
    out.find((f) => nameKey(titleOf(f.to)) === nameKey(end.title)) ??
    out.find((f) => f.label !== null && nameKey(f.label) === nameKey(end.title))
  const fallback = out.find((f) => f.isDefault) ?? out[0]
  const used = new Set<string>()
  const ways = ends.flatMap((end) => {
    const next = target(end) ?? fallback
    if (!next) return []
    used.add(next.id)
    return flows.filter((f) => f.to === end.id).map((f) => way(f.from, next.to, f, next))
  })
  // A way out that no end leads to still goes on from where the sub-process ends.
  const first = ends.find((end) => target(end) === undefined) ?? ends[0]
  const more = out
    .filter((f) => !used.has(f.id))
    .flatMap((next) => flows.filter((f) => f.to === first?.id).map((f) => way(f.from, next.to, { ...next }, undefined)))
  return [...ways, ...more]
}
