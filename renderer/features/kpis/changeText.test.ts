// How changes of a KPI read: differences agree with the numbers beside them, shares differ by points.
import { expect, it } from 'vitest'
import { difference } from '#shared/analysis/kpiComparison.ts'
import { translator } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { changeTexts, signedShare } from './changeText.ts'

const t = translator('zh')
const kpi = (more: Partial<RowOf<'kpi'>>) =>
  ({
    direction: 'lower',
    bandLow: null,
    bandHigh: null,
    valueKind: 'number',
    unit: null,
    decimals: null,
    ...more,
  }) as RowOf<'kpi'>
const texts = (row: RowOf<'kpi'>, before: number | null, after: number | null, means = true) =>
  Object.values(changeTexts(row, difference(row, before, after), { means, t }))

it.each([
  // 8.5 → 6.3 with −2.1 would look wrong: means have a decimal more, and the difference is that of the shown numbers.
  [kpi({ unit: '天', decimals: 1 }), 8.45, 6.325, ['8.45 天', '6.33 天', '-2.12', '-25.1%']],
  [kpi({ unit: '%', decimals: 1 }), 83.13, 86.38, ['83.13%', '86.38%', '+3.25 pp', '+3.9%']],
  [kpi({ valueKind: 'percent' }), 0.5, 0.625, ['50%', '62.5%', '+12.5 pp', '+25.0%']],
  [kpi({ unit: '元', decimals: 0 }), 1_121_498.25, 1_238_998, ['1,121,498 元', '1,238,998 元', '+117,500', '+10.5%']],
  [kpi({}), 0, 5, ['0', '5', '+5', '']],
  [kpi({}), null, 5, ['', '5', '', '']],
] as const)('%#', (row, before, after, expected) => {
  expect(texts(row, before, after)).toEqual(expected)
})

it('numbers of single periods keep their own decimals', () => {
  expect(texts(kpi({ unit: '天', decimals: 1 }), 6.1, 5.4, false)).toEqual(['6.1 天', '5.4 天', '-0.7', '-11.5%'])
})

it('a share has its sign, and none of nothing', () => {
  expect([signedShare(0.1), signedShare(-0.0004), signedShare(0), signedShare(null)]).toEqual([
    '+10.0%',
    '0.0%',
    '0.0%',
    '',
  ])
})
