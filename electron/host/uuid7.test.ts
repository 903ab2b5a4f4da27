// Ids are UUIDv7 and sort by creation, also within a millisecond.
import { describe, expect, it } from 'vitest'
import { newId } from './uuid7.ts'

describe('new ids', () => {
  it('are UUIDv7, carry the time, increase strictly and never repeat', () => {
    const before = Date.now()
    const ids = Array.from({ length: 20_000 }, newId)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    const time = Number.parseInt((ids[0] as string).replaceAll('-', '').slice(0, 12), 16)
    expect(Math.abs(time - before)).toBeLessThan(60_000)
  })
})
