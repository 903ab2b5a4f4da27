import { describe, expect, it } from 'vitest'
import { complaintDiagram } from '../../test/fixtures/complaintDiagram.ts'
import { countFaults } from '../../test/fixtures/diagramFaults.ts'
import { arrange, layoutDiagram } from './layout.ts'
import { type NewStepOptions, placeNewStep } from './placeNewStep.ts'
import type { Diagram, DiagramStep } from './types.ts'

const lanes = ['x', 'y'].map((id, position) => ({ id, title: id, position }))

/** Adds a step as capture does: at the offered place, after moving what must make room. */
function add(diagram: Diagram, id: string, after: string | null, options: NewStepOptions = {}): Diagram {
  const { x, y, shift } = placeNewStep(diagram, after, options)
  const moves = new Map(shift.map((move) => [move.id, move]))
  const before = diagram.steps.find((step) => step.id === after)
  const steps = diagram.steps.map((step) => {
    const move = moves.get(step.id)
    return move ? { ...step, x: step.x! + move.dx, y: step.y! + move.dy } : step
  })
  const lane = options.lane === undefined ? (before?.lane ?? null) : options.lane
  const step: DiagramStep = { id, kind: options.kind ?? 'task', title: options.title ?? id, lane, phase: null, x, y }
  const flows = after ? [...diagram.flows, { id: `${after}-${id}`, from: after, to: id, label: null }] : diagram.flows
  return { ...diagram, steps: [...steps, step], flows }
}

const stored = (diagram: Diagram) => new Map(diagram.steps.map((step) => [step.id, { x: step.x!, y: step.y! }]))
const faults = (diagram: Diagram) => countFaults(diagram, arrange(diagram, stored(diagram)))
const sound = { overlappingSteps: 0, outsideLane: 0, flowsThroughSteps: 0, looseEnds: 0 }
const empty: Diagram = { steps: [], flows: [], lanes: [], phases: [] }

describe('a step typed after another', () => {
  it('continues the line to the right', () => {
    let diagram = add(empty, 'start', null, { kind: 'start', title: '开始' })
    for (const [i, id] of ['a', 'b', 'c'].entries()) diagram = add(diagram, id, ['start', 'a', 'b'][i]!)
    const centres = diagram.steps.map((step) => step.y! + (step.kind === 'start' ? 16 : 32))
    expect(new Set(centres).size).toBe(1)
    expect(faults(diagram)).toMatchObject(sound)
  })

  it('goes to the line of another lane when that is named', () => {
    let diagram = add({ ...empty, lanes }, 'a', null, { lane: 'x' })
    diagram = add(diagram, 'b', 'a', { lane: 'y' })
    diagram = add(diagram, 'c', 'b')
    diagram = add(diagram, 'd', 'c', { lane: 'x' })
    const step = (id: string) => diagram.steps.find((each) => each.id === id)!
    expect(step('c').y).toBe(step('b').y)
    expect(step('d').y).toBe(step('a').y)
    expect(faults(diagram)).toMatchObject(sound)
  })

  it('stands below the first when it is a branch, and its lane grows', () => {
    let diagram = add({ ...empty, lanes }, 'd', null, { lane: 'x', kind: 'decision', title: '通过？' })
    diagram = add(diagram, 'yes', 'd')
    diagram = add(diagram, 'other', 'yes', { lane: 'y' })
    diagram = add(diagram, 'no', 'd', { branch: true })
    diagram = add(diagram, 'maybe', 'd', { branch: true })
    const step = (id: string) => diagram.steps.find((each) => each.id === id)!
    expect(step('no').x).toBe(step('yes').x)
    expect(step('no').y!).toBeGreaterThan(step('yes').y!)
    expect(step('maybe').y!).toBeGreaterThan(step('no').y!)
    expect(faults(diagram)).toMatchObject(sound)
  })

  it('makes room between two neighbours by moving what stands to the right', () => {
    let diagram = add(empty, 'a', null)
    diagram = add(diagram, 'c', 'a')
    const right = diagram.steps[1]!.x!
    const place = placeNewStep(diagram, 'a')
    expect(place.x).toBe(right)
    expect(place.shift).toEqual([{ id: 'c', dx: 208, dy: 0 }])
    expect(faults(add(diagram, 'b', 'a'))).toMatchObject(sound)
  })

  it('fits anywhere into a finished process', () => {
    const laid = layoutDiagram(complaintDiagram)
    const steps = complaintDiagram.steps.map((step) => ({ ...step, ...laid.positions.get(step.id)! }))
    const diagram = { ...complaintDiagram, steps }
    for (const { id } of steps) {
      for (const branch of [false, true]) {
        const grown = add(diagram, 'new', id, { branch, title: '补充说明' })
        expect(faults(grown)).toMatchObject(sound)
      }
      for (const lane of complaintDiagram.lanes)
        expect(faults(add(diagram, 'new', id, { lane: lane.id }))).toMatchObject(sound)
    }
  }, 30_000)
})
