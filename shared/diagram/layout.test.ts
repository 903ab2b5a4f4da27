import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complaintDiagram } from '../../test/fixtures/complaintDiagram.ts'
import { countFaults } from '../../test/fixtures/diagramFaults.ts'
import { randomDiagram } from '../../test/fixtures/randomDiagram.ts'
import { outerBox } from './geometry.ts'
import { arrange, layoutDiagram } from './layout.ts'
import type { Diagram, DiagramStep, LaidOut } from './types.ts'

const step = (id: string, more: Partial<DiagramStep> = {}): DiagramStep => ({
  id,
  kind: 'task',
  title: id,
  lane: null,
  phase: null,
  x: null,
  y: null,
  ...more,
})
const flow = (from: string, to: string, label: string | null = null, id = `${from}-${to}`) => ({ id, from, to, label })
const diagram = (more: Partial<Diagram>): Diagram => ({ steps: [], flows: [], lanes: [], phases: [], ...more })

const centre = (laid: LaidOut, source: Diagram, id: string) => {
  const box = outerBox(source.steps.find((each) => each.id === id)!, laid.positions.get(id)!)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

const clean = {
  overlappingSteps: 0,
  outsideLane: 0,
  phasesOutOfOrder: 0,
  slantedPieces: 0,
  looseEnds: 0,
  flowsThroughSteps: 0,
  flowsThroughLabels: 0,
  sharedLines: 0,
  labelsOnSteps: 0,
  labelsOnLabels: 0,
}

describe('layout of random processes', () => {
  const sizes = fc.record({
    steps: fc.integer({ min: 5, max: 120 }),
    lanes: fc.integer({ min: 1, max: 8 }),
    phases: fc.integer({ min: 0, max: 5 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
  })

  it('overlaps no steps, keeps lanes and phases, crosses no step and draws no two flows on one line', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const source = randomDiagram(size)
        expect(countFaults(source, layoutDiagram(source))).toMatchObject(clean)
      }),
      { numRuns: 200, seed: 20261121 },
    )
  }, 60_000)

  it('holds without lanes as well', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const source = randomDiagram({ ...size, lanes: 0 })
        expect(countFaults(source, layoutDiagram(source))).toMatchObject(clean)
      }),
      { numRuns: 40, seed: 7 },
    )
  }, 60_000)

  it('is the same every time', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        expect(layoutDiagram(randomDiagram(size))).toEqual(layoutDiagram(randomDiagram(size)))
      }),
      { numRuns: 10, seed: 3 },
    )
  }, 30_000)

  it('draws stored positions again as it drew them', () => {
    const source = randomDiagram({ steps: 60, lanes: 4, phases: 3, seed: 11 })
    const laid = layoutDiagram(source)
    expect(arrange(source, laid.positions)).toEqual(laid)
  })
})

describe('the complaint process', () => {
  const laid = layoutDiagram(complaintDiagram)

  it('has every step, flow, lane and phase, without a fault', () => {
    expect(laid.positions.size).toBe(17)
    expect(laid.flows).toHaveLength(19)
    expect(laid.lanes.filter((lane) => lane.leaf).map((lane) => lane.title)).toEqual([
      '客户',
      '客服',
      '客服主管',
      '运营',
      '质量',
      '财务',
      '仓储',
    ])
    expect(laid.phases.map((phase) => phase.title)).toEqual(['受理', '处理', '审批', '答复', '关闭'])
    expect(countFaults(complaintDiagram, laid)).toMatchObject(clean)
  })

  it('keeps the main line of a lane straight', () => {
    const line = ['P110', 'P120', 'P140', 'P150', 'P200', 'P230', 'P240', 'P250'].map((id) => {
      const kind = complaintDiagram.steps.find((each) => each.id === id)!.kind
      return laid.positions.get(id)!.y + (kind === 'decision' ? 28 : kind === 'end' ? 16 : 32)
    })
    expect(new Set(line).size).toBe(1)
  })

  it('lets each way out of a decision start on a side of its own', () => {
    for (const id of ['P120', 'P130', 'P210']) {
      const starts = laid.flows
        .filter((each) => each.from === id)
        .map((each) => `${each.points[0]!.x},${each.points[0]!.y}`)
      expect(new Set(starts).size).toBe(starts.length)
    }
  })

  it('labels the branches', () => {
    expect(laid.flows.flatMap((each) => each.label?.text ?? []).sort()).toEqual(
      ['一般', '不满意', '否', '是', '满意', '重大'].sort(),
    )
  })
})

describe('order of columns', () => {
  it('takes the flow against the order of writing as the one that leads back', () => {
    const steps = ['a', 'b', 'c', 'd'].map((id) => step(id))
    const source = diagram({ steps, flows: [flow('a', 'b'), flow('b', 'c'), flow('c', 'd'), flow('d', 'b')] })
    const laid = layoutDiagram(source)
    const xs = steps.map(({ id }) => centre(laid, source, id).x)
    expect(xs).toEqual(xs.toSorted((p, q) => p - q))
  })

  it('follows the flow where steps were inserted later', () => {
    const steps = ['start', 'second', 'fourth', 'third'].map((id) => step(id))
    const flows = [flow('start', 'second'), flow('second', 'third'), flow('third', 'fourth'), flow('fourth', 'start')]
    const source = diagram({ steps, flows })
    const laid = layoutDiagram(source)
    const x = (id: string) => centre(laid, source, id).x
    expect(x('start')).toBeLessThan(x('second'))
    expect(x('second')).toBeLessThan(x('third'))
    expect(x('third')).toBeLessThan(x('fourth'))
  })

  it('puts steps without flows in a row', () => {
    const steps = ['a', 'b', 'c'].map((id) => step(id))
    const laid = layoutDiagram(diagram({ steps }))
    const places = steps.map(({ id }) => laid.positions.get(id)!)
    expect(new Set(places.map((p) => p.y)).size).toBe(1)
    expect(places[0]!.x).toBeLessThan(places[1]!.x)
    expect(places[1]!.x).toBeLessThan(places[2]!.x)
  })
})

