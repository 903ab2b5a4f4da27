// The grid of a sheet under its filters: what is typed there goes first, and the rows are drawn once for it, when they have been looked through.
import { memo, useDeferredValue } from 'react'
import type { Condition } from '#shared/model/sheetView/condition.ts'
import type { Sort } from '#shared/model/sheetView/order.ts'
import { SheetGrid } from '#ui/SheetGrid/SheetGrid.tsx'
import type { SheetGridProps } from '#ui/SheetGrid/sheetGridProps.ts'

/** Not drawn for the letter in the field, nor for the count of what was found. */
const Grid = memo(SheetGrid)

interface Props extends SheetGridProps {
  filter: string
  conditions: readonly Condition[]
  sorts: readonly Sort[]
}

export function FilteredGrid({ filter, conditions, onMoveRow, ...props }: Props) {
  const sought = useDeferredValue(filter)
  const asked = useDeferredValue(conditions)
  // Rows in another order, or not all of them, have no place to be moved to.
  const plain = sought === '' && asked.length === 0 && props.sorts.length === 0 && !props.grouping
  return <Grid {...props} filter={sought} conditions={asked} onMoveRow={plain ? onMoveRow : undefined} />
}
