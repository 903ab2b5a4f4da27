// Turns the graph of a process into the tree of its outline: what follows on the next line, what is a branch, what is a jump.
import type { StepKind } from '../entities/step.ts'
import { flowsOf } from './follow.ts'
import type { Branch, Item } from './types.ts'

export interface GraphStep {
  readonly id: string
  readonly kind: StepKind
}
export interface GraphFlow {
  readonly from: string
  readonly to: string
  readonly label: string | null
}

/** A branch with more steps than this is not indented when it goes on to the end of the process: it is the main line. */
const shortBranch = 4
/** Of the steps that branches have in common, so many of the nearest are tried as their join. */
const joinsTried = 16
/** So far is looked ahead along a way out, in steps: joins further away are none, so that long processes stay fast. */
const horizon = 200

/**
 * The tree of a process: start steps first, then whatever nothing leads to, then the rest. Every step stands in it once; jumps are
 * ids of steps. It depends on nothing but the structure and the order of steps and of each step's flows, so that an outline
 * read and arranged again is the same. `flowsOf` of the tree gives exactly `flows`.
 */
export function arrange(steps: readonly GraphStep[], flows: readonly GraphFlow[]): Item<string>[] {
  const kinds = new Map(steps.map((s) => [s.id, s.kind]))
  const out = new Map<string, GraphFlow[]>()
  const entered = new Set<string>()
  for (const flow of flows) {
    if (!kinds.has(flow.from) || !kinds.has(flow.to)) continue
    const list = out.get(flow.from)
    if (list) list.push(flow)
    else out.set(flow.from, [flow])
    if (flow.from !== flow.to) entered.add(flow.to)
  }
  const placed = new Set<string>()
  const reserved = new Set<string>()
  const jumpOnly = (id: string) => placed.has(id) || reserved.has(id) || kinds.get(id) === 'note'

  /** Steps not placed yet that `from` leads to, with their distance, in the order of discovery; `border` is reached, not passed. */
  function reach(from: string, border: string | null): Map<string, number> {
    const found = new Map<string, number>()
    if (from !== border && jumpOnly(from)) return found
    found.set(from, 0)
    for (const [at, distance] of found) {
      if (found.size >= horizon) break
      if (at === border) continue
      for (const { to } of out.get(at) ?? [])
        if (!found.has(to) && (to === border || !jumpOnly(to))) found.set(to, distance + 1)
    }
    return found
  }

  /** The step at which the branches of a step go on together on the line of the step itself; null: nowhere. */
  function joinOf(ways: readonly GraphFlow[], exit: string | null): string | null {
    const reached = ways.map((way) => reach(way.to, exit))
    const nearest = commonSteps(reached)
    const common = nearest.slice(0, joinsTried).find((id) => allPass(ways, id, exit)) ?? nearest[0] ?? null
    if (common !== null && common !== exit && kinds.get(common) !== 'end') return common
    const sizes = reached.map((found, i) => {
      if (common === null) return found.size - (exit !== null && found.has(exit) ? 1 : 0)
      const inside = reach((ways[i] as GraphFlow).to, common)
      return inside.size - (inside.has(common) ? 1 : 0)
    })
    const largest = sizes.indexOf(Math.max(...sizes))
    const second = Math.max(0, ...sizes.filter((_, i) => i !== largest))
    const main = (ways[largest] as GraphFlow).to
    const size = sizes[largest] as number
    const sole = common === null && size > 0 && second === 0
    if (main !== exit && size > 0 && (sole || (size > shortBranch && size >= 2 * second))) return main
    return common
  }

  /** Whether every way on from these flows comes through `join`; ways back to steps placed already do not count. */
  function allPass(ways: readonly GraphFlow[], join: string, exit: string | null): boolean {
    return ways.every(({ to }) => {
      const before = reach(to, join)
      if (before.size >= horizon) return false
      for (const id of before.keys())
        if (id !== join && (!out.has(id) || (out.get(id) as GraphFlow[]).some((f) => f.to === exit))) return false
      return join === exit || to !== exit
    })
  }

  function itemsFrom(start: string, exit: string | null): Item<string>[] {
    const items: Item<string>[] = []
    for (let at: string | null = start; at !== null; ) {
      placed.add(at)
      const item: Item<string> = { step: at, jump: null, ends: false, branches: [], line: 0 }
      items.push(item)
      const ways: GraphFlow[] = out.get(at) ?? []
      const [only] = ways
      if (!only) break
      const note: boolean = kinds.get(at) === 'note'
      if (ways.length === 1 && !only.label) {
        if (!note && only.to === exit && kinds.get(at) !== 'end') break
        if (note || kinds.get(at) === 'end' || only.to === exit || jumpOnly(only.to)) {
          item.jump = only.to
          break
        }
        at = only.to
        continue
      }
      const join: string | null = note ? null : joinOf(ways, exit)
      const own: boolean = join !== null && join !== exit
      if (own) reserved.add(join as string)
      const inner: string | null = join ?? exit
      for (const { to, label } of ways) item.branches.push({ label: label || null, items: branch(to, inner, note) })
      if (!own) break
      reserved.delete(join as string)
      at = join
    }
    return items
  }

  function branch(to: string, exit: string | null, note: boolean): Branch<string>['items'] {
    if (!note && to === exit) return []
    if (note || jumpOnly(to)) return [{ step: null, jump: to, ends: false, branches: [], line: 0 }]
    return itemsFrom(to, exit)
  }

  const roots = [
    ...steps.filter((s) => s.kind === 'start'),
    ...steps.filter((s) => s.kind !== 'start' && !entered.has(s.id)),
    ...steps,
  ]
  const items: Item<string>[] = []
  for (const { id } of roots) if (!placed.has(id)) items.push(...itemsFrom(id, null))
  endOpenLines(items, kinds, out)
  return items
}

/** Steps that more than one way reaches: those of most ways first, then the nearest, then as they were found. */
function commonSteps(reached: readonly ReadonlyMap<string, number>[]): string[] {
  const met = new Map<string, { count: number; far: number; sum: number }>()
  for (const found of reached)
    for (const [id, distance] of found) {
      const known = met.get(id)
      if (known) {
        known.count++
        known.far = Math.max(known.far, distance)
        known.sum += distance
      } else met.set(id, { count: 1, far: distance, sum: distance })
    }
  return [...met]
    .filter(([, one]) => one.count > 1)
    .sort(([, a], [, b]) => b.count - a.count || a.far - b.far || a.sum - b.sum)
    .map(([id]) => id)
}

/** A step that leads nowhere says so where the next line would be taken for what follows it. */
function endOpenLines(
  items: readonly Item<string>[],
  kinds: ReadonlyMap<string, StepKind>,
  out: ReadonlyMap<string, readonly GraphFlow[]>,
): void {
  const byStep = new Map<string, Item<string>>()
  const collect = (list: readonly Item<string>[]) => {
    for (const item of list) {
      if (item.step !== null) byStep.set(item.step, item)
      for (const { items: inner } of item.branches) collect(inner)
    }
  }
  collect(items)
  const made = flowsOf<string>(
    items,
    (id) => kinds.get(id) as StepKind,
    ({ jump }) => jump as string,
  )
  for (const { from } of made) if (!out.has(from)) (byStep.get(from) as Item<string>).ends = true
}
