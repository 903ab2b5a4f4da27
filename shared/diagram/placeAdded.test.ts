// Places of what an outline adds: no two steps on top of each other, what stands stays, few lines as if typed, many laid out.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutlineArgs } from '../commands/outline.ts'
import { outerBoxes, overlaps, storedPositions } from './geometry.ts'
import { placeSteps } from './layout.ts'
import { placeAdded, placeOfKind } from './placeAdded.ts'
import type { Diagram, DiagramStep } from './types.ts'

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
const none = { insert: [], update: [], remove: [] }
const flow = { label: null, probability: null, condition: null, isDefault: false, waypoints: null }
type Changes = Pick<OutlineArgs, 'steps' | 'remove' | 'flows'>

/** A line of steps in lanes by turns, laid out. */
function line(count: number, lanes: number): Diagram {
  const ids = Array.from({ length: count }, (_, i) => `s${i}`)
  const diagram: Diagram = {
    steps: ids.map((id, i) => step(id, { lane: lanes > 0 ? `l${i % lanes}` : null })),
    flows: ids.slice(1).map((id, i) => ({ id: `f${i}`, from: ids[i] as string, to: id, label: null })),
    lanes: Array.from({ length: lanes }, (_, i) => ({ id: `l${i}`, title: `lane ${i}`, position: i })),
    phases: [],
  }
  const at = placeSteps(diagram)
  return { ...diagram, steps: diagram.steps.map((s) => ({ ...s, ...at.get(s.id) })) }
}
/** `count` new steps, one after the other behind `after`. */
function adding(count: number, after: string | null, lane: { id: string } | { title: string } | null = null): Changes {
  const ids = Array.from({ length: count }, (_, i) => `n${i}`)
  return {
    steps: ids.map((id, i) => ({
      id,
      row: { title: id, kind: 'task' },
      lane,
      after: i === 0 ? after : (ids[i - 1] as string),
    })),
    remove: [],
    flows: {
      ...none,
      insert: ids.flatMap((to, i) => {
        const from = i === 0 ? after : (ids[i - 1] as string)
        return from === null ? [] : [{ ...flow, id: `to ${to}`, from, to }]
      }),
    },
  }
}
function result(diagram: Diagram, changes: Changes): Diagram {
  const places = new Map(placeAdded(diagram, changes).map((p) => [p.id, p]))
  const added = changes.steps.filter((s) => !diagram.steps.some((d) => d.id === s.id)).map((s) => step(s.id))
  return {
    ...diagram,
    steps: [...diagram.steps, ...added].map((s) => ({ ...s, ...places.get(s.id) })),
  }
}
function overlapping(diagram: Diagram): string[] {
  const boxes = [...outerBoxes(diagram, storedPositions(diagram))]
  return boxes.flatMap(([a, one], i) =>
    boxes.slice(i + 1).flatMap(([b, two]) => (overlaps(one, two) ? [`${a} ${b}`] : [])),
  )
}

describe('places', () => {
  it('of one more step: on the line of the step before it, nothing else moves', () => {
    const diagram = line(3, 0)
    const [place, ...rest] = placeAdded(diagram, adding(1, 's2'))
    expect(rest).toEqual([])
    expect(place?.y).toBe(diagram.steps[2]?.y)
    expect(place?.x).toBeGreaterThan(diagram.steps[2]?.x as number)
  })
  it('of nothing new are none', () => {
    expect(
      placeAdded(line(3, 2), { steps: [{ id: 's1', row: { title: 'other' } }], remove: ['s0'], flows: none }),
    ).toEqual([])
  })
  it('of an empty drawing are those of its layout, lanes by title included', () => {
    const empty: Diagram = { steps: [], flows: [], lanes: [], phases: [] }
    const places = placeAdded(empty, adding(30, null, { title: '客服' }))
    expect(places).toHaveLength(30)
    expect(new Set(places.map((p) => p.y)).size).toBe(1)
  })
  it('of a step that changes its lane are in that lane', () => {
    const diagram = line(6, 2)
    const [place] = placeAdded(diagram, { steps: [{ id: 's0', row: {}, lane: { id: 'l1' } }], remove: [], flows: none })
    expect(place?.id).toBe('s0')
    expect(place?.y).toBeGreaterThan(diagram.steps[0]?.y as number)
  })
  it('never overlap, however many come in and wherever', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 3 }),
        fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 21, max: 40 })),
        fc.nat(11),
        fc.nat(3),
        (count, lanes, more, at, into) => {
          const diagram = line(count, lanes)
          const lane = lanes === 0 ? null : into >= lanes ? { title: 'new' } : { id: `l${into}` }
          const after = result(diagram, adding(more, `s${at % count}`, lane))
          expect(storedPositions(after).size).toBe(count + more)
          expect(overlapping(after)).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })
  it('of a step that becomes another kind keep its centre', () => {
    const task = step('t', { x: 96, y: 96 })
    const there = placeOfKind(task, 'decision')
    expect(placeOfKind({ ...task, ...there, kind: 'decision' }, 'task')).toEqual({ x: 96, y: 96 })
  })
})
