// Laws of the table of a process: written, read and written again it is the same table; every cell of next steps reads back.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueContext } from '../../i18n/valueContext.ts'
import { stepKinds } from '../entities/step.ts'
import { testPlan } from '../testPlan.ts'
import { testRow } from '../testRows.ts'
import { nextReader, printNext } from './nextSteps.ts'
import { nextColumn, printStepTable, readStepTable, tableFields } from './stepTable.ts'

const people = {
  role: ['客服', 'Key account', '财务'].map((name, i) => testRow('role', { id: `r${i}`, name, position: i })),
  person: ['李敏', 'Zoe Li', '王伟'].map((name, i) => testRow('person', { id: `p${i}`, name, position: i })),
  process: ['投诉', '回访'].map((title, i) => testRow('process', { id: `q${i}`, title })),
  resource: ['电话', 'CRM 系统'].map((title, i) => testRow('resource', { id: `x${i}`, title } as never)),
}
const bands = ['客服岗', 'R&D (lab)', '质检; 复核']

const title = fc.oneof(
  fc.constantFrom(
    '登记',
    '审核 (2)',
    '5',
    '5 登记',
    '是；否',
    '"引号"',
    'a; b',
    '结束',
    '登记',
    'x → y',
    '(空)',
    '一、二',
  ),
  fc.nat(20).map((n) => `步骤${n}`),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
)
const clean = title
  .map((t) =>
    t
      .normalize('NFKC')
      .replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
      .trim(),
  )
  .filter((t) => t !== '')
const label = fc.oneof(
  fc.constant(null),
  fc.constantFrom('是', '否', '不通过', 'a; b', '5%', '(x)', '"y"', '多 (少)', '：', '; '),
  clean,
)
const share = fc.option(
  fc.oneof(
    fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
    fc.double({ min: 1e-6, max: 1, noNaN: true }),
  ),
)
const text = fc.option(fc.oneof(clean, fc.constantFrom('第一步\n第二步', 'a, b', '30%', '-', '1.5天')))
const seconds = fc.option(
  fc.oneof(
    fc.integer({ min: 0, max: 60 }).map((n) => n * 900),
    fc.integer({ min: 0, max: 900_000 }),
  ),
)
const some = (ids: readonly string[]) => fc.subarray([...ids])

const row = fc.record({
  title: clean,
  kind: fc.constantFrom(...stepKinds),
  code: fc.option(clean),
  lane: fc.option(fc.nat(2).map((n) => `l${n}`)),
  phase: fc.option(fc.nat(1).map((n) => `f${n}`)),
  description: text,
  subProcess: fc.option(fc.constantFrom('q0', 'q1')),
  isApproval: fc.boolean(),
  ownerRole: fc.option(fc.constantFrom('r0', 'r1', 'r2')),
  owners: some(['p0', 'p1', 'p2']),
  responsibleRoles: some(['r0', 'r1', 'r2']),
  resources: some(['x0', 'x1']),
  processingTime: seconds,
  processingTimeMin: seconds,
  processingBasis: fc.constantFrom('working' as const, 'calendar' as const),
  waitingTime: seconds,
  waitingTimeMax: seconds,
  waitingBasis: fc.constantFrom('working' as const, 'calendar' as const),
  timingEvidence: fc.option(fc.constantFrom('guess' as const, 'interview' as const, 'measured' as const)),
  timingSamples: fc.option(fc.integer({ min: 1, max: 999 })),
  dueDay: fc.option(fc.integer({ min: 0, max: 90 })),
  dueTime: fc.option(fc.constantFrom('09:00', '17:30')),
  cost: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  valueClass: fc.option(fc.constantFrom('valueAdding' as const, 'waste' as const)),
  inputs: text,
  systems: fc.option(clean),
  sopSteps: text,
  sopCheckpoint: text,
})
const processes = fc.array(row, { minLength: 1, maxLength: 9 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    flows: fc.uniqueArray(
      fc.record({ from: fc.nat(rows.length - 1), to: fc.nat(rows.length - 1), label, probability: share }),
      { selector: (f) => `${f.from} ${f.to}`, maxLength: 16 },
    ),
    lang: fc.constantFrom('zh' as const, 'en' as const),
  }),
)

