// What the canvas holds as elements: all that is seen at once, the margin little by little, and nothing far away.
import { expect, test } from 'vitest'
import type { Diagram, Point } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'
import { Held } from './shown.ts'

const at = (i: number): Point => ({ x: (i % 100) * 216, y: Math.floor(i / 100) * 128 })
const diagram: Diagram = {
  steps: Array.from({ length: 5000 }, (_, i) => ({
    ...{ id: `s${i}`, kind: 'task', title: `${i}`, lane: null, phase: null },
    ...at(i),
  })),
  flows: [{ id: 'long', from: 's0', to: 's99', label: null }],
  lanes: [],
  phases: [],
}
const route = {
  id: 'long',
  from: 's0',
  to: 's99',
  label: null,
  points: [
    { x: 160, y: 100 },
    { x: 21384, y: 100 },
  ],
}
const drawing: Drawing = {
  ...{ version: 'v', diagram, labelSides: new Map(), unplaced: [] },
  positions: new Map(diagram.steps.map(({ id }, i) => [id, at(i)])),
  bands: { lanes: [], phases: [], bounds: { x: 0, y: 0, width: 21600, height: 6400 } },
  flows: [route],
}
const view = (x: number, y: number) => ({ x, y, width: 1500, height: 900 })
const none = () => false
const ids = (shown: { steps: readonly { id: string }[] }) => new Set(shown.steps.map(({ id }) => id))

test('everything seen is there at once, the margin comes by and by and then is complete', () => {
  const held = new Held()
  let shown = held.update(drawing, view(5000, 2000), 300, none)
  expect(ids(shown).has('s1625')).toBe(true)
  const first = shown.steps.length
  while (held.unfinished) {
    const before = shown.steps.length
    shown = held.update(drawing, view(5000, 2000), 300, none)
    expect(shown.steps.length - before).toBeLessThanOrEqual(4)
  }
  expect(shown.steps.length).toBeGreaterThan(first)
  expect(held.update(drawing, view(5000, 2000), 300, none)).toBe(shown)
})

test('a flow that crosses the view is held without its ends, which are far', () => {
  const shown = new Held().update(drawing, view(8000, -200), 300, none)
  expect(shown.flows).toEqual([route])
  expect(ids(shown).has('s0') || ids(shown).has('s99')).toBe(false)
})

test('after a jump nothing of the old place is left but what is being dragged', () => {
  const held = new Held()
  held.update(drawing, view(5000, 2000), 300, none)
  let shown = held.update(drawing, view(15000, 5000), 300, (id) => id === 's1625')
  while (held.unfinished) shown = held.update(drawing, view(15000, 5000), 300, (id) => id === 's1625')
  const kept = shown.steps.filter(({ id }) => drawing.positions.get(id)!.x < 10000)
  expect(kept.map(({ id }) => id)).toEqual(['s1625'])
})
