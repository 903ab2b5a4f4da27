// The processes of a plan as a tree.
import type { RowOf } from '#shared/model/plan.ts'

type Process = RowOf<'process'>
export interface TreeRow {
  readonly process: Process
  readonly depth: number
  readonly isGroup: boolean
  readonly hasChildren: boolean
}

/** Rows of the tree in order, parents before children; children of closed rows are left out. A broken parent makes a root. */
export function processTree(processes: readonly Process[], closed: ReadonlySet<string> = new Set()): TreeRow[] {
  const ids = new Set(processes.map((p) => p.id))
  const children = new Map<string | null, Process[]>()
  for (const process of processes) {
    const parent = process.parent !== null && ids.has(process.parent) ? process.parent : null
    const list = children.get(parent)
    if (list) list.push(process)
    else children.set(parent, [process])
  }
  const rows: TreeRow[] = []
  const walk = (parent: string | null, depth: number) => {
    for (const process of children.get(parent) ?? []) {
      const hasChildren = (children.get(process.id)?.length ?? 0) > 0
      rows.push({ process, depth, isGroup: process.kind === 'group', hasChildren })
      if (!closed.has(process.id)) walk(process.id, depth + 1)
    }
  }
  walk(null, 0)
  return rows
}
