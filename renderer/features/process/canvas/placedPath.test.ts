import { expect, test } from 'vitest'
import { badgeIcons } from '#shared/diagram/drawing/badges.ts'
import { markerIcons } from '#shared/diagram/drawing/icons.ts'
import { placedPath } from './placedPath.ts'

test('absolute places move and scale, relative ones only scale, arcs keep their flags', () => {
  expect(placedPath('M1 2H3V4L5 6C1 2 3 4 5 6Z', 10, 20, 2)).toBe('M12 24H16V28L20 32C12 24 16 28 20 32Z')
  expect(placedPath('m1 2l3 4h5v6', 10, 20, 2)).toBe('M12 24l6 8h10v12')
  expect(placedPath('M6 1.5a2.25 3 30 1 0 0 4.5', 1, 1, 0.5)).toBe('M4 1.75a1.125 1.5 30 1 0 0 2.25')
  expect(placedPath('M6 1A2 3 0 0 1 8 9', 1, 2, 1)).toBe('M7 3A2 3 0 0 1 9 11')
  expect(placedPath('M-1.5-2.5L.5-.5', 1, 1, 1)).toBe('M-0.5 -1.5L1.5 0.5')
})

test('the signs of steps are whole commands: moved there and back they are what they were', () => {
  for (const d of Object.values({ ...badgeIcons, ...markerIcons })) {
    const same = placedPath(d, 0, 0, 1)
    expect(same.match(/[a-zA-Z]/g)).toEqual(d.match(/[a-zA-Z]/g))
    expect(placedPath(placedPath(d, 6, 8, 2), -3, -4, 0.5)).toBe(same)
  }
})
