// KPI figures against a second implementation in another language (kpiReference.py): achievement, year-to-date, trends, year's end, scorecards, goals.
import { expect, it } from 'vitest'
import { withDefaults } from '../../model/entity.ts'
import { type EntityName, entityOf, type RowOf } from '../../model/plan.ts'
import { rowsReader } from '../../model/rowsReader.ts'
import { goalRollup } from '../goalRollup.ts'
import { achievement } from '../kpiAchievement.ts'
import { kpiFigures } from '../kpiFigures.ts'
import { fitTrend, yearEnd } from '../kpiForecast.ts'
import { balancedScorecard, scorecard } from '../kpiScorecard.ts'
import { studentQuantile } from '../studentQuantile.ts'
import cases from './reference.json' with { type: 'json' }

type Case = Record<string, unknown> & { kind: string; expected: unknown }
const row = <N extends EntityName>(entity: N, values: object) =>
  withDefaults(entityOf(entity), { title: 'x', ...values }) as unknown as RowOf<N>
const near = (got: number | null, wanted: unknown) =>
  wanted === null ? expect(got).toBeNull() : expect(got).toBeCloseTo(wanted as number, 9)
const months = (kpi: string, actual: (number | null)[], target: (number | null)[]) =>
  actual.map((number, i) =>
    row('kpiValue', { id: `${kpi}${i}`, kpi, period: `2026-0${i + 1}`, actual: number, target: target[i] ?? null }),
  )

const checks: Record<string, (c: never) => void> = {
  achievement: (
    c: Case & { direction: 'higher'; low?: number; high?: number; target?: number; actual: number | null },
  ) => {
    const rule = {
      direction: c.direction,
      bandLow: c.low ?? null,
      bandHigh: c.high ?? null,
      greenFrom: 1,
      amberFrom: 0.9,
    }
    near(achievement(rule, c.target ?? null, c.actual), c.expected)
  },
  ytd: (c: Case & { how: 'sum'; months: (number | null)[]; below: (number | null)[]; goal: number[] }) => {
    const ratio = (c.how as string) === 'ratio'
    const main = row('kpi', { id: 'k', aggregation: c.how, ...(ratio ? { numerator: 'n', denominator: 'd' } : {}) })
    const sides = ['n', 'd'].map((id) => row('kpi', { id, title: id, aggregation: 'sum' }))
    const values = ratio
      ? [
          ...months(
            'k',
            c.months.map(() => null),
            c.goal,
          ),
          ...months('n', c.months, []),
          ...months('d', c.below, []),
        ]
      : months('k', c.months, c.goal)
    const span = kpiFigures([main, ...sides], values).ytd('k', '2026-09')
    const wanted = c.expected as { actual: number; target: number; counted: number }
    near(span.actual, wanted.actual)
    near(span.target, wanted.target)
    expect(span.counted).toBe(wanted.counted)
  },
  trend: (c: Case & { seasons: number; xs: number[]; ys: number[] }) => {
    const wanted = c.expected as {
      slope: number
      next: number
      variance: number
      sum: number
      sumVariance: number
      at: number[]
    }
    const points = c.xs.map((at, i) => ({ at, value: c.ys[i] as number }))
    const trend = fitTrend(points, c.seasons)
    near(trend?.slope ?? null, wanted.slope)
    near(trend?.value(wanted.at[0] as number) ?? null, wanted.next)
    near(trend?.variance([wanted.at[0] as number]) ?? null, wanted.variance)
    near(
      wanted.at.reduce((sum, at) => sum + (trend?.value(at) ?? 0), 0),
      wanted.sum,
    )
    near(trend?.variance(wanted.at) ?? null, wanted.sumVariance)
  },
  scorecard: (c: Case & { weights: (number | null)[]; shares: (number | null)[] }) => {
    const items = c.weights.map((weight, i) => ({
      kind: 'kpi' as const,
      id: `${i}`,
      weight,
      achievement: c.shares[i] ?? null,
    }))
    near(scorecard(items).total, c.expected)
  },
  yearEnd: (c: Case & { how: 'sum'; months: (number | null)[]; target: number }) => {
    const values = c.months.map((actual, i) =>
      row('kpiValue', { id: `${i}`, kpi: 'k', period: `2026-${String(i + 1).padStart(2, '0')}`, actual }),
    )
    const figures = kpiFigures([row('kpi', { id: 'k', aggregation: c.how, target: c.target })], values)
    const end = yearEnd(figures, 'k', { kind: 'linear' })
    const wanted = c.expected as { value: number; estimated: number; achievement: number }
    near(end?.value ?? null, wanted.value)
    near(end?.achievement ?? null, wanted.achievement)
    expect(end?.estimated).toHaveLength(wanted.estimated)
  },
  balanced: (c: Case & { weights: number[]; kpis: [number, number | null, number | null][] }) => {
    const names = ['a', 'b', 'c', 'd'] as const
    const items = c.kpis.map(([at, weight, achieved], i) => ({
      kind: 'kpi' as const,
      id: `${i}`,
      perspective: names[at] ?? null,
      weight,
      achievement: achieved,
    }))
    const weights = Object.fromEntries(names.map((name, i) => [name, c.weights[i] as number]))
    near(balancedScorecard(items, names, weights).total, c.expected)
  },
  goal: (c: Case & { weights: (number | null)[]; parts: ([number, number, number | null] | number | null)[] }) => {
    const measured = c.parts.flatMap((part, i) =>
      Array.isArray(part) ? [{ part, weight: c.weights[i], id: `k${i}` }] : [],
    )
    const below = c.parts.flatMap((part, i) =>
      Array.isArray(part) ? [] : [{ part, weight: c.weights[i], id: `g${i}` }],
    )
    const reader = rowsReader({
      goal: [
        row('goal', { id: 'goal' }),
        ...below.map(({ part, weight, id }) =>
          row('goal', {
            id,
            parent: 'goal',
            weight,
            ...(part === null ? {} : { progressMode: 'manual', progress: part }),
          }),
        ),
      ],
      kpi: measured.map(({ part: [baseline, target], weight, id }) =>
        row('kpi', { id, title: id, baseline, target, weight, goals: ['goal'] }),
      ),
      kpiValue: measured.map(({ part, id }) =>
        row('kpiValue', { id: `${id}v`, kpi: id, period: '2026-01', actual: part[2] }),
      ),
    })
    near(goalRollup(reader).get('goal')?.progress ?? null, c.expected)
  },
  student: (c: Case & { freedom: number; level: number }) =>
    expect(studentQuantile(c.freedom, c.level) / (c.expected as number)).toBeCloseTo(1, 3),
}

it.each((cases as Case[]).map((c, i) => [`${i + 1} ${c.kind}`, c] as const))('%s', (_, c) =>
  checks[c.kind]?.(c as never),
)
