// The tooltip of a grid: why a cell is wrong, what a column is for, the whole of a long text.
import type { GridMouseEventArgs } from '@glideapps/glide-data-grid'
import { useState } from 'react'
import type { ViewRow } from '#shared/model/sheetView/view.ts'
import { useUi } from '../UiProvider.tsx'
import styles from './SheetGrid.module.css'
import type { SheetColumn, SheetRow } from './sheetTypes.ts'

/** Long text, of which a cell shows only the beginning. */
const whole = (column: SheetColumn, row: SheetRow) =>
  column.kind === 'longText' && column.format(row).length > 30 ? column.format(row) : null

export function useGridTip(columns: readonly SheetColumn[], view: readonly ViewRow[]) {
  const { t } = useUi()
  const [tip, setTip] = useState<{ x: number; y: number; text: string } | null>(null)
  const textFor = (args: GridMouseEventArgs): string | null => {
    const column = columns[args.location[0]]
    if (!column) return null
    if (args.kind === 'header') return column.hint ?? null
    const row = args.kind === 'cell' ? view[args.location[1]]?.row : undefined
    if (!row) return null
    if (column.required && column.format(row) === '') return t('grid.requiredCell')
    return column.error?.(row) ?? column.tip?.(row) ?? whole(column, row)
  }
  const onItemHovered = (args: GridMouseEventArgs) => {
    const text = textFor(args)
    const next = text && 'bounds' in args ? { x: args.bounds.x, y: args.bounds.y + args.bounds.height, text } : null
    setTip((old) => (old?.text === next?.text && old?.y === next?.y && old?.x === next?.x ? old : next))
  }
  const element = tip && (
    <div className={styles.tip} style={{ left: tip.x, top: tip.y + 4 }} role="tooltip">
      {tip.text}
    </div>
  )
  return { onItemHovered, element }
}
