// The generic changes of any entity: insert, update, remove, and several of them as one (paste, fill, bulk edit).
import { z } from 'zod'
import { type Removal, removalOf } from '../model/dependants.ts'
import { idSchema } from '../model/entity.ts'
import { type EntityName, entityNames, type NewRowOf, type Plan } from '../model/plan.ts'
import { checkRows } from './checks.ts'
import { defineCommand } from './command.ts'

const entity = z.enum(entityNames as [EntityName, ...EntityName[]])
const values = z.record(z.string(), z.unknown())
const write = z.discriminatedUnion('do', [
  z.object({ do: z.literal('insert'), entity, row: values }),
  z.object({ do: z.literal('update'), entity, id: idSchema, patch: values }),
  z.object({ do: z.literal('remove'), entity, id: idSchema }),
])
export type Write = z.infer<typeof write>

/** Inserts rows of one entity; returns their ids in order. */
export const rowsInsert = defineCommand(
  'rows.insert',
  z.object({ entity, rows: z.array(values).min(1).max(100_000) }),
  (plan, args) => {
    const ids = args.rows.map((row) => plan.insert(args.entity, row as NewRowOf<EntityName>).id)
    checkRows(plan, args.entity, ids)
    return { ids }
  },
)

/** Sets fields of one row: the edit of a cell or of a form field. */
export const rowsUpdate = defineCommand(
  'rows.update',
  z.object({ entity, id: idSchema, patch: values }),
  (plan, args) => {
    plan.update(args.entity, args.id, args.patch as NewRowOf<EntityName>)
    checkRows(plan, args.entity, [args.id])
  },
)

/** Removes rows and what belongs to them; returns what went along and what lost a reference or a link. */
export const rowsRemove = defineCommand(
  'rows.remove',
  z.object({ entity, ids: z.array(idSchema).min(1).max(100_000) }),
  (plan, args): Removal => {
    const removal = removalOf(plan, args.entity, args.ids)
    // A tree's parent may already have taken its children along.
    for (const id of args.ids) if (plan.get(args.entity, id)) plan.remove(args.entity, id)
    return removal
  },
)

/** A list of up to `most` writes. */
export const writeList = (most: number) => z.array(write).max(most)
/** Arguments of a command that makes up to `most` writes. */
export const writes = (most: number) => z.object({ writes: writeList(most).min(1) })

/** Makes the writes in order and checks the rows they touched; returns the ids of the inserted ones. */
export function applyWrites(plan: Plan, list: readonly Write[]): string[] {
  const touched = new Map<EntityName, string[]>()
  const ids: string[] = []
  const touch = (name: EntityName, id: string) => {
    const known = touched.get(name)
    if (known) known.push(id)
    else touched.set(name, [id])
  }
  for (const w of list) {
    if (w.do === 'insert') {
      const { id } = plan.insert(w.entity, w.row as NewRowOf<EntityName>)
      ids.push(id)
      touch(w.entity, id)
    } else if (w.do === 'update') {
      plan.update(w.entity, w.id, w.patch as NewRowOf<EntityName>)
      touch(w.entity, w.id)
    } else if (plan.get(w.entity, w.id)) plan.remove(w.entity, w.id)
  }
  for (const [name, touchedIds] of touched) checkRows(plan, name, touchedIds)
  return ids
}

/** Any number of writes as one undoable change: paste, fill, delete of a range, bulk edit, move within a tree. */
export const rowsApply = defineCommand('rows.apply', writes(200_000), (plan, args) => ({
  ids: applyWrites(plan, args.writes),
}))
