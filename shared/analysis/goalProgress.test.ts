// Progress of goals against values computed by hand.
import { expect, it } from 'vitest'
import { withDefaults } from '../model/entity.ts'
import { type EntityName, entityOf, type PlanReader } from '../model/plan.ts'
import { goalProgress, kpiProgress } from './goalProgress.ts'

type Data = Partial<Record<EntityName, Record<string, unknown>[]>>
const reader = (data: Data): PlanReader => {
  const rows = (name: EntityName) => (data[name] ?? []).map((row) => withDefaults(entityOf(name), row))
  return {
    get: (name, id) => rows(name).find((row) => row.id === id) as never,
    list: (name, where = {}) =>
      rows(name).filter((row) => Object.entries(where).every(([field, value]) => row[field] === value)) as never,
  }
}
const value = (kpi: string, period: string, actual: number | null) => ({ id: `${kpi}${period}`, kpi, period, actual })
const plan = reader({
  goal: [
    { id: 'vision', title: '愿景' },
    { id: 'sat', title: '满意度', parent: 'vision', weight: 3 },
    { id: 'cost', title: '成本', parent: 'vision', weight: 1 },
    { id: 'done', title: '已完成', parent: 'cost', status: 'done' },
    { id: 'dropped', title: '已取消', parent: 'cost', status: 'dropped', progressMode: 'manual', progress: 0 },
    { id: 'manual', title: '手工', progressMode: 'manual', progress: 0.4 },
    { id: 'nothing', title: '无数据' },
  ],
  kpi: [
    { id: 'k1', title: '满意度', baseline: 82, target: 90, goals: ['sat'], weight: 0.5 },
    { id: 'k2', title: '周期', direction: 'lower', baseline: 9, target: 5, goals: ['sat'], weight: 0.25 },
    { id: 'k3', title: '无实际', target: 5, goals: ['nothing'] },
  ],
  kpiValue: [
    value('k1', '2026-01', 70),
    value('k1', '2026-02', 86),
    value('k2', '2026-02', 4),
    value('k3', '2026-02', null),
  ],
})

it('rolls up from KPIs and sub-goals by weight', () => {
  const progress = goalProgress(plan)
  // (0.5 × 0.5 + 1 × 0.25) ÷ 0.75
  expect(progress.get('sat')).toBeCloseTo(2 / 3, 12)
  expect(progress.get('cost')).toBe(1)
  expect(progress.get('vision')).toBeCloseTo((2 / 3) * 0.75 + 0.25, 12)
  expect(progress.get('manual')).toBe(0.4)
  expect(progress.get('nothing')).toBeNull()
})

it('takes achievement where there is no baseline, and nothing below zero', () => {
  const kpi = (more: object) => withDefaults(entityOf('kpi'), { id: 'k', title: 'k', ...more }) as never
  const actual = (n: number) => [{ ...withDefaults(entityOf('kpiValue'), value('k', '2026-01', n)) }] as never
  expect(kpiProgress(kpi({ target: 100 }), actual(80))).toBeCloseTo(0.8, 12)
  expect(kpiProgress(kpi({ baseline: 82, target: 90 }), actual(80))).toBe(0)
  expect(kpiProgress(kpi({ direction: 'band', bandLow: 25, bandHigh: 35 }), actual(30))).toBe(1)
  expect(kpiProgress(kpi({}), actual(30))).toBeNull()
})
