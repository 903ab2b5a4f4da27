// Sub-processes: made of any selection, every flow finds its way back when they are dissolved.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testPlan } from '../model/testPlan.ts'
import { testRow } from '../model/testRows.ts'
import { subProcessCreate, subProcessDissolve, subProcessMake } from './subProcess.ts'

const words = { title: '核实', versionTitle: '现状', startTitle: '开始', endTitle: '结束', place: [] }

type FlowSpec = { from: number; to: number; label?: string | null; probability?: number | null }

function planOf(kinds: readonly ('start' | 'end' | 'task' | 'decision')[], flows: readonly FlowSpec[]) {
  return testPlan({
    process: [testRow('process', { id: 'p', title: '投诉' })],
    processVersion: [testRow('processVersion', { id: 'v', process: 'p', kind: 'toBe' })],
    role: [testRow('role', { id: 'r', name: '客服' })],
    lane: [
      testRow('lane', { id: 'outer', processVersion: 'v', title: '客服部', kind: 'department', position: 1 }),
      testRow('lane', {
        id: 'l0',
        processVersion: 'v',
        title: '客服',
        kind: 'role',
        role: 'r',
        parent: 'outer',
        position: 2,
      }),
      testRow('lane', { id: 'l1', processVersion: 'v', title: '质检', position: 3 }),
    ],
    phase: [testRow('phase', { id: 'ph', processVersion: 'v', title: '受理', position: 1 })],
    step: kinds.map((kind, i) =>
      testRow('step', {
        id: `s${i}`,
        title: `步骤${i}`,
        kind,
        processVersion: 'v',
        lane: i % 2 ? 'l1' : 'l0',
        phase: 'ph',
        x: i * 200,
        y: 20,
      }),
    ),
    sequenceFlow: flows.map(({ from, to, label = null, probability = null }, i) =>
      testRow('sequenceFlow', { id: `f${i}`, processVersion: 'v', from: `s${from}`, to: `s${to}`, label, probability }),
    ),
  })
}

const flowsOf = (plan: ReturnType<typeof testPlan>, version = 'v') =>
  plan
    .list('sequenceFlow', { processVersion: version })
    .map(
      (f) =>
        `${plan.get('step', f.from)?.title} → ${plan.get('step', f.to)?.title} ${f.label ?? ''} ${f.probability ?? ''}`,
    )
    .sort()

const chain = () =>
  planOf(
    ['start', 'task', 'decision', 'task', 'task', 'end'],
    [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 3, label: '是', probability: 0.7 },
      { from: 2, to: 4, label: '否', probability: 0.3 },
      { from: 3, to: 5 },
      { from: 4, to: 5 },
    ],
  )

