// Rows on pages: none lost, none split, and no group's line left alone at the foot.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupLine } from '#shared/model/sheetView/groups.ts'
import type { ViewRow } from '#shared/model/sheetView/view.ts'
import { fittedTable, pagesOf } from './pages.ts'

const line = (id: string): ViewRow => ({ row: { id }, depth: 1 })
const group = (key: string): ViewRow => ({
  row: groupLine({ key, label: key, rows: [], totals: new Map() }),
  depth: 0,
  open: true,
})

it('every row stands on one page, in order, and a page holds no more than it has room for', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 5, max: 60 })), (heights) => {
      const rows = heights.map((_, i) => line(String(i)))
      const pages = pagesOf(rows, heights, 100)
      expect(pages.flat()).toEqual(rows)
      for (const page of pages) {
        const height = page.reduce((sum, { row }) => sum + (heights[Number(row.id)] as number), 0)
        expect(height).toBeLessThanOrEqual(100)
      }
    }),
  )
})

it('a group goes to the next page with its first row', () => {
  const rows = [line('a'), line('b'), group('x'), line('c')]
  expect(pagesOf(rows, [40, 30, 20, 30], 100).map((page) => page.length)).toEqual([2, 2])
})

it('a row higher than the page has one of its own', () => {
  expect(pagesOf([line('a'), line('b'), line('c')], [10, 300, 10], 100)).toHaveLength(3)
  expect(pagesOf([], [], 100)).toEqual([[]])
})

it('columns fill the page; texts wrap before letters get smaller, and nothing else is squeezed', () => {
  const fixed = (width: number) => ({ width, wraps: false })
  const text = (width: number) => ({ width, wraps: true })
  expect(fittedTable([fixed(300), fixed(100)], 1000)).toEqual({ shares: [75, 25], font: 11 })
  const wide = fittedTable([text(900), fixed(100), fixed(300)], 1000)
  expect(wide.font).toBe(11)
  expect(wide.shares[1]).toBeCloseTo(100 * (11 / 12) * (100 / 1000))
  const many = fittedTable([text(400), ...Array(8).fill(fixed(150))], 1000)
  expect(many.font).toBeLessThan(9)
  expect(many.shares.reduce((a, b) => a + b)).toBeCloseTo(100)
  expect(fittedTable(Array(60).fill(fixed(200)), 1000).font).toBe(6.5)
})
