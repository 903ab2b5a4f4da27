// The size check counts what is inside and always ends.

import { expect, it } from 'vitest'
import { fits } from './argumentSize.ts'

it('lets ordinary arguments pass', () => {
  expect(fits({}, 100)).toBe(true)
  expect(fits(undefined, 100)).toBe(true)
  expect(fits({ menus: [{ label: '文件', items: [{ id: 'plan.new', enabled: true }] }] }, 1000)).toBe(true)
})

it.each([
  ['text', 'x'.repeat(600)],
  ['a key', { ['k'.repeat(600)]: 1 }],
  ['bytes', { bytes: new Uint8Array(2000) }],
  ['a buffer', new ArrayBuffer(2000)],
  ['many parts', Array.from({ length: 200 }, () => null)],
  ['a map, whatever is in it', new Map()],
])('stops at %s', (_what, value) => {
  expect(fits(value, 1000)).toBe(false)
})

it('ends at a circle', () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  expect(fits(circle, 1_000_000)).toBe(false)
})
