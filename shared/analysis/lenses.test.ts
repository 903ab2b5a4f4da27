// Lenses over small processes whose answers are worked out by hand.
import { describe, expect, it } from 'vitest'
import { palettes } from '../diagram/drawing/palette.ts'
import { valueContext } from '../i18n/valueContext.ts'
import type { PlanRows } from '../model/plan.ts'
import { rowsReader } from '../model/rowsReader.ts'
import { joinRows, testRow, testVersion } from '../model/testRows.ts'
import { classEnds } from './lenses/amounts.ts'
import { lensTones } from './lenses/types.ts'
import { type LensKind, lens, lensKinds } from './lenses.ts'

type Version = Parameters<typeof testVersion>[1]
function look(kind: LensKind, version: Version, more: Partial<PlanRows> = {}, lang: 'zh' | 'en' = 'zh') {
  const reader = rowsReader(joinRows(testVersion('v', version), more))
  const { legend, byStep, ranking } = lens(reader, 'v', kind, valueContext(reader, lang, '2026-03-01'))
  return {
    legend: legend.map((l) => `${l.tone} ${l.label} ${l.count}`),
    steps: Object.fromEntries([...byStep].map(([id, s]) => [id, `${s.tone} ${s.text}`])),
    ranking: ranking.map((r) => `${r.step.id} ${r.text}`),
  }
}

describe('processing time', () => {
  const steps: Version['steps'] = {
    s: { kind: 'start' },
    a: { processingTime: 600 },
    b: { processingTime: 3600 },
    c: { processingTime: 86400, processingBasis: 'calendar' },
    d: { kind: 'decision' },
    e: {},
    f: { processingTime: 600 },
  }
  it('grades steps from little to much, a calendar day as one of eight hours', () => {
    expect(look('processingTime', { steps })).toEqual({
      legend: ['heat1 10分钟 2', 'heat3 1小时 1', 'heat5 1天 1', 'grey 未填写 1'],
      steps: { a: 'heat1 10分钟', b: 'heat3 1小时', c: 'heat5 1自然天', e: 'grey 未填写', f: 'heat1 10分钟' },
      ranking: ['c 1自然天', 'b 1小时', 'a 10分钟', 'f 10分钟'],
    })
  })
  it('puts many different values into five classes of about the same size, named by their ends', () => {
    const many = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`s${i}`, { processingTime: 60 * (i + 1) }]))
    expect(look('processingTime', { steps: many }, {}, 'en').legend).toEqual([
      'heat1 1 min – 2 min 2',
      'heat2 3 min – 4 min 2',
      'heat3 5 min – 6 min 2',
      'heat4 7 min – 8 min 2',
      'heat5 9 min – 10 min 2',
    ])
  })
  it('gives one value one class, and equal values never two', () => {
    expect(classEnds([])).toEqual([])
    expect(classEnds([5, 5, 5])).toEqual([5])
    expect(classEnds([1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6])).toEqual([1, 4, 6])
  })
})

it('waiting time counts zero as the least', () => {
  const steps = { a: { waitingTime: 0 }, b: { waitingTime: 8 * 3600 } }
  expect(look('waitingTime', { steps }).legend).toEqual(['heat1 0分钟 1', 'heat5 1天 1'])
})

it('cost is in the currency of the plan', () => {
  const steps = { a: { cost: 12_050 }, b: { cost: 500, kind: 'event' as const }, c: {} }
  expect(look('cost', { steps })).toEqual({
    legend: ['heat1 5.00 1', 'heat5 120.50 1', 'grey 未填写 1'],
    steps: { a: 'heat5 120.50', b: 'heat1 5.00', c: 'grey 未填写' },
    ranking: ['a 120.50', 'b 5.00'],
  })
})

describe('owners', () => {
  it('take colours by the number of their steps; nobody comes first', () => {
    const person = [testRow('person', { id: 'p', name: '李敏' }), testRow('person', { id: 'q', name: '王芳' })]
    const role = [testRow('role', { id: 'r', name: '客服' })]
    const steps: Version['steps'] = {
      a: { ownerRole: 'r' },
      b: { owners: ['p'], ownerRole: 'r' },
      c: { owners: ['p'] },
      d: { owners: ['p', 'q'] },
      e: {},
      s: { kind: 'start' },
    }
    expect(look('owner', { steps }, { person, role })).toEqual({
      legend: ['c1 李敏 2', 'c2 客服 1', 'c3 李敏、王芳 1', 'bad 没有责任人 1'],
      steps: { a: 'c2 客服', b: 'c1 李敏', c: 'c1 李敏', d: 'c3 李敏、王芳', e: 'bad 没有责任人' },
      ranking: ['e 没有责任人', 'b 李敏', 'c 李敏', 'a 客服', 'd 李敏、王芳'],
    })
  })
  it('beyond the eighth are the others', () => {
    const role = Array.from({ length: 10 }, (_, i) => testRow('role', { id: `r${i}`, name: `岗位${i}` }))
    const steps = Object.fromEntries(role.map((r) => [r.id, { ownerRole: r.id }]))
    expect(look('owner', { steps }, { role }).legend.at(-1)).toBe('grey 其他 2')
  })
})

