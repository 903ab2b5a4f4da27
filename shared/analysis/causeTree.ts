// The causes of an improvement as a tree from left to right: which stands where, how deep it lies, what a key moves to.
import type { RowOf } from '../model/plan.ts'

export type Cause = Pick<RowOf<'cause'>, 'id' | 'parent' | 'position'>

export interface PlacedCause {
  readonly id: string
  readonly parent: string | null
  /** How many whys lie before it: 1 for a cause of the problem itself. */
  readonly depth: number
  /** Its place from the top in rows, the middle of its children; leaves are one row apart. */
  readonly row: number
}

export interface CauseTree {
  /** Top down, parents before their children. */
  readonly places: readonly PlacedCause[]
  /** Rows and levels that the tree takes; 0 without causes. */
  readonly rows: number
  readonly depth: number
}

/** Children by their parent, by position; a cause whose parent is not among them (or that is its own ancestor) is a first one. */
export function causeChildren<C extends Cause>(causes: readonly C[]): ReadonlyMap<string | null, readonly C[]> {
  const byId = new Map(causes.map((cause) => [cause.id, cause]))
  const isLoop = (cause: C) => {
    const seen = new Set<string>()
    for (let at: C | undefined = cause; at; at = at.parent ? byId.get(at.parent) : undefined) {
      if (seen.has(at.id)) return at.id === cause.id
      seen.add(at.id)
    }
    return false
  }
  const children = new Map<string | null, C[]>()
  for (const cause of [...causes].sort((a, b) => a.position - b.position)) {
    const parent = cause.parent !== null && byId.has(cause.parent) && !isLoop(cause) ? cause.parent : null
    const list = children.get(parent)
    if (list) list.push(cause)
    else children.set(parent, [cause])
  }
  return children
}

export function causeTree(causes: readonly Cause[]): CauseTree {
  const children = causeChildren(causes)
  const places: PlacedCause[] = []
  let rows = 0
  let deepest = 0
  const place = (cause: Cause, parent: string | null, depth: number): number => {
    const at = places.length
    const own = { id: cause.id, parent, depth, row: 0 }
    places.push(own)
    deepest = Math.max(deepest, depth)
    const below = (children.get(cause.id) ?? []).map((child) => place(child, cause.id, depth + 1))
    const row = below.length === 0 ? rows++ : ((below[0] as number) + (below.at(-1) as number)) / 2
    places[at] = { ...own, row }
    return row
  }
  for (const cause of children.get(null) ?? []) place(cause, null, 1)
  return { places, rows, depth: deepest }
}

/** The cause that an arrow key goes to from another: its parent, its middle child, or the next of the same depth. */
export function causeBeside(tree: CauseTree, id: string, key: string): string | null {
  const here = tree.places.find((place) => place.id === id)
  if (!here) return tree.places[0]?.id ?? null
  if (key === 'ArrowLeft') return here.parent
  if (key === 'ArrowRight') {
    const below = tree.places.filter((place) => place.parent === id)
    return below[Math.floor((below.length - 1) / 2)]?.id ?? null
  }
  const level = tree.places.filter((place) => place.depth === here.depth).sort((a, b) => a.row - b.row)
  const at = level.indexOf(here)
  return (key === 'ArrowDown' ? level[at + 1] : key === 'ArrowUp' ? level[at - 1] : undefined)?.id ?? null
}
