// The order in which tasks can be placed: predecessors first, parts before the whole; or the loop that makes it impossible.
import type { ScheduleLink, ScheduleTask } from './schedule.ts'

type Part = Pick<ScheduleTask, 'id' | 'parent'>

export type TaskOrder =
  | {
      /** Every task, after all it depends on. */
      readonly sequence: readonly string[]
      /** Direct parts of each task that has any. */
      readonly parts: ReadonlyMap<string, readonly string[]>
      /** Links into each task without parts; those to a whole are given to each of its parts. */
      readonly incoming: ReadonlyMap<string, readonly ScheduleLink[]>
      /** The same links by where they start. */
      readonly outgoing: ReadonlyMap<string, readonly ScheduleLink[]>
    }
  | { readonly loop: readonly string[] }

/** Loops are reported as task ids, each waiting for the one before it and the first for the last. */
export function taskOrder(tasks: readonly Part[], links: readonly ScheduleLink[]): TaskOrder {
  const parts = partsOf(tasks)
  const ids = new Set(tasks.map((t) => t.id))
  const parentOf = new Map(tasks.map((t) => [t.id, t.parent]))
  const incoming = new Map<string, ScheduleLink[]>()
  const outgoing = new Map<string, ScheduleLink[]>()
  /** What must be placed after a task: successors and the whole that it is part of. */
  const next = new Map<string, string[]>()
  for (const { id, parent } of tasks) if (parent && ids.has(parent)) add(next, id, parent)
  for (const link of links) {
    if (!ids.has(link.from) || !ids.has(link.to)) continue
    const { from, to } = link
    if (from === to) return { loop: [from] }
    // A whole waits for its parts by being one.
    if (isWithin(from, to, parentOf) || isWithin(to, from, parentOf)) return { loop: [from, to] }
    for (const leaf of leavesOf(to, parts)) {
      const one = leaf === to ? link : { ...link, to: leaf }
      add(incoming, leaf, one)
      add(outgoing, from, one)
      add(next, from, leaf)
    }
  }

  const waiting = new Map(tasks.map((t) => [t.id, 0]))
  for (const followers of next.values()) for (const to of followers) waiting.set(to, (waiting.get(to) as number) + 1)
  const sequence = tasks.filter((t) => waiting.get(t.id) === 0).map((t) => t.id)
  for (let at = 0; at < sequence.length; at++) {
    for (const to of next.get(sequence[at] as string) ?? []) {
      const left = (waiting.get(to) as number) - 1
      waiting.set(to, left)
      if (left === 0) sequence.push(to)
    }
  }
  if (sequence.length < tasks.length) return { loop: loopAmong(new Set(sequence), tasks, next) }
  return { sequence, parts, incoming, outgoing }
}

function add<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Direct parts of each task that has any; a parent that does not exist counts for nothing. */
function partsOf(tasks: readonly Part[]): Map<string, string[]> {
  const ids = new Set(tasks.map((t) => t.id))
  const parts = new Map<string, string[]>()
  for (const { id, parent } of tasks) {
    if (parent && ids.has(parent)) add(parts, parent, id)
  }
  return parts
}

/** Tasks without parts in and below a task. */
function leavesOf(id: string, parts: ReadonlyMap<string, readonly string[]>): string[] {
  const leaves: string[] = []
  const open = [id]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const inside = parts.get(at)
    if (inside) open.push(...inside)
    else leaves.push(at)
  }
  return leaves
}

function isWithin(id: string, whole: string, parentOf: ReadonlyMap<string, string | null | undefined>): boolean {
  const seen = new Set<string>()
  for (let at = parentOf.get(id); at && !seen.has(at); at = parentOf.get(at)) {
    if (at === whole) return true
    seen.add(at)
  }
  return false
}

/** One loop among the tasks that could not be placed: walk back from any of them until a task comes twice. */
function loopAmong(
  placed: ReadonlySet<string>,
  tasks: readonly Part[],
  next: ReadonlyMap<string, readonly string[]>,
): string[] {
  const before = new Map<string, string>()
  for (const [from, followers] of next) {
    if (!placed.has(from)) for (const to of followers) before.set(to, from)
  }
  let at = tasks.find((t) => !placed.has(t.id))?.id as string
  const walked: string[] = []
  while (!walked.includes(at)) {
    walked.push(at)
    at = before.get(at) as string
  }
  return walked.slice(walked.indexOf(at)).reverse()
}
