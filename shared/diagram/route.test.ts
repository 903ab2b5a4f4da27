import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countFaults } from '../../test/fixtures/diagramFaults.ts'
import { randomDiagram, randomNumbers } from '../../test/fixtures/randomDiagram.ts'
import { centreOf, snapStep } from './geometry.ts'
import { arrange, layoutDiagram } from './layout.ts'
import { flowsTouchedBy, routeFlows } from './route.ts'
import type { Diagram, DiagramStep, Point } from './types.ts'

const step = (id: string, x: number, y: number, more: Partial<DiagramStep> = {}): DiagramStep => ({
  id,
  kind: 'task',
  title: id,
  lane: null,
  phase: null,
  x,
  y,
  ...more,
})
const placed = (steps: DiagramStep[], flows: Diagram['flows']): [Diagram, Map<string, Point>] => [
  { steps, flows, lanes: [], phases: [] },
  new Map(steps.map(({ id, x, y }) => [id, { x: x!, y: y! }])),
]
const flow = (from: string, to: string, more: Partial<Diagram['flows'][number]> = {}) => ({
  id: `${from}-${to}`,
  from,
  to,
  label: null,
  ...more,
})
const sound = { slantedPieces: 0, looseEnds: 0, flowsThroughSteps: 0, sharedLines: 0, labelsOnSteps: 0 }

describe('routes', () => {
  it('run straight between neighbours on one line', () => {
    const [diagram, at] = placed([step('a', 0, 0), step('b', 240, 0)], [flow('a', 'b')])
    expect(routeFlows(diagram, at).flows[0]!.points).toEqual([
      { x: 160, y: 32 },
      { x: 240, y: 32 },
    ])
  })

  it('lead back above or below, not through the steps between', () => {
    const [diagram, at] = placed(
      [step('a', 0, 0), step('b', 240, 0), step('c', 480, 0)],
      [flow('a', 'b'), flow('b', 'c'), flow('c', 'a')],
    )
    const back = routeFlows(diagram, at).flows.find((each) => each.id === 'c-a')!
    const outermost = back.points.map((p) => p.y)
    expect(Math.min(...outermost) < 0 || Math.max(...outermost) > 64).toBe(true)
    expect(countFaults(diagram, arrange(diagram, at))).toMatchObject(sound)
  })

  it('leave a decision on different sides, its question on a free one', () => {
    const [diagram, at] = placed(
      [
        step('d', 0, 104, { kind: 'decision', title: '通过？' }),
        step('up', 200, 0),
        step('on', 200, 100),
        step('down', 200, 200),
      ],
      [flow('d', 'up', { label: '加急' }), flow('d', 'on', { label: '是' }), flow('d', 'down', { label: '否' })],
    )
    const { flows, labelSides } = routeFlows(diagram, at)
    expect(new Set(flows.map(({ points }) => `${points[0]!.x},${points[0]!.y}`)).size).toBe(3)
    expect(labelSides.get('d')).toBe('corner')
    expect(flows.every(({ label }) => label !== null)).toBe(true)
  })

  it('stay sound when steps are dragged about', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const random = randomNumbers(seed)
        const diagram = randomDiagram({ steps: 40, lanes: 0, phases: 0, seed })
        const at = layoutDiagram(diagram).positions
        for (const each of diagram.steps) {
          if (random() > 0.2) continue
          const from = at.get(each.id)!
          const to = snapStep(each.kind, { x: from.x + (random() - 0.5) * 120, y: from.y + (random() - 0.5) * 400 })
          const free = diagram.steps.every((other) => {
            const b = at.get(other.id)!
            return other === each || Math.abs(b.x - to.x) > 190 || Math.abs(b.y - to.y) > 112
          })
          if (free) at.set(each.id, to)
        }
        expect(countFaults(diagram, arrange(diagram, at))).toMatchObject(sound)
      }),
      { numRuns: 60, seed: 12 },
    )
  }, 30_000)

  it('find a plain line even where steps lie on each other', () => {
    const [diagram, at] = placed(
      [step('a', 0, 0), step('b', 40, 16), step('c', 60, 20)],
      [flow('a', 'b'), flow('b', 'c')],
    )
    for (const { points } of routeFlows(diagram, at).flows) {
      expect(points.length).toBeGreaterThanOrEqual(2)
      for (let i = 1; i < points.length; i++) {
        expect(points[i]!.x === points[i - 1]!.x || points[i]!.y === points[i - 1]!.y).toBe(true)
      }
    }
  })

  it('leave out flows of steps that have no place yet', () => {
    const [diagram, at] = placed([step('a', 0, 0), step('b', 240, 0)], [flow('a', 'b')])
    at.delete('b')
    expect(routeFlows(diagram, at).flows).toEqual([])
  })
})

