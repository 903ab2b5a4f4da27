// The processes of a running program: all of them, to end them the hard way.

import { execFileSync } from 'node:child_process'

/** Process ids of `root` and everything it started, children last. */
export function processTree(root: number): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const children = new Map<number, number[]>()
  for (const line of listed.trim().split('\n')) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number) as [number, number]
    children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

/** What a power cut does to a program: none of its processes gets to do anything any more. Resolves when all are gone. */
export async function killAll(root: number): Promise<void> {
  const tree = processTree(root)
  // All stand still first, so that none sees another one's end.
  for (const signal of ['SIGSTOP', 'SIGKILL'] as const) for (const pid of tree) send(pid, signal)
  // Orphans stay listed until the system's first process has taken note of their end.
  while (tree.some((pid) => send(pid, 0))) await new Promise((resolve) => setImmediate(resolve))
}

/** Whether there was such a process. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
