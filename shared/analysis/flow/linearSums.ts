// Sums that depend on each other along a graph, x = b + A·x with no negative part: visits from the front, remaining times from the end.

/** What flows into a sum: which other one, and which part of it. */
export interface Part {
  readonly from: number
  readonly part: number
}

/** Below this a loop is one that nothing leaves. */
const least = 1e-12

/**
 * The sums, exact but for rounding: along `order` each from those before it, elimination only where loops lead back, which is without
 * fill-in where the order follows the graph. Null where a sum does not end: a loop that nothing leaves, or one that makes more than
 * goes in.
 */
export function linearSums(
  own: readonly number[],
  parts: readonly (readonly Part[])[],
  order: readonly number[] = own.map((_, i) => i),
): number[] | null {
  const at = new Int32Array(own.length)
  for (const [place, i] of order.entries()) at[i] = place
  // By place: how far the loops reach that lead back to it, -1 without one.
  const spans = new Int32Array(own.length).fill(-1)
  parts.forEach((list, i) => {
    const place = at[i] as number
    for (const { from } of list) spans[place] = Math.max(spans[place] as number, backTo(at[from] as number, place))
  })
  const sums = new Array<number>(own.length).fill(0)
  for (let place = 0; place < order.length; place++) {
    const i = order[place] as number
    let end = spans[place] as number
    if (end < 0) {
      let sum = own[i] as number
      for (const { from, part } of parts[i] as readonly Part[]) sum += part * (sums[from] as number)
      sums[i] = sum
      continue
    }
    for (let inside = place; inside <= end; inside++) end = Math.max(end, spans[inside] as number)
    const block = order.slice(place, end + 1)
    const solved = eliminated(
      block.map((one) =>
        (parts[one] as readonly Part[]).reduce(
          (sum, { from, part }) => ((at[from] as number) < place ? sum + part * (sums[from] as number) : sum),
          own[one] as number,
        ),
      ),
      block.map((one) =>
        (parts[one] as readonly Part[]).flatMap(({ from, part }) => {
          const inside = (at[from] as number) - place
          return inside >= 0 ? [{ from: inside, part }] : []
        }),
      ),
    )
    if (!solved) return null
    for (const [k, one] of block.entries()) sums[one] = solved[k] as number
    place = end
  }
  return sums
}

const backTo = (from: number, place: number) => (from >= place ? from : -1)

/** The sums of one block of loops, eliminated from its first to its last. */
function eliminated(own: readonly number[], parts: readonly (readonly Part[])[]): number[] | null {
  const reached = reachedFrom(own, parts)
  const rows = parts.map((list, i) => {
    const row = new Map<number, number>()
    if (reached[i]) for (const { from, part } of list) if (reached[from]) row.set(from, (row.get(from) ?? 0) + part)
    return row
  })
  const users = own.map(() => new Set<number>())
  rows.forEach((row, i) => {
    for (const from of row.keys()) users[from]?.add(i)
  })
  const sums = [...own]
  const done = new Set<number>()
  for (const k of own.keys()) {
    const row = rows[k] as Map<number, number>
    const left = 1 - (row.get(k) ?? 0)
    if (left < least) return null
    row.delete(k)
    for (const [j, part] of row) row.set(j, part / left)
    sums[k] = (sums[k] as number) / left
    done.add(k)
    for (const i of users[k] as Set<number>) {
      const target = rows[i] as Map<number, number>
      const part = target.get(k)
      if (part === undefined || done.has(i)) continue
      target.delete(k)
      sums[i] = (sums[i] as number) + part * (sums[k] as number)
      for (const [j, more] of row) {
        target.set(j, (target.get(j) ?? 0) + part * more)
        users[j]?.add(i)
      }
    }
  }
  for (let k = own.length - 1; k >= 0; k--)
    for (const [j, part] of rows[k] as Map<number, number>) sums[k] = (sums[k] as number) + part * (sums[j] as number)
  return sums
}

/** Where anything arrives at all: a loop that nothing leads to must not spoil the others. */
function reachedFrom(own: readonly number[], parts: readonly (readonly Part[])[]): boolean[] {
  const into: number[][] = own.map(() => [])
  parts.forEach((list, i) => {
    for (const { from, part } of list) if (part > 0) into[from]?.push(i)
  })
  const reached = own.map((value) => value !== 0)
  const open = own.flatMap((value, i) => (value !== 0 ? [i] : []))
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const to of into[at] as number[])
      if (!reached[to]) {
        reached[to] = true
        open.push(to)
      }
  return reached
}
