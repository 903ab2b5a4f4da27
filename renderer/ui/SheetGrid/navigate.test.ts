// Keys move the selection as spreadsheet users expect.
import { describe, expect, it } from 'vitest'
import { between, type Key, navigate, type Selection, type Shape, single } from './navigate.ts'

/** 4 columns × 6 rows; '#' is filled. */
const picture = ['##.#', '##..', '....', '#..#', '#..#', '#...']
const shape: Shape = {
  cols: 4,
  rows: 6,
  grows: true,
  page: 3,
  filled: ({ col, row }) => picture[row]?.[col] === '#',
}
const key = (text: string): Key => {
  const parts = text.split('+')
  return { key: parts.at(-1) as string, ctrl: parts.includes('Ctrl'), shift: parts.includes('Shift') }
}
const at = (col: number, row: number) => single({ col, row })
const press = (from: Selection, text: string, tabStart: number | null = null) =>
  navigate(from, key(text), shape, tabStart)

describe('one cell', () => {
  it.each([
    ['ArrowRight', [1, 1], [2, 1]],
    ['ArrowLeft', [0, 1], [0, 1]],
    ['ArrowDown', [1, 5], [1, 6]],
    ['ArrowDown', [1, 6], [1, 6]],
    ['Enter', [1, 5], [1, 6]],
    ['Shift+Enter', [1, 5], [1, 4]],
    ['Tab', [3, 1], [3, 1]],
    ['Shift+Tab', [2, 1], [1, 1]],
    ['Home', [3, 4], [0, 4]],
    ['End', [0, 4], [3, 4]],
    ['Ctrl+Home', [3, 4], [0, 0]],
    ['Ctrl+End', [0, 0], [3, 5]],
    ['PageDown', [1, 4], [1, 5]],
    ['PageUp', [1, 4], [1, 1]],
    ['Ctrl+ArrowDown', [0, 0], [0, 1]],
    ['Ctrl+ArrowDown', [0, 1], [0, 3]],
    ['Ctrl+ArrowDown', [0, 3], [0, 5]],
    ['Ctrl+ArrowDown', [2, 0], [2, 5]],
    ['Ctrl+ArrowUp', [0, 5], [0, 3]],
    ['Ctrl+ArrowRight', [0, 0], [1, 0]],
    ['Ctrl+ArrowRight', [1, 0], [3, 0]],
  ] as const)('%s from %j goes to %j', (text, [c, r], [toCol, toRow]) => {
    expect(press(at(c, r), text)).toEqual(at(toCol, toRow))
  })
  it('comes back to the column where a run of Tabs began', () => {
    expect(press(at(3, 1), 'Enter', 1)).toEqual(at(1, 2))
  })
  it('is left alone by other keys', () => {
    expect(press(at(0, 0), 'F5')).toBeNull()
  })
})

describe('a block', () => {
  const block = between({ col: 1, row: 1 }, { col: 2, row: 2 })
  it('grows from the active cell and shrinks again', () => {
    const grown = press(press(at(1, 1), 'Shift+ArrowRight') as Selection, 'Shift+ArrowDown')
    expect(grown).toEqual(block)
    expect(press(grown as Selection, 'Shift+ArrowLeft')).toEqual(between({ col: 1, row: 1 }, { col: 1, row: 2 }))
  })
  it('grows to the left and up as well', () => {
    const left = press(at(2, 2), 'Shift+ArrowLeft') as Selection
    expect(left).toEqual({ cell: { col: 2, row: 2 }, block: { x: 1, y: 2, width: 2, height: 1 } })
    expect(press(left, 'Shift+ArrowRight')).toEqual(at(2, 2))
  })
  it('never takes in the row that adds one', () => {
    expect(press(at(0, 5), 'Shift+ArrowDown')).toEqual(at(0, 5))
  })
  it('is walked through by Tab and Enter, and stays', () => {
    let now: Selection = block
    const cells = ['Tab', 'Tab', 'Tab', 'Tab'].map((k) => {
      now = press(now, k) as Selection
      return [now.cell.col, now.cell.row]
    })
    expect(cells).toEqual([
      [2, 1],
      [1, 2],
      [2, 2],
      [1, 1],
    ])
    expect(press(block, 'Enter')).toEqual({ ...block, cell: { col: 1, row: 2 } })
  })
  it('becomes everything with Ctrl+A', () => {
    expect(press(at(1, 1), 'Ctrl+a')).toEqual({ cell: { col: 1, row: 1 }, block: { x: 0, y: 0, width: 4, height: 6 } })
  })
})
