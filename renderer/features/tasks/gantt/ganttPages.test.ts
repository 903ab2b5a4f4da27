// Pages of a Gantt chart: together they show every row and every day once.
import { expect, it } from 'vitest'
import { ganttPages, paperDays } from './ganttPages.ts'

const room = { width: 1100, height: 1000 }
const chart = (rows: number, days: number) => ({ from: 20_000, to: 20_000 + days, rows: { length: rows } })

it('a small plan fits one page at the scale of the screen', () => {
  const { zoom, pages } = ganttPages(chart(20, 60), 'week', room)
  expect(zoom).toBe('week')
  expect(pages).toHaveLength(1)
  expect(pages[0]).toMatchObject({ first: 0, last: 20, from: paperDays(chart(20, 60)).from })
})

it('pages lie side by side and below each other without a gap', () => {
  const plan = chart(100, 200)
  const { pages } = ganttPages(plan, 'week', room)
  const across = pages.filter(({ first }) => first === 0)
  expect(across.length).toBe(3)
  expect(across.slice(1).map(({ from }) => from)).toEqual(across.slice(0, -1).map(({ to }) => to))
  expect(across.at(-1)?.to).toBeGreaterThanOrEqual(paperDays(plan).to)
  const down = pages.filter(({ from }) => from === pages[0]?.from)
  expect(down.slice(1).map(({ first }) => first)).toEqual(down.slice(0, -1).map(({ last }) => last))
  expect(down.at(-1)?.last).toBe(100)
  expect(pages.length).toBe(across.length * down.length)
})

it('years at the scale of days would cover a wall: a coarser scale is taken', () => {
  expect(ganttPages(chart(10, 365), 'day', room).zoom).toBe('month')
  expect(ganttPages(chart(10, 5000), 'day', room).zoom).toBe('quarter')
})

it('an empty plan has one page', () => {
  expect(ganttPages(chart(0, 1), 'week', room).pages).toHaveLength(1)
})
