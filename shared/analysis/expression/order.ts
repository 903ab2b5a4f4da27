// The order in which formulas can be computed, and the loops that have none.

/** What needs what in the same period: ids by id, in any order. */
export type Needs = ReadonlyMap<string, readonly string[]>

export interface FormulaOrder {
  /** Every id of `needs` that is in no loop and needs none that is, each after what it needs. */
  readonly order: readonly string[]
  /** Every loop once, as ids in the order in which one needs the next; the first comes again at the end. */
  readonly cycles: readonly (readonly string[])[]
  /** Ids that are in a loop or need one that is. */
  readonly stuck: ReadonlySet<string>
}

/** Walks what needs what without recursion, so that a chain of any length has an order. */
export function formulaOrder(needs: Needs): FormulaOrder {
  const order: string[] = []
  const cycles: string[][] = []
  const stuck = new Set<string>()
  const state = new Map<string, 'open' | 'closed'>()
  for (const start of needs.keys()) {
    if (state.has(start)) continue
    const path: { id: string; next: number }[] = [{ id: start, next: 0 }]
    state.set(start, 'open')
    while (path.length > 0) {
      const here = path[path.length - 1] as { id: string; next: number }
      const needed = needs.get(here.id)?.[here.next++]
      if (needed === undefined) {
        state.set(here.id, 'closed')
        path.pop()
        if (!stuck.has(here.id)) order.push(here.id)
        else {
          const above = path[path.length - 1]
          if (above) stuck.add(above.id)
        }
        continue
      }
      if (!needs.has(needed)) continue
      if (stuck.has(needed) && state.get(needed) === 'closed') stuck.add(here.id)
      const seen = state.get(needed)
      if (seen === undefined) {
        state.set(needed, 'open')
        path.push({ id: needed, next: 0 })
      } else if (seen === 'open') {
        const from = path.findIndex((step) => step.id === needed)
        const loop = path.slice(from).map((step) => step.id)
        for (const id of loop) stuck.add(id)
        cycles.push([...loop, needed])
      }
    }
  }
  return { order, cycles, stuck }
}