const bandRows = (version: string, prefix = '') => ({
  lane: bands.map((name, i) =>
    testRow('lane', { id: `${prefix}l${i}`, title: name, processVersion: version, position: i }),
  ),
  phase: ['受理', '处理'].map((name, i) =>
    testRow('phase', { id: `${prefix}f${i}`, title: name, processVersion: version, position: i }),
  ),
})

describe('the table of a process', () => {
  it('table → model → table loses nothing, on random processes', () => {
    fc.assert(
      fc.property(processes, ({ rows, flows, lang }) => {
        const one = bandRows('v')
        const plan = testPlan({
          ...people,
          ...one,
          step: rows.map((r, i) => testRow('step', { id: `s${i}`, processVersion: 'v', ...r })),
          sequenceFlow: flows
            .filter((f) => f.from !== f.to)
            .map((f, i) =>
              testRow('sequenceFlow', { id: `e${i}`, processVersion: 'v', ...f, from: `s${f.from}`, to: `s${f.to}` }),
            ),
        })
        const context = valueContext(plan, lang, '2026-03-01')
        const table = printStepTable(
          plan,
          'v',
          rows.map((_, i) => `s${i}`),
          context,
        )

        const two = bandRows('w', 'w')
        const copy = testPlan({ ...people, ...two })
        let count = 0
        const read = readStepTable(table, valueContext(copy, lang, '2026-03-01'), {
          lanes: two.lane,
          phases: two.phase,
          newId: () => `n${count++}`,
        })
        expect(read.problems).toEqual([])
        for (const s of read.steps) copy.insert('step', { id: s.id, processVersion: 'w', ...s.values })
        for (const s of read.steps)
          for (const f of s.next) copy.insert('sequenceFlow', { processVersion: 'w', from: s.id, ...f })
        const again = printStepTable(
          copy,
          'w',
          read.steps.map((s) => s.id),
          valueContext(copy, lang, '2026-03-01'),
        )
        expect(again).toEqual(table)
        // The flows are the same to the last digit, not only as they are shown.
        const next = (p: typeof plan, version: string, prefix: string) =>
          p
            .list('sequenceFlow', { processVersion: version })
            .map(({ from, to, label: l, probability }) => [
              from.replace(prefix, ''),
              to.replace(prefix, ''),
              l,
              probability,
            ])
        const sorted = (list: unknown[][]) => list.map((x) => JSON.stringify(x)).sort()
        expect(sorted(next(copy, 'w', 'n'))).toEqual(sorted(next(plan, 'v', 's')))
      }),
      { numRuns: 300 },
    )
  })

  it('has a column for every field that people see', () => {
    expect(tableFields).toContain('sopAttention')
    expect(tableFields).not.toContain(nextColumn)
  })
})

describe('a cell of next steps', () => {
  const rows = ['登记', '审核（二次）', '复核', '复核', '5 归档'].map((t, i) => ({ id: `s${i}`, title: t }))
  const read = (cell: string, self: string | null = null) => nextReader(rows)(cell, self)
  it('takes numbers, titles, both, and answers with shares', () => {
    expect(read('2；3 (不通过 30%)')).toEqual({
      ok: true,
      value: [
        { to: 's1', label: null, probability: null },
        { to: 's2', label: '不通过', probability: 0.3 },
      ],
    })
    expect(read('审核（二次）（是）; #1 登记')).toMatchObject({ value: [{ to: 's1', label: '是' }, { to: 's0' }] })
    expect(read('5 归档')).toMatchObject({ value: [{ to: 's4' }] })
    expect(read('')).toEqual({ ok: true, value: [] })
  })
  it('says what is wrong', () => {
    expect(read('9')).toMatchObject({ ok: false, code: 'notFound', params: { text: '9' } })
    expect(read('复核')).toMatchObject({ ok: false, code: 'ambiguous', params: { count: 2 } })
    expect(read('1; 登记')).toMatchObject({ ok: false, code: 'flowExists' })
    expect(read('1', 's0')).toMatchObject({ ok: false, code: 'selfFlow', params: { step: '登记' } })
  })
  it('shows number and title, the number alone where the title would be misread', () => {
    const next = ['s0', 's1'].map((to) => ({ to, label: '是', probability: 0.5 }))
    expect(printNext(next, rows)).toBe('1 登记 (是 50%); 2 (是 50%)')
  })
})
