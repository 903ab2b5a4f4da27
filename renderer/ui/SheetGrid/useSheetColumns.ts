// Columns as Glide draws them: widths that fit at first sight or were set, and headers.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Condition } from '#shared/model/sheetView/condition.ts'
import type { Sort } from '#shared/model/sheetView/order.ts'
import type { ViewRow } from '#shared/model/sheetView/view.ts'
import { fittingWidths } from './columnWidths.ts'
import { type HeaderLook, headerDrawer } from './drawCells.ts'
import type { GridColours } from './gridTheme.ts'
import { isRight, type SheetColumn } from './sheetTypes.ts'

interface Options {
  columns: readonly SheetColumn[]
  view: readonly ViewRow[]
  colours: GridColours
  isTree: boolean
  sorts: readonly Sort[]
  conditions: readonly Condition[]
  /** Pixels by column id, where the user has set them. */
  set: Readonly<Record<string, number>> | undefined
  lang: string
}

const beforeMeasured = 120

/** How a column sorts, and its place among several. */
function sortOf(sorts: readonly Sort[], column: string): HeaderLook['sorted'] {
  const at = sorts.findIndex((sort) => sort.column === column)
  const sort = sorts[at]
  return sort ? { down: sort.down, place: sorts.length > 1 ? at + 1 : null } : null
}

export function useSheetColumns({ columns, view, colours, isTree, sorts, conditions, set, lang }: Options) {
  const [fit, setFit] = useState<Readonly<Record<string, number>>>({})
  const fonts = useMemo(() => ({ cell: colours.font, header: `500 ${colours.font}` }), [colours.font])
  const fitted = (which: readonly SheetColumn[]) => fittingWidths(which, view, fonts, isTree)
  const measured = useRef('')
  const ids = columns.map((c) => c.id).join('\n')
  useEffect(() => {
    // Fitted when first filled, not at every edit: columns must not jiggle under the cursor.
    const key = `${ids}\n${lang}\n${view.length > 0}`
    if (measured.current === key) return
    measured.current = key
    setFit(fittingWidths(columns, view, fonts, isTree))
  }, [ids, lang, view, columns, fonts, isTree])

  const gridColumns = useMemo(
    () =>
      columns.map((c) => ({
        id: c.id,
        title: c.title,
        width: set?.[c.id] ?? fit[c.id] ?? beforeMeasured,
        hasMenu: true,
      })),
    [columns, fit, set],
  )
  const drawHeader = useMemo(() => {
    const look = (c: SheetColumn, i: number): HeaderLook => ({
      right: isRight(c),
      required: c.required === true,
      sorted: sortOf(sorts, c.id),
      filtered: conditions.some(({ column }) => column === c.id),
      tree: i === 0 && isTree,
      menu: true,
    })
    return headerDrawer(new Map(columns.map((c, i) => [c.id, look(c, i)])), colours)
  }, [columns, sorts, conditions, isTree, colours])

  return {
    gridColumns,
    drawHeader,
    total: gridColumns.reduce((sum, c) => sum + c.width, 0),
    /** The width that fits a column now. */
    fitting: (column: SheetColumn) => fitted([column])[column.id] ?? beforeMeasured,
    fitAll: () => setFit(fitted(columns)),
  }
}
