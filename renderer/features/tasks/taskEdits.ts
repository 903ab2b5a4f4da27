// Edits of the work breakdown: new tasks beside others, names, places in the tree.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { besideRow } from '#platform/sheet/rowMoves.ts'
import { placeRows } from '#platform/sheet/treeMoves.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'

/** Inserts a task after another (null: at the end); returns its id, null when it was refused. */
export async function addTask(
  title: string,
  after: string | null,
  more: Record<string, unknown> = {},
): Promise<string | null> {
  const id = newId()
  const place = after ? besideRow('task', after, true) : { position: nextPosition('task') }
  const done = await execute('rows.insert', { entity: 'task', rows: [{ id, title, ...place, ...more }] })
  return done ? id : null
}

export async function renameTask(id: string, title: string): Promise<void> {
  if (rowOf('task', id)?.title !== title) await execute('rows.update', { entity: 'task', id, patch: { title } })
}

/** Puts a task into another, last among its parts, or after it. */
export async function dropTask(moved: string, onto: string, inside: boolean): Promise<void> {
  const tasks = rowsOf('task')
  const task = tasks.find(({ id }) => id === moved)
  const target = tasks.find(({ id }) => id === onto)
  if (!task || !target || task === target) return
  const level = tasks.filter(({ parent }) => parent === target.parent)
  const patches = inside
    ? placeRows(tasks, [task], target.id, null)
    : placeRows(tasks, [task], target.parent, level[level.indexOf(target) + 1]?.id ?? null)
  if (patches.length === 0) return
  await execute('rows.apply', {
    writes: patches.map(({ id, ...patch }) => ({ do: 'update' as const, entity: 'task' as const, id, patch })),
  })
}
