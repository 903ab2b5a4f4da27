// Where a key takes the selection of a grid, as in Excel; plain data in, plain data out.
import type { Block } from './changes.ts'

export interface Cell {
  readonly col: number
  readonly row: number
}
/** The active cell, and the selected block around it. */
export interface Selection {
  readonly cell: Cell
  readonly block: Block
}
export interface Shape {
  readonly cols: number
  /** Rows that hold data; the row below them adds one. */
  readonly rows: number
  /** There is a row below the last that adds one. */
  readonly grows: boolean
  /** Rows of a page. */
  readonly page: number
  filled(cell: Cell): boolean
  /** First and last column of the merged cell there. */
  spanAt?(cell: Cell): readonly [first: number, last: number] | null
}

export const single = (cell: Cell): Selection => ({ cell, block: { x: cell.col, y: cell.row, width: 1, height: 1 } })
const isSingle = ({ block }: Selection) => block.width * block.height === 1

/** The block between two corners; the first is the active cell. */
export const between = (cell: Cell, head: Cell): Selection => ({
  cell,
  block: {
    x: Math.min(cell.col, head.col),
    y: Math.min(cell.row, head.row),
    width: Math.abs(cell.col - head.col) + 1,
    height: Math.abs(cell.row - head.row) + 1,
  },
})

/** The corner of the block opposite to the active cell: the one that Shift + arrow moves. */
const headOf = ({ cell, block }: Selection): Cell => ({
  col: cell.col === block.x ? block.x + block.width - 1 : block.x,
  row: cell.row === block.y ? block.y + block.height - 1 : block.y,
})
const clamp = (n: number, max: number) => Math.min(Math.max(0, n), Math.max(0, max))

/** Ctrl + arrow: to the edge of the data in that direction. */
function jump(from: Cell, dx: number, dy: number, shape: Shape): Cell {
  const step = (c: Cell) => ({ col: c.col + dx, row: c.row + dy })
  const inside = ({ col, row }: Cell) => col >= 0 && row >= 0 && col < shape.cols && row < shape.rows
  let at = from
  let next = step(at)
  if (!inside(next)) return { col: clamp(from.col, shape.cols - 1), row: clamp(from.row, shape.rows - 1) }
  const through = shape.filled(at) && shape.filled(next)
  while (inside(next)) {
    if (through && !shape.filled(next)) return at
    at = next
    if (!through && shape.filled(at)) return at
    next = step(at)
  }
  return at
}

export interface Key {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The column before (−1) or after (1) a cell, which may be a merged one. */
function beside(from: Cell, by: number, shape: Shape): number {
  const span = by === 0 ? null : shape.spanAt?.(from)
  if (!span) return from.col + by
  return by > 0 ? span[1] + by : span[0] + by
}

function moved(from: Cell, { key, ctrl }: Key, shape: Shape): Cell | null {
  const lastRow = shape.rows - 1 + (shape.grows ? 1 : 0)
  const arrow = arrows[key]
  if (arrow) {
    const [dx, dy] = arrow
    if (ctrl) return jump(from, dx, dy, shape)
    return { col: clamp(beside(from, dx, shape), shape.cols - 1), row: clamp(from.row + dy, lastRow) }
  }
  switch (key) {
    case 'Home':
      return { col: 0, row: ctrl ? 0 : from.row }
    case 'End':
      return { col: shape.cols - 1, row: ctrl ? clamp(shape.rows - 1, lastRow) : from.row }
    case 'PageUp':
      return { col: from.col, row: clamp(from.row - shape.page, lastRow) }
    case 'PageDown':
      return { col: from.col, row: clamp(from.row + shape.page, shape.rows - 1) }
    default:
      return null
  }
}

/** The next cell of the block for Enter (down first) and Tab (across first), starting over at its end. */
function walked({ cell, block: { x, y, width, height } }: Selection, by: 1 | -1, across: boolean): Cell {
  const count = width * height
  const [i, j] = [cell.col - x, cell.row - y]
  const at = ((across ? j * width + i : i * height + j) + by + count) % count
  return across
    ? { col: x + (at % width), row: y + Math.floor(at / width) }
    : { col: x + Math.floor(at / height), row: y + (at % height) }
}

/**
 * The selection after a key; null when the key does not move it. Enter and Tab walk through a selected block; without one they
 * move down and right, and Enter returns to `tabStart`, the column in which a run of Tabs began.
 */
export function navigate(from: Selection, key: Key, shape: Shape, tabStart: number | null): Selection | null {
  const { cell } = from
  if (key.key === 'Enter' || key.key === 'Tab') {
    const by = key.shift ? -1 : 1
    if (!isSingle(from)) return { ...from, cell: walked(from, by, key.key === 'Tab') }
    const lastRow = shape.rows - 1 + (shape.grows ? 1 : 0)
    if (key.key === 'Tab') return single({ col: clamp(beside(cell, by, shape), shape.cols - 1), row: cell.row })
    const col = key.shift ? cell.col : (tabStart ?? cell.col)
    return single({ col, row: clamp(cell.row + by, lastRow) })
  }
  if (key.key.toLowerCase() === 'a' && key.ctrl) {
    if (shape.rows === 0) return null
    return { cell, block: { x: 0, y: 0, width: shape.cols, height: shape.rows } }
  }
  const to = moved(key.shift ? headOf(from) : cell, key, shape)
  if (!to) return null
  return key.shift
    ? between(cell, { col: to.col, row: Math.min(to.row, Math.max(cell.row, shape.rows - 1)) })
    : single(to)
}
