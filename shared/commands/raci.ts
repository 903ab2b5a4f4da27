// Sets RACI letters in cells of the matrix, rows of steps, tasks and processes alike: a typed letter and a pasted block as one change.
import { z } from 'zod'
import { raciEntities, raciPatch } from '../analysis/raci.ts'
import { idSchema } from '../model/entity.ts'
import type { NewRowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { defineCommand } from './command.ts'

const cell = z.object({
  entity: z.enum(raciEntities),
  row: idSchema,
  role: idSchema,
  /** Any of A, R, C and I; '' empties the cell. */
  letters: z.string().regex(/^[ARCI]{0,4}$/),
})
export type RaciCell = z.infer<typeof cell>

/**
 * The last of several entries for a cell counts. An A given to a role is taken from the one that had it; two in one row are refused
 * with 'raciTwoAccountable', rows and roles that are not there with 'rowMissing'.
 */
export const raciSet = defineCommand(
  'raci.set',
  z.object({ cells: z.array(cell).min(1).max(200_000) }),
  (plan, { cells }) => {
    const rows = new Map<string, RaciCell[]>()
    const roles = new Set<string>()
    for (const one of cells) {
      const key = `${one.entity}\n${one.row}`
      const list = rows.get(key)
      if (list) list.push(one)
      else rows.set(key, [one])
      roles.add(one.role)
    }
    for (const role of roles) if (!plan.get('role', role)) refuse('rowMissing', {}, { entity: 'role', row: role })
    for (const [first, ...others] of rows.values()) {
      if (!first) continue
      const { entity, row } = first
      const found = plan.get(entity, row)
      if (!found) return refuse('rowMissing', {}, { entity, row })
      const patch = raciPatch(found, [first, ...others])
      if (!patch) return refuse('raciTwoAccountable', { title: found.title }, { entity, row, field: 'ownerRole' })
      if (Object.keys(patch).length > 0) plan.update(entity, row, patch as NewRowOf<'step'>)
    }
  },
)