describe('unusual diagrams', () => {
  it('lays out nothing', () => {
    const laid = layoutDiagram(diagram({}))
    expect(laid.positions.size).toBe(0)
    expect(laid.bounds.width).toBeGreaterThan(0)
    expect(laid.bounds.height).toBeGreaterThan(0)
  })

  it('shows lanes and phases before there is a step', () => {
    const laid = layoutDiagram(
      diagram({
        lanes: [
          { id: 'b', title: 'B', position: 2 },
          { id: 'a', title: 'A', position: 1 },
        ],
        phases: [{ id: 'p', title: 'P', position: 0 }],
      }),
    )
    expect(laid.lanes.map((lane) => lane.id)).toEqual(['a', 'b'])
    expect(laid.phases[0]!.box.width).toBeGreaterThan(100)
  })

  it('survives loops to oneself, doubled flows, unknown ids and a cycle of everything', () => {
    const source = diagram({
      steps: [step('a'), step('b'), step('c', { lane: 'gone', phase: 'gone' })],
      flows: [
        flow('a', 'a', '重试'),
        flow('a', 'b'),
        flow('a', 'b', null, 'again'),
        flow('b', 'c'),
        flow('c', 'a'),
        flow('b', 'nobody'),
      ],
    })
    const laid = layoutDiagram(source)
    expect(laid.flows.map((each) => each.id)).toEqual(['a-a', 'a-b', 'again', 'b-c', 'c-a'])
    expect(countFaults(source, laid)).toMatchObject({ ...clean, looseEnds: 0 })
  })

  it('keeps an empty lane and an empty phase visible', () => {
    const source = diagram({
      steps: [step('a', { lane: 'top', phase: 'first' }), step('b', { lane: 'low', phase: 'third' })],
      flows: [flow('a', 'b')],
      lanes: ['top', 'empty', 'low'].map((id, position) => ({ id, title: id, position })),
      phases: ['first', 'second', 'third'].map((id, position) => ({ id, title: id, position })),
    })
    const laid = layoutDiagram(source)
    expect(laid.lanes.find((lane) => lane.id === 'empty')!.box.height).toBeGreaterThanOrEqual(96)
    expect(laid.phases.find((phase) => phase.id === 'second')!.box.width).toBeGreaterThanOrEqual(100)
    expect(countFaults(source, laid)).toMatchObject(clean)
  })

  it('nests lanes one level', () => {
    const source = diagram({
      steps: [
        step('a', { lane: 'one' }),
        step('b', { lane: 'two' }),
        step('c', { lane: 'other' }),
        step('d', { lane: 'group' }),
      ],
      flows: [flow('a', 'b'), flow('b', 'c'), flow('c', 'd')],
      lanes: [
        { id: 'group', title: '运营部', position: 0 },
        { id: 'two', title: '二组', position: 2, parent: 'group' },
        { id: 'one', title: '一组', position: 1, parent: 'group' },
        { id: 'other', title: '财务部', position: 5 },
      ],
    })
    const laid = layoutDiagram(source)
    const group = laid.lanes.find((lane) => lane.id === 'group' && !lane.leaf)!
    const inner = laid.lanes.filter((lane) => lane.leaf && lane.depth === 1)
    expect(inner.map((lane) => lane.id)).toEqual(['group', 'one', 'two'])
    expect(inner.reduce((sum, lane) => sum + lane.box.height, 0)).toBe(group.box.height)
    expect(countFaults(source, laid)).toMatchObject(clean)
  })

  it('gives a lane the height set by hand', () => {
    const source = diagram({
      steps: [step('a', { lane: 'x' }), step('b', { lane: 'y' })],
      flows: [flow('a', 'b')],
      lanes: [
        { id: 'x', title: 'X', position: 0, size: 240 },
        { id: 'y', title: 'Y', position: 1 },
      ],
    })
    const laid = layoutDiagram(source)
    expect(laid.lanes[0]!.box.height).toBe(240)
    expect(laid.positions.get('b')!.y).toBeGreaterThan(240)
  })
})

describe('keeping positions', () => {
  it('leaves kept steps where they are and fits the others around them, inside their lanes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const source = randomDiagram({ steps: 40, lanes: 4, phases: 0, seed })
        const first = layoutDiagram(source)
        const steps = source.steps.map((each, i) =>
          i % 3 === 0 ? each : { ...each, ...first.positions.get(each.id)! },
        )
        const keep = new Set(steps.filter((each) => each.x !== null).map((each) => each.id))
        const laid = layoutDiagram({ ...source, steps }, { keep })
        for (const id of keep) expect(laid.positions.get(id)!.x).toBe(first.positions.get(id)!.x)
        const faults = countFaults(source, laid)
        expect(faults).toMatchObject({ overlappingSteps: 0, outsideLane: 0, slantedPieces: 0, looseEnds: 0 })
      }),
      { numRuns: 25, seed: 5 },
    )
  }, 30_000)
})
