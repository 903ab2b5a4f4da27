// CSAT and NPS from answers, and what they would change in a KPI.
import { expect, test } from 'vitest'
import { testRow } from '../model/testRows.ts'
import { kpiPreview, surveyFigure, surveyFigures } from './surveyFigures.ts'

const csat = testRow('survey', { id: 's', kind: 'csat' })
const result = (more: object) => testRow('surveyResult', { id: 'r', survey: 's', period: '2026-10', ...more })

test('CSAT is the share of satisfied answers, NPS promoters less detractors', () => {
  const asked = surveyFigure(csat, result({ sent: 372, answered: 231, satisfied: 204, score: 90 }))
  expect(asked).toMatchObject({ computed: 88.3, score: 88.3, differs: true })
  expect(asked.responseRate).toBeCloseTo(0.621, 3)
  const nps = { ...csat, kind: 'nps' } as const
  expect(surveyFigure(nps, result({ promoters: 207, passives: 126, detractors: 79, score: 31 }))).toMatchObject({
    computed: 31.1,
    differs: false,
  })
  expect(surveyFigure(nps, result({ promoters: 10, detractors: 30, answered: 100 })).computed).toBe(-20)
})

test('counts that are missing or contradict each other compute nothing; the entered score counts', () => {
  expect(surveyFigure(csat, result({ answered: 10, satisfied: 12, score: 80 }))).toMatchObject({
    computed: null,
    score: 80,
    differs: false,
  })
  expect(surveyFigure(csat, result({ answered: 0, satisfied: 0 })).score).toBeNull()
  expect(surveyFigure({ ...csat, kind: 'ces' }, result({ answered: 10, satisfied: 8, score: 4.2 })).score).toBe(4.2)
  expect(
    surveyFigure({ ...csat, kind: 'nps' }, result({ promoters: 8, detractors: 8, answered: 10 })).computed,
  ).toBeNull()
})

test('results stand by time, whatever length their periods have', () => {
  const periods = ['2026-Q3', '2026-10', '2026', '2026-09', '2026-W02']
  const found = surveyFigures(
    csat,
    periods.map((period) => result({ id: period, period })),
  )
  expect(found.map((figure) => figure.result.period)).toEqual(['2026-W02', '2026-09', '2026-Q3', '2026-10', '2026'])
})

test('only values that would change are named, in the unit of the KPI', () => {
  const figures = surveyFigures(csat, [
    result({ id: 'a', period: '2026-09', answered: 214, satisfied: 187 }),
    result({ id: 'b', period: '2026-10', answered: 231, satisfied: 204 }),
    result({ id: 'c', period: '2026-Q3', score: 87 }),
    result({ id: 'd', period: '2026-08' }),
  ])
  const kpi = { id: 'k', frequency: 'monthly', valueKind: 'number' } as const
  const values = [
    { kpi: 'k', period: '2026-10', actual: 88.3 },
    { kpi: 'k', period: '2026-09', actual: 86 },
    { kpi: 'other', period: '2026-09', actual: 1 },
  ]
  expect(kpiPreview(figures, kpi, values)).toEqual({
    changes: [{ result: 'a', period: '2026-09', before: 86, after: 87.4 }],
    same: ['2026-10'],
    otherLength: ['2026-Q3'],
    unfit: false,
  })
  expect(kpiPreview(figures, { ...kpi, valueKind: 'percent' }, []).changes.map(({ after }) => after)).toEqual([
    0.874, 0.883,
  ])
  expect(kpiPreview(figures, { ...kpi, valueKind: 'money' }, [])).toMatchObject({ changes: [], unfit: true })
})
