// Nothing of a dashboard is lost or doubled on paper, and no page holds more than fits.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dashboardPages, pageRoom } from './dashboardPages.ts'

test('every row on one page, in order, and no page too full', () => {
  const many = fc.nat(120).map((n) => Array.from({ length: n }, (_, i) => i))
  fc.assert(
    fc.property(many, many, many, (cards, goals, processes) => {
      const pages = dashboardPages(cards, goals, processes)
      expect(pages.flatMap((page) => (page.kind === 'kpis' ? page.cards : []))).toEqual(cards)
      expect(pages.flatMap((page) => ('goals' in page ? page.goals : []))).toEqual(goals)
      expect(pages.flatMap((page) => ('processes' in page ? page.processes : []))).toEqual(processes)
      for (const page of pages) {
        if (page.kind === 'kpis') expect(page.cards.length).toBeLessThanOrEqual(pageRoom.rows)
        if (page.kind === 'behind') expect(page.goals.length).toBeLessThanOrEqual(pageRoom.goals)
      }
    }),
  )
})

test('a small plan takes three pages', () => {
  expect(dashboardPages([1], [1], [1]).map(({ kind }) => kind)).toEqual(['overview', 'behind', 'kpis'])
})
