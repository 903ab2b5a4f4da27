// Bands as people write them, and texts that only look like one.
import { expect, it } from 'vitest'
import { readBand } from './bands.ts'

it('reads a band with its bounds', () => {
  expect(readBand('区间 25–35')).toEqual({ bandLow: 25, bandHigh: 35 })
  expect(readBand('80%~90%')).toEqual({ bandLow: 0.8, bandHigh: 0.9 })
  expect(readBand('band 1,000 to 2,000')).toEqual({ bandLow: 1000, bandHigh: 2000 })
  for (const text of ['区间内', '35–25', '25', '2026-03-01', '越高越好']) expect(readBand(text)).toBeNull()
})
