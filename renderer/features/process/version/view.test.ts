import fc from 'fast-check'
import { expect, test } from 'vitest'
import { along, centred, fitted, zoomAt } from './view.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

test('what is fitted lies inside the pane', () => {
  fc.assert(
    fc.property(number(-2000, 2000), number(1, 6000), number(1, 2000), (x, width, height) => {
      const { x: dx, y: dy, zoom } = fitted({ x, y: -x, width, height }, { width: 1000, height: 700 })
      expect(x * zoom + dx).toBeGreaterThanOrEqual(-1e-6)
      expect((x + width) * zoom + dx).toBeLessThanOrEqual(1000 + 1e-6)
      expect((height - x) * zoom + dy).toBeLessThanOrEqual(700 + 1e-6)
    }),
  )
})

test('the point under the pointer stays under it', () => {
  fc.assert(
    fc.property(number(0.1, 2.5), number(0.2, 5), number(0, 900), (zoom, factor, at) => {
      const view = { x: 13, y: -40, zoom }
      const next = zoomAt(view, { x: at, y: at }, factor)
      expect((at - next.x) / next.zoom).toBeCloseTo((at - view.x) / zoom, 6)
    }),
  )
})

test('what is jumped to stands in the middle, large enough to read', () => {
  const view = centred(
    { x: 0, y: 0, zoom: 0.3 },
    { x: 100, y: 50, width: 160, height: 64 },
    { width: 800, height: 600 },
  )
  expect(view.zoom).toBe(0.8)
  expect(180 * view.zoom + view.x).toBeCloseTo(400)
  expect(82 * view.zoom + view.y).toBeCloseTo(300)
})

test('a walk along a drawing keeps the step in sight and shows nothing beyond the ends', () => {
  const whole = { x: 0, y: 0, width: 5000, height: 600 }
  const size = { width: 1200, height: 700 }
  fc.assert(
    fc.property(number(0, 4840), number(0, 536), (x, y) => {
      const { x: dx, y: dy, zoom } = along({ x, y, width: 160, height: 64 }, whole, size)
      expect(zoom).toBeGreaterThanOrEqual(0.8)
      expect(x * zoom + dx).toBeGreaterThanOrEqual(0)
      expect((x + 160) * zoom + dx).toBeLessThanOrEqual(size.width)
      expect(y * zoom + dy).toBeGreaterThanOrEqual(0)
      expect((y + 64) * zoom + dy).toBeLessThanOrEqual(size.height)
      expect(dx).toBeLessThanOrEqual(32)
      expect(whole.width * zoom + dx).toBeGreaterThanOrEqual(size.width - 32 - 1e-6)
    }),
  )
})