describe('a sub-process of the selection', () => {
  it('takes steps, inner flows, lanes and phases along, and leaves one step in their place', () => {
    const plan = chain()
    const made = subProcessMake.run(plan, { processVersion: 'v', steps: ['s1', 's2'], at: { x: 200, y: 20 }, ...words })
    expect(flowsOf(plan)).toEqual([
      '核实 → 步骤3 是 ',
      '核实 → 步骤4 否 ',
      '步骤0 → 核实  ',
      '步骤3 → 步骤5  ',
      '步骤4 → 步骤5  ',
    ])
    expect(flowsOf(plan, made.processVersion)).toEqual([
      '开始 → 步骤1  ',
      '步骤1 → 步骤2  ',
      '步骤2 → 步骤3 是 0.7',
      '步骤2 → 步骤4 否 0.3',
    ])
    expect(plan.get('process', made.process)).toMatchObject({ title: '核实', parent: 'p' })
    expect(plan.get('processVersion', made.processVersion)).toMatchObject({ kind: 'toBe', status: 'draft' })
    expect(plan.get('step', made.step)).toMatchObject({
      kind: 'subprocess',
      subProcess: made.process,
      lane: 'l1',
      x: 200,
    })
    const lanes = plan.list('lane', { processVersion: made.processVersion })
    expect(lanes.map((l) => l.title).sort()).toEqual(['客服', '客服部', '质检'].sort())
    const inner = lanes.find((l) => l.title === '客服')
    expect(lanes.find((l) => l.id === inner?.parent)?.title).toBe('客服部')
    expect(plan.get('step', 's2')?.lane).toBe(inner?.id)
  })

  it('keeps start and end steps where they are, and is refused when nothing else is chosen', () => {
    const plan = chain()
    expect(() => subProcessMake.run(plan, { processVersion: 'v', steps: ['s0', 's5'], at: null, ...words })).toThrow()
    subProcessMake.run(plan, { processVersion: 'v', steps: ['s0', 's1', 's2', 's3', 's4', 's5'], at: null, ...words })
    expect(flowsOf(plan)).toEqual(['核实 → 步骤5  ', '步骤0 → 核实  '])
  })

  it('dissolved again, every random process has the flows it had', () => {
    const process = fc.integer({ min: 3, max: 12 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        flows: fc.uniqueArray(
          fc.record({
            from: fc.nat(n - 1),
            to: fc.nat(n - 1),
            label: fc.constantFrom(null, '是', '否'),
            probability: fc.constantFrom(null, 0.25, 0.5),
          }),
          { selector: (f) => `${f.from} ${f.to}`, maxLength: 24 },
        ),
        chosen: fc.uniqueArray(fc.nat(n - 1), { minLength: 1 }),
      }),
    )
    fc.assert(
      fc.property(process, ({ n, flows, chosen }) => {
        const inside = new Set(chosen)
        const valid = flows.filter((f) => f.from !== f.to)
        // Two ways from one step into the selection, or from the selection into one step with other answers, are told as one.
        const seen = new Set<string>()
        const clear = valid.filter((f) => {
          if (inside.has(f.from) === inside.has(f.to)) return true
          const keys = inside.has(f.to) ? [`in ${f.from}`] : [`out ${f.to}`]
          const known = keys.some((k) => seen.has(k))
          for (const k of keys) seen.add(k)
          return !known
        })
        const plan = planOf(
          Array.from({ length: n }, () => 'task' as const),
          clear,
        )
        const before = flowsOf(plan)
        const steps = plan
          .list('step')
          .map((s) => s.id)
          .sort()
        const made = subProcessMake.run(plan, {
          processVersion: 'v',
          steps: chosen.map((i) => `s${i}`),
          at: null,
          ...words,
        })
        subProcessDissolve.run(plan, { step: made.step, processVersion: made.processVersion, place: [] })
        const added = (title: string) => title === '开始'
        const after = plan.list('step')
        expect(
          after
            .filter((s) => !added(s.title))
            .map((s) => s.id)
            .sort(),
        ).toEqual(steps)
        expect(flowsOf(plan).filter((f) => !f.startsWith('开始 '))).toEqual(before)
        expect(plan.list('process').map((p) => p.id)).toEqual(['p'])
        expect(after.every((s) => s.processVersion === 'v')).toBe(true)
        expect(
          after
            .filter((s) => !added(s.title))
            .map((s) => [s.id, s.lane])
            .sort(),
        ).toEqual(Array.from({ length: n }, (_, i) => [`s${i}`, i % 2 ? 'l1' : 'l0']).sort())
      }),
      { numRuns: 300 },
    )
  })

  it('that another step uses too is copied when it is dissolved', () => {
    const plan = chain()
    const made = subProcessMake.run(plan, { processVersion: 'v', steps: ['s1'], at: null, ...words })
    plan.insert('step', {
      id: 'other',
      title: '再来',
      kind: 'subprocess',
      subProcess: made.process,
      processVersion: 'v',
    })
    const done = subProcessDissolve.run(plan, { step: made.step, processVersion: made.processVersion, place: [] })
    expect(done.kept).toBe(true)
    expect(plan.get('step', 's1')?.processVersion).toBe(made.processVersion)
    expect(flowsOf(plan)).toContain('步骤0 → 步骤1  ')
    expect(flowsOf(plan)).toContain('步骤1 → 步骤2  ')
  })

  it('begun empty has a lane like the step and a start', () => {
    const plan = chain()
    const made = subProcessCreate.run(plan, { step: 's1', title: '登记', versionTitle: '现状', startTitle: '开始' })
    expect(plan.get('step', 's1')).toMatchObject({ kind: 'subprocess', subProcess: made.process })
    expect(plan.list('lane', { processVersion: made.processVersion }).map((l) => l.title)).toEqual(['质检'])
    expect(plan.list('step', { processVersion: made.processVersion }).map((s) => s.kind)).toEqual(['start'])
  })
})
