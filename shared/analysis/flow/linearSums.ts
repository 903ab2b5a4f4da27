// Sums that depend on each other along a graph, x = b + A·x with no negative part: visits from the front, remaining times from the end.

/** What flows into a sum: which other one, and which part of it. */
export interface Part {
  readonly from: number
  readonly part: number
}

/** Below this a loop is one that nothing leaves. */
const least = 1e-12

/**
 * The sums, exact but for rounding: elimination in `order`, which is without fill-in where the order follows the graph. Null where a
 * sum does not end: a loop that nothing leaves, or one that makes more than goes in.
 */
export function linearSums(
  own: readonly number[],
  parts: readonly (readonly Part[])[],
  order: readonly number[] = own.map((_, i) => i),
): number[] | null {
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
  for (const k of order) {
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
  for (const k of [...order].reverse())
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
