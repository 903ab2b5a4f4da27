import { describe, expect, it } from 'vitest'
import { laneAt, layoutBands, phaseAt } from './bands.ts'
import { outerBox } from './geometry.ts'
import { intoLane, settleLanes } from './slots.ts'
import type { Diagram, DiagramStep, Point } from './types.ts'

const step = (id: string, lane: string | null, phase: string | null = null): DiagramStep => ({
  id,
  kind: 'task',
  title: id,
  lane,
  phase,
  x: null,
  y: null,
})
const lanes = ['x', 'y', 'z'].map((id, position) => ({ id, title: id.toUpperCase(), position }))
const phases = ['one', 'two'].map((id, position) => ({ id, title: id, position }))
const make = (more: Partial<Diagram>): Diagram => ({ steps: [], flows: [], lanes: [], phases: [], ...more })
const at = (places: Record<string, [number, number]>): Map<string, Point> =>
  new Map(Object.entries(places).map(([id, [x, y]]) => [id, { x, y }]))

describe('bands for given positions', () => {
  it('are stacked without gaps, as wide as the drawing, each around its steps', () => {
    const diagram = make({ lanes, steps: [step('a', 'x'), step('b', 'y'), step('c', 'z')] })
    const bands = layoutBands(diagram, at({ a: [24, 20], b: [900, 300], c: [24, 420] }))
    const boxes = bands.lanes.map((lane) => lane.box)
    expect(boxes[1]!.y).toBe(boxes[0]!.y + boxes[0]!.height)
    expect(boxes[2]!.y).toBe(boxes[1]!.y + boxes[1]!.height)
    expect(new Set(boxes.map((box) => `${box.x},${box.width}`)).size).toBe(1)
    expect(boxes[1]!.y + boxes[1]!.height).toBeGreaterThanOrEqual(364)
    expect(boxes[0]!.x + boxes[0]!.width).toBeGreaterThanOrEqual(1060)
  })

  it('give way to a title that has grown over their border, where the lane above does not need the room', () => {
    const decision = (id: string, lane: string): DiagramStep => ({
      ...step(id, lane),
      kind: 'decision',
      title: '金额是否超过五百元并且顾客在四十八小时内已经来电确认？',
    })
    const diagram = make({ lanes, steps: [decision('a', 'x'), step('b', 'x'), decision('c', 'y'), step('d', 'z')] })
    const positions = at({ a: [24, 20], b: [240, 14], c: [24, 126], d: [24, 240] })
    const sides = new Map([
      ['a', 'above' as const],
      ['c', 'above' as const],
    ])
    const { lanes: bands, bounds } = layoutBands(diagram, positions, { labelSides: sides })
    for (const { id, lane } of diagram.steps) {
      const own = diagram.steps.find((each) => each.id === id)!
      const title = outerBox(own, positions.get(id)!, sides.get(id))
      const { box } = bands.find((band) => band.id === lane)!
      expect(title.y).toBeGreaterThanOrEqual(box.y)
      expect(title.y + title.height).toBeLessThanOrEqual(box.y + box.height)
    }
    expect(bounds.y).toBe(bands[0]!.box.y)
    expect(bands[0]!.box.y).toBeLessThan(0)
    expect(bands[1]!.box.y).toBeLessThan(104)
  })

  it('collect steps without a lane in a band at the bottom', () => {
    const diagram = make({ lanes, steps: [step('a', 'x'), step('b', null), step('c', 'unknown')] })
    const last = layoutBands(diagram, at({ a: [24, 20], b: [24, 340], c: [240, 340] })).lanes.at(-1)!
    expect(last).toMatchObject({ id: null, header: null, leaf: true })
  })

  it('have none without lanes, yet bounds around the steps', () => {
    const bands = layoutBands(make({ steps: [step('a', null)] }), at({ a: [-400, -100] }))
    expect(bands.lanes).toEqual([])
    expect(bands.bounds.x).toBeLessThan(-400)
    expect(bands.bounds.y).toBeLessThan(-100)
  })

  it('cut phases between their steps', () => {
    const diagram = make({ phases, steps: [step('a', null, 'one'), step('b', null, 'two')] })
    const [one, two] = layoutBands(diagram, at({ a: [24, 20], b: [300, 20] })).phases
    expect(one!.box.x + one!.box.width).toBe(two!.box.x)
    expect(two!.box.x).toBeGreaterThanOrEqual(184)
    expect(two!.box.x).toBeLessThanOrEqual(300)
  })

  it('tell the lane and the phase at a point', () => {
    const diagram = make({ lanes, phases, steps: [step('a', 'x', 'one'), step('b', 'y', 'two')] })
    const bands = layoutBands(diagram, at({ a: [24, 20], b: [300, 124] }))
    expect(laneAt(bands, 10)?.id).toBe('x')
    expect(laneAt(bands, 130)?.id).toBe('y')
    expect(laneAt(bands, 9999)?.id).toBe('z')
    expect(phaseAt(bands, 0)?.id).toBe('one')
    expect(phaseAt(bands, 9999)?.id).toBe('two')
    expect(laneAt(layoutBands(make({}), new Map()), 0)).toBeUndefined()
  })
})

describe('settling lanes', () => {
  it('moves the lanes below down when a lane has grown, and nothing otherwise', () => {
    const diagram = make({ lanes, steps: [step('a', 'x'), step('a2', 'x'), step('b', 'y')] })
    const fits = at({ a: [24, 20], b: [24, 124] })
    expect(settleLanes(diagram, fits)).toEqual(fits)
    const grown = settleLanes(diagram, at({ a: [24, 20], a2: [24, 120], b: [24, 124] }))
    expect(grown.get('a2')).toEqual({ x: 24, y: 120 })
    expect(grown.get('b')!.y).toBeGreaterThanOrEqual(204)
    const bands = layoutBands(diagram, grown)
    expect(grown.get('b')!.y).toBeGreaterThanOrEqual(bands.lanes[1]!.box.y)
  })
})

describe('dropping a step into a lane', () => {
  const lane = { x: 0, y: 104, width: 900, height: 160 }

  it('keeps it on the grid and inside, with its question', () => {
    const task = intoLane(step('a', 'x'), { x: 101, y: 90 }, lane)
    expect(task).toEqual({ x: 104, y: 128 })
    expect(intoLane(step('a', 'x'), { x: 101, y: 900 }, lane).y + 64).toBeLessThanOrEqual(264)
    const decision: DiagramStep = { ...step('d', 'x'), kind: 'decision', title: '通过？' }
    const at = intoLane(decision, { x: 0, y: 90 }, lane)
    expect(outerBox(decision, at).y).toBeGreaterThanOrEqual(lane.y)
  })

  it('only takes the grid where there are no lanes', () => {
    expect(intoLane(step('a', null), { x: 101, y: -90 }, null)).toEqual({ x: 104, y: -88 })
  })
})
