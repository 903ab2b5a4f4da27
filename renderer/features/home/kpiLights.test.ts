// Lights come from the newest actual against that period's target, and the worst are seen first.
import { expect, test } from 'vitest'
import { kpiFigures } from '#shared/analysis/kpiFigures.ts'
import { withDefaults } from '#shared/model/entity.ts'
import type { PlanReader } from '#shared/model/plan.ts'
import { entityOf, type RowOf } from '#shared/model/plan.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { kpiLights, kpiNumber, kpiTarget } from './kpiLights.ts'

const lightsOf = (plan: PlanReader) => kpiLights(plan.list('kpi'), kpiFigures(plan.list('kpi'), plan.list('kpiValue')))

const kpi = (row: Partial<RowOf<'kpi'>>) => withDefaults(entityOf('kpi'), row) as RowOf<'kpi'>
const value = (row: Partial<RowOf<'kpiValue'>>) =>
  withDefaults(entityOf('kpiValue'), { id: `${row.kpi}${row.period}`, ...row }) as RowOf<'kpiValue'>

const reader = rowsReader({
  kpi: [
    kpi({ id: 'ok', title: '满意度', target: 90 }),
    kpi({ id: 'new', title: '回访率', target: 90 }),
    kpi({ id: 'bad', title: '处理时长', direction: 'lower', target: 24 }),
  ],
  kpiValue: [
    value({ kpi: 'ok', period: '2026-02', actual: 92 }),
    value({ kpi: 'ok', period: '2026-01', actual: 70 }),
    value({ kpi: 'ok', period: '2026-03', target: 95 }),
    value({ kpi: 'bad', period: '2026-02', actual: 40, target: 36 }),
  ],
})

test('the worst light comes first, no data last', () => {
  expect(lightsOf(reader).map((light) => [light.kpi.id, light.state])).toEqual([
    ['bad', 'red'],
    ['ok', 'green'],
    ['new', null],
  ])
})

test('the newest actual counts, against the target of its period or else the KPI’s', () => {
  const [bad, ok] = lightsOf(reader)
  expect([bad?.figure?.period, bad?.target]).toEqual(['2026-02', 36])
  expect([ok?.figure?.period, ok?.target]).toEqual(['2026-02', 90])
  expect(ok?.trend).toEqual([70, 92])
})

test('a computed KPI has its light, an input of formulas has none', () => {
  const [light, ...more] = lightsOf(
    rowsReader({
      kpi: [
        kpi({ id: 'sum', title: '投诉率', direction: 'lower', target: 0.02, formula: 'A / B' }),
        kpi({ id: 'a', title: '投诉量', code: 'A', kind: 'input' }),
        kpi({ id: 'b', title: '订单量', code: 'B', kind: 'input' }),
      ],
      kpiValue: [
        value({ kpi: 'a', period: '2026-02', actual: 30 }),
        value({ kpi: 'b', period: '2026-02', actual: 1000 }),
      ],
    }),
  )
  expect(more).toEqual([])
  expect(light).toMatchObject({ figure: { actual: 0.03, period: '2026-02' }, state: 'red' })
})

test('numbers carry their unit', () => {
  expect(kpiNumber(kpi({ unit: '%', decimals: 1 }), 91.5)).toBe('91.5%')
  expect(kpiNumber(kpi({ valueKind: 'percent' }), 0.915)).toBe('91.5%')
  expect(kpiNumber(kpi({ unit: '小时' }), 1234.5)).toBe('1,234.5 小时')
  expect(kpiNumber(kpi({}), null)).toBe('')
})

test('a band is its target', () => {
  const band = { direction: 'band', unit: '件' } as const
  expect(kpiTarget(kpi({ ...band, bandLow: 28, bandHigh: 32 }), null)).toBe('28–32 件')
  expect(kpiTarget(kpi({ ...band, bandLow: 28 }), 30)).toBe('≥ 28 件')
  expect(kpiTarget(kpi({ ...band, bandHigh: 32 }), null)).toBe('≤ 32 件')
  expect(kpiTarget(kpi({ unit: '件' }), 30)).toBe('30 件')
})
