// Nothing of a dashboard is lost or doubled on paper, and no page holds more than fits.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dashboardPages, pageRoom } from './dashboardPages.ts'

test('every row on one page, in order, and no page too full', () => {
  const many = fc.nat(120).map((n) => Array.from({ length: n }, (_, i) => i))
  fc.assert(
    fc.property(many, many, many, fc.nat(5), (cards, goals, processes, stale) => {
      const pages = dashboardPages(cards, goals, processes, stale)
      expect(pages.flatMap((page) => ('cards' in page ? page.cards : []))).toEqual(cards)
      expect(pages.flatMap((page) => ('goals' in page ? page.goals : []))).toEqual(goals)
      expect(pages.flatMap((page) => ('processes' in page ? page.processes : []))).toEqual(processes)
      for (const page of pages) {
        if (page.kind === 'kpis') expect(page.cards.length).toBeLessThanOrEqual(pageRoom.rows)
        if (page.kind === 'overview') expect(page.cards.length).toBeLessThanOrEqual(pageRoom.overview)
        if (page.kind === 'behind') expect(page.goals.length).toBeLessThanOrEqual(pageRoom.goals)
      }
    }),
  )
})

test('a small plan takes three pages; a few KPIs stand below their overview, unless stale ones need the room', () => {
  const kinds = (count: number, stale: number) =>
    dashboardPages(Array.from({ length: count }), [1], [1], stale).map(({ kind }) => kind)
  expect(kinds(5, 0)).toEqual(['overview', 'behind', 'kpis'])
  expect(kinds(4, 0)).toEqual(['overview', 'behind'])
  expect(kinds(4, 1)).toEqual(['overview', 'behind', 'kpis'])
})
