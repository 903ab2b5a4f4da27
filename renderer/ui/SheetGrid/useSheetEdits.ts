// What typing, clipboard, fill and clearing do to the rows of a grid, each as one batch.
import type { FillPatternEventArgs } from '@glideapps/glide-data-grid'
import type { ClipboardEvent } from 'react'
import type { Entered } from '../fields/entered.ts'
import type { ActiveCell } from './CellInput.tsx'
import {
  type Block,
  clearBlocks,
  fillBlock,
  pasteCells,
  pastGroups,
  type Target,
  writeTexts,
  writeValue,
} from './changes.ts'
import type { Cell, Selection } from './navigate.ts'
import { replaced } from './replace.ts'
import { isReadOnly, type RefusedCell, type SheetBatch, type SheetColumn, type SheetRow } from './sheetTypes.ts'
import { parseTsv, toTsv } from './tsv.ts'

interface Options {
  target: Target
  readOnly: boolean
  /** Selected blocks; only whole rows make more than one. */
  blocks: readonly Block[]
  run(batch: SheetBatch): unknown
  select(selection: Selection): void
  explain(refused: RefusedCell): string
  /** Columns that only a paste can fill, by their titles. */
  columnFor: ((title: string) => SheetColumn | null) | undefined
  isSum: ((row: SheetRow) => boolean) | undefined
}

export function useSheetEdits({ target, readOnly, blocks, run, select, explain, columnFor, isSum }: Options) {
  const { columns, rows } = target

  /** Takes an entry into its cell; returns why it cannot. */
  const enter = (cell: ActiveCell, entered: Entered): string | null => {
    // The row may have moved while the editor was open.
    const row = cell.row ? rows.findIndex(({ id }) => id === cell.row?.id) : rows.length
    // Columns may have been made anew meanwhile, when they show what is computed from rows.
    const col = columns.findIndex(({ id }) => id === cell.column.id)
    const column = columns[col]
    if (row < 0 || !column) return null
    const batch =
      'text' in entered
        ? writeTexts([{ col, row, text: entered.text }], target, 'type')
        : writeValue(row, column, entered.value, entered.missing ?? [], target)
    const [refused] = batch.refused
    if (refused) return explain(refused)
    run(batch)
    return null
  }

  const clear = () => void (readOnly || run(clearBlocks(blocks, target)))

  /** Ctrl+D: the first row of the selection into the others; a single row takes what stands above it. */
  const fillDown = () => {
    const [block] = blocks
    if (!block || readOnly || (block.height === 1 && block.y === 0)) return
    const top = block.height > 1 ? block.y : block.y - 1
    const onto = { ...block, y: top, height: Math.max(2, block.height) }
    run(fillBlock({ ...block, y: top, height: 1 }, onto, target, false))
  }
  /** Ctrl+R: the first column of the selection into the others; a single column takes what stands to its left. */
  const fillRight = () => {
    const [block] = blocks
    if (!block || readOnly || (block.width === 1 && block.x === 0)) return
    const left = block.width > 1 ? block.x : block.x - 1
    const onto = { ...block, x: left, width: Math.max(2, block.width) }
    run(fillBlock({ ...block, x: left, width: 1 }, onto, target, false))
  }
  const fillPattern = (event: FillPatternEventArgs) => {
    event.preventDefault()
    run(fillBlock(event.patternSource, event.fillDestination, target))
  }

  const toggle = ({ column, row, rowIndex }: Pick<ActiveCell, 'column' | 'row' | 'rowIndex'>) => {
    if (readOnly || isReadOnly(column, row)) return
    run(writeValue(rowIndex, column, row?.[column.id] !== true, [], target))
  }

  const copy = (event: ClipboardEvent, cut: boolean) => {
    event.preventDefault()
    const text = toTsv(
      blocks.flatMap(({ x, y, width, height }) =>
        rows
          .slice(y, y + height)
          .map((row) => columns.slice(x, x + width).map((c) => c.copyText?.(row) ?? c.format(row))),
      ),
    )
    // One cell is copied without the line end, so that it can be pasted into a text.
    const one = blocks.length === 1 && blocks[0]?.width === 1 && blocks[0].height === 1
    event.clipboardData.setData('text/plain', one ? text.replace(/\r\n$/, '') : text)
    if (cut && !readOnly) run(clearBlocks(blocks, target, 'cut'))
  }

  const paste = (event: ClipboardEvent) => {
    event.preventDefault()
    const [block] = blocks
    if (!block || readOnly) return
    const onto = blocks.length > 1 ? { ...block, height: (blocks.at(-1) as Block).y - block.y + 1 } : block
    const text = event.clipboardData.getData('text/plain')
    const pasted = pasteCells(parseTsv(text), onto, columns, columnFor)
    const { ignored, unseen, columns: all } = pasted
    const cells = pastGroups(pasted.cells, target, onto.y, isSum)
    if (cells.length === 0) return
    run({
      ...writeTexts(cells, { ...target, columns: all }, 'paste'),
      ...(ignored.length > 0 ? { ignored } : {}),
      ...(unseen.length > 0 ? { unseen } : {}),
    })
    const cols = cells.map((c) => c.col).filter((col) => col < columns.length)
    if (cols.length === 0) return
    const [left, right] = [Math.min(...cols), Math.max(...cols)]
    const height = cells.reduce((last, c) => Math.max(last, c.row), 0) - block.y + 1
    select({ cell: { col: left, row: block.y }, block: { x: left, y: block.y, width: right - left + 1, height } })
  }
  /** What the cells would say with the words replaced; those that cannot be edited or would stay the same are left out. */
  const replacements = (cells: readonly Cell[], sought: string, by: string) =>
    readOnly || sought === ''
      ? []
      : cells.flatMap(({ col, row }) => {
          const [column, held] = [columns[col], rows[row]]
          if (!column || !held || isReadOnly(column, held)) return []
          const text = replaced(column.format(held), sought, by)
          return text === null ? [] : [{ col, row, text }]
        })
  /** As one change; names that nobody has and values that are refused are asked about, as after a paste. */
  const replace = (cells: readonly Cell[], sought: string, by: string) => {
    const texts = replacements(cells, sought, by)
    if (texts.length > 0) run(writeTexts(texts, target, 'paste'))
  }
  return { replacements, replace, enter, clear, fillDown, fillRight, fillPattern, toggle, copy, paste }
}