it('value classes begin with waste in the ranking', () => {
  const steps: Version['steps'] = { a: { valueClass: 'valueAdding' }, b: {}, c: { valueClass: 'waste' } }
  expect(look('valueClass', { steps })).toEqual({
    legend: ['good 增值 1', 'bad 浪费 1', 'grey 未填写 1'],
    steps: { a: 'good 增值', b: 'grey 未填写', c: 'bad 浪费' },
    ranking: ['c 浪费', 'a 增值'],
  })
})

it('hand-overs are flows from lane to lane, counted at both ends', () => {
  const version: Version = {
    steps: { a: { lane: '1' }, b: { lane: '2' }, c: { lane: '1' }, d: { lane: '1' }, e: {} },
    flows: [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
      ['d', 'e'],
    ], // one line of steps; e is in no lane
    lanes: ['1', '2'],
  }
  expect(look('handOvers', version)).toEqual({
    legend: ['grey 无交接 2', 'heat1 1 次交接 2', 'heat2 2 次交接 1'],
    steps: { a: 'heat1 1 次交接', b: 'heat2 2 次交接', c: 'heat1 1 次交接', d: 'grey 无交接', e: 'grey 无交接' },
    ranking: ['b 2 次交接', 'a 1 次交接', 'c 1 次交接'],
  })
})

it('evidence ranks the longest of the least known times first', () => {
  const steps: Version['steps'] = {
    a: { processingTime: 60, timingEvidence: 'guess' },
    b: { processingTime: 60, waitingTime: 3600, timingEvidence: 'guess' },
    c: { processingTime: 99_999, timingEvidence: 'measured', timingSamples: 12 },
    d: { processingTime: 5 },
    e: {},
    f: { processingTime: 60, timingEvidence: 'interview' },
  }
  expect(look('evidence', { steps })).toEqual({
    legend: ['good 实测 1', 'fair 访谈 1', 'bad 估计 2', 'grey 未填写 2'],
    steps: { a: 'bad 估计', b: 'bad 估计', c: 'good 实测 12 次', d: 'grey 未填写', e: 'grey 未填写', f: 'fair 访谈' },
    ranking: ['d 未填写', 'b 估计', 'a 估计', 'f 访谈', 'c 实测 12 次'],
  })
})

it('the worst KPI of a step gives its state', () => {
  const kpi = [
    testRow('kpi', { id: 'k1', title: '时效', target: 100, steps: ['a', 'b'] }),
    testRow('kpi', { id: 'k2', title: '差错', target: 10, direction: 'lower', steps: ['a'] }),
    testRow('kpi', { id: 'k3', title: '新', target: 1, steps: ['c', 'elsewhere'] }),
  ]
  const kpiValue = [
    testRow('kpiValue', { id: 'v1', kpi: 'k1', period: '2026-01', actual: 10 }),
    testRow('kpiValue', { id: 'v2', kpi: 'k1', period: '2026-02', actual: 95 }),
    testRow('kpiValue', { id: 'v3', kpi: 'k2', period: '2026-02', actual: 12 }),
  ]
  expect(look('kpiState', { steps: { a: {}, b: {}, c: {}, d: {} } }, { kpi, kpiValue })).toEqual({
    legend: ['fair 接近 1', 'bad 未达标 1', 'grey 还没有实际值 1'],
    steps: { a: 'bad 差错 80%', b: 'fair 时效 95%', c: 'grey 新 还没有实际值' },
    ranking: ['a 差错 80%', 'b 时效 95%'],
  })
})

it('missing data are named, and counted where they are needed', () => {
  const full = {
    owners: ['p'] as string[],
    processingTime: 1,
    waitingTime: 0,
    timingEvidence: 'guess',
    valueClass: 'waste',
  } as const
  const version: Version = {
    steps: {
      a: { ...full, lane: '1' },
      b: { ...full, timingEvidence: null },
      c: {},
      d: { kind: 'decision', lane: '1' },
      s: { kind: 'start' },
    },
    flows: [
      ['d', 'a', { probability: 1 }],
      ['d', 'b'],
    ],
    lanes: ['1'],
  }
  expect(look('missingData', version)).toEqual({
    legend: ['good 齐全 1', 'heat1 缺 1 项 1', 'heat2 缺 2 项 1', 'heat5 缺 4 项及以上 1'],
    steps: {
      a: 'good 齐全',
      b: 'heat2 泳道、时间依据',
      c: 'heat5 泳道、责任人、处理时间、等待时间、价值类别',
      d: 'heat1 概率',
    },
    ranking: ['c 泳道、责任人、处理时间、等待时间、价值类别', 'b 泳道、时间依据', 'd 概率'],
  })
})

it('every lens knows an empty or unknown version, and only tones that the drawing has', () => {
  for (const kind of lensKinds) expect(look(kind, { steps: {} })).toEqual({ legend: [], steps: {}, ranking: [] })
  for (const tone of lensTones) expect(palettes.light.tones[tone], tone).toBeDefined()
})
