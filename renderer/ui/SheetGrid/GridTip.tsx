// The tooltip of a grid: why a cell is wrong, what a column is for, where a number comes from, the whole of a long text.
import type { GridMouseEventArgs } from '@glideapps/glide-data-grid'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { ViewRow } from '#shared/model/sheetView/view.ts'
import { useUi } from '../UiProvider.tsx'
import styles from './SheetGrid.module.css'
import type { SheetColumn, SheetRow } from './sheetTypes.ts'

/** ms that the pointer rests on a cell before it is told of: nothing is worked out for cells that one only passes. */
const rest = 150

/** Long text, of which a cell shows only the beginning. */
const whole = (column: SheetColumn, row: SheetRow) =>
  column.kind === 'longText' && column.format(row).length > 30 ? column.format(row) : null

export interface GridTipHandle {
  onItemHovered(args: GridMouseEventArgs): void
}

interface Props {
  columns: readonly SheetColumn[]
  view: readonly ViewRow[]
  ref: Ref<GridTipHandle>
}

const placeOf = (args: GridMouseEventArgs) => `${args.kind} ${args.location.join(' ')}`

/** Keeps its state to itself: the grid is not drawn anew for a tooltip. */
export function GridTip({ columns, view, ref }: Props) {
  const { t } = useUi()
  const [tip, setTip] = useState<{ x: number; y: number; text: string } | null>(null)
  const over = useRef<{ at: string; timer: number }>({ at: '', timer: 0 })
  useEffect(() => () => clearTimeout(over.current.timer), [])
  const textFor = (args: GridMouseEventArgs): string | null => {
    const column = columns[args.location[0]]
    if (!column) return null
    if (args.kind === 'header') return column.hint ?? null
    const row = args.kind === 'cell' ? view[args.location[1]]?.row : undefined
    if (!row) return null
    if (column.required && column.format(row) === '') return t('grid.requiredCell')
    return column.error?.(row) ?? column.tip?.(row) ?? whole(column, row)
  }
  const tell = useRef(textFor)
  tell.current = textFor
  useImperativeHandle(ref, () => ({
    onItemHovered(args) {
      const at = placeOf(args)
      if (at === over.current.at) return
      clearTimeout(over.current.timer)
      setTip(null)
      const show = () => {
        const text = tell.current(args)
        if (text && 'bounds' in args) setTip({ x: args.bounds.x, y: args.bounds.y + args.bounds.height, text })
      }
      over.current = { at, timer: window.setTimeout(show, rest) }
    },
  }))
  if (!tip) return null
  return (
    <div className={styles.tip} style={{ left: tip.x, top: tip.y + 4 }} role="tooltip">
      {tip.text}
    </div>
  )
}