describe('corners set by hand', () => {
  it('are passed in order, at right angles', () => {
    const [diagram, at] = placed(
      [step('a', 0, 0), step('b', 400, 200)],
      [
        flow('a', 'b', {
          waypoints: [
            [240, 32],
            [240, 300],
          ],
        }),
      ],
    )
    expect(routeFlows(diagram, at).flows[0]!.points).toEqual([
      { x: 160, y: 32 },
      { x: 240, y: 32 },
      { x: 240, y: 300 },
      { x: 480, y: 300 },
      { x: 480, y: 264 },
    ])
  })

  it('keep their line while other flows make room', () => {
    const [diagram, at] = placed(
      [step('a', 0, 0), step('b', 400, 0), step('c', 0, 200), step('d', 400, 200)],
      [
        flow('a', 'd', {
          waypoints: [
            [280, 32],
            [280, 232],
          ],
        }),
        flow('c', 'b'),
      ],
    )
    const laid = arrange(diagram, at)
    expect(laid.flows[0]!.points[1]).toEqual({ x: 280, y: 32 })
    expect(countFaults(diagram, laid).sharedLines).toBeLessThanOrEqual(1)
  })
})

describe('routing only some flows', () => {
  const diagram = randomDiagram({ steps: 80, lanes: 0, phases: 0, seed: 42 })
  const before = layoutDiagram(diagram)

  it('leaves the others exactly as they were', () => {
    const moved = diagram.steps[20]!
    const at = new Map(before.positions)
    at.set(moved.id, snapStep(moved.kind, { x: at.get(moved.id)!.x, y: at.get(moved.id)!.y + 400 }))
    const onlyIds = flowsTouchedBy(diagram, at, new Set([moved.id]), before.flows)
    const { flows } = routeFlows(diagram, at, { onlyIds, previous: before.flows })
    expect(flows.map((each) => each.id)).toEqual(diagram.flows.map((each) => each.id))
    for (const each of flows) {
      if (!onlyIds.has(each.id)) expect(each).toEqual(before.flows.find((old) => old.id === each.id))
    }
    const ends = flows.filter((each) => each.from === moved.id)
    for (const { points } of ends) {
      const centre = centreOf(moved, at.get(moved.id)!)
      expect(Math.abs(points[0]!.y - centre.y)).toBeLessThanOrEqual(32)
    }
  })

  it('names the flows that a moved step touches', () => {
    const [source, at] = placed(
      [step('a', 0, 0), step('b', 480, 0), step('c', 240, 300), step('d', 480, 300)],
      [flow('a', 'b'), flow('c', 'd')],
    )
    const { flows } = routeFlows(source, at)
    at.set('d', { x: 240, y: 8 })
    expect([...flowsTouchedBy(source, at, new Set(['d']), flows)].sort()).toEqual(['a-b', 'c-d'])
  })

  it('does nothing when nothing is asked', () => {
    const { flows } = routeFlows(diagram, before.positions, { onlyIds: new Set(), previous: before.flows })
    expect(flows).toEqual(before.flows)
  })
})
