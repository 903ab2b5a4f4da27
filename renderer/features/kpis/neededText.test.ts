// What the rest of the year must bring: a number to keep to, or that none will do.
import { expect, it } from 'vitest'
import type { YearEnd } from '#shared/analysis/kpiForecast.ts'
import { translator } from '#shared/i18n/index.ts'
import { neededText } from './neededText.ts'

const t = translator('en')
const of = (direction: 'higher' | 'lower', unit: string, needed: number | null, negative = false) =>
  neededText({ direction, unit, valueKind: 'number', decimals: 1 }, { neededPerPeriod: needed } as YearEnd, negative, t)

it('names the bound that the direction asks for', () => {
  expect(of('higher', 'cases', 12.34)).toBe('Each remaining period must be at least 12.3 cases to meet the year target')
  expect(of('lower', 'days', 4)).toBe('Each remaining period must be at most 4.0 days to meet the year target')
  expect(of('higher', 'CNY', -4, true)).toContain('at least -4.0 CNY')
})
it('says so where no number will do, or none is needed', () => {
  const lost = 'The year target is out of reach with the periods that are left'
  expect([of('lower', 'days', -8), of('higher', '%', 104)]).toEqual([lost, lost])
  expect(of('higher', 'cases', -1)).toBe('The year target is met already')
  expect(of('lower', 'days', null)).toBe('')
})
