// A course shows every period between its first and last number.
import { expect, test } from 'vitest'
import { withDefaults } from '../model/entity.ts'
import { entityOf, type RowOf } from '../model/plan.ts'
import { actualCourse, coursePeriods } from './kpiCourse.ts'
import { kpiFigures } from './kpiFigures.ts'

const kpi = withDefaults(entityOf('kpi'), { id: 'k', title: '满意度' }) as RowOf<'kpi'>
const figuresOf = (actuals: Readonly<Record<string, number>>) =>
  kpiFigures(
    [kpi],
    Object.entries(actuals).map(
      ([period, actual]) =>
        withDefaults(entityOf('kpiValue'), { id: period, kpi: 'k', period, actual }) as RowOf<'kpiValue'>,
    ),
  )

test('months without a number are gaps, and none comes before the first number', () => {
  const figures = figuresOf({ '2025-11': 1, '2026-01': 3, '2026-04': 4 })
  expect(actualCourse(figures, 'k', '2026-04')).toEqual([1, null, 3, null, null, 4])
  expect(actualCourse(figures, 'k', '2026-04', 4)).toEqual([3, null, null, 4])
  expect(coursePeriods(figures, 'k', '2026-01')).toEqual(['2025-11', '2025-12', '2026-01'])
})

test('a KPI without numbers has no course', () => {
  expect(actualCourse(figuresOf({}), 'k', null)).toEqual([])
})
