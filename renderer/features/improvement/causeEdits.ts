// Edits of a 5-Whys tree: a cause below or beside another, its words, the root cause.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { besideRow } from '#platform/sheet/rowMoves.ts'
import { rowOf } from '#platform/useRows.ts'
import type { Write } from '#shared/commands/rows.ts'

/** Where a new cause goes: below another (null: below the problem), or behind one of the same level. */
export type CausePlace = { readonly below: string | null } | { readonly behind: string }

/** Adds a cause; returns its id, null when it was refused. */
export async function addCause(improvement: string, title: string, place: CausePlace): Promise<string | null> {
  const id = newId()
  const at =
    'behind' in place
      ? besideRow('cause', place.behind, true)
      : { parent: place.below, position: nextPosition('cause') }
  const rows = [{ id, title, improvement, ...at }]
  return (await execute('rows.insert', { entity: 'cause', rows })) ? id : null
}

export async function renameCause(id: string, title: string): Promise<void> {
  if (rowOf('cause', id)?.title !== title) await execute('rows.update', { entity: 'cause', id, patch: { title } })
}

/** Marks a cause as the root, or takes the mark away; a root cause also fills the empty summary of its improvement. */
export async function toggleRoot(id: string): Promise<void> {
  const cause = rowOf('cause', id)
  const improvement = cause && rowOf('improvement', cause.improvement)
  if (!improvement) return
  const writes: Write[] = [{ do: 'update', entity: 'cause', id, patch: { isRoot: !cause.isRoot } }]
  if (!cause.isRoot && !improvement.rootCause?.trim())
    writes.push({ do: 'update', entity: 'improvement', id: improvement.id, patch: { rootCause: cause.title } })
  await execute('rows.apply', { writes })
}
