// A sheet whose rows form a tree: who stands below whom, what is folded.
import { useMemo } from 'react'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import type { SheetTree } from '#ui/SheetGrid/sheetGridProps.ts'
import type { SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import type { SheetState } from './sheetState.ts'

/** The tree of rows that name their parent in a field. */
export function useFolding(
  parent: string,
  closed: ReadonlySet<string>,
  setState: (change: Partial<SheetState>) => void,
): SheetTree {
  return useMemo(
    () => ({
      parentOf: (row) => (row[parent] as string | null | undefined) ?? null,
      isOpen: (id) => !closed.has(id),
      onToggle: (id, open) => {
        const next = new Set(closed)
        if (open) next.delete(id)
        else next.add(id)
        setState({ closed: next })
      },
    }),
    [parent, closed, setState],
  )
}

export function useSheetTree(
  entity: EntityName,
  rows: readonly SheetRow[],
  closed: ReadonlySet<string>,
  setState: (change: Partial<SheetState>) => void,
) {
  const { parent } = entityOf(entity)
  const folding = useFolding(parent ?? '', closed, setState)
  const tree = parent === null ? undefined : folding
  const parents = useMemo(
    () => new Set(parent === null ? [] : rows.flatMap((row) => (row[parent] as string | null) ?? [])),
    [rows, parent],
  )
  const folded = closed.size > 0
  return {
    tree,
    /** There is something to fold. */
    folds: parents.size > 0,
    folded,
    foldAll: () => setState({ closed: folded ? new Set() : parents }),
  }
}
