// Lines before routing: every flow has one, what is routed already keeps its own, corners set by hand stay.
import { expect, test } from 'vitest'
import type { Diagram, FlowRoute } from '#shared/diagram/types.ts'
import { plainRoutes } from './plainRoutes.ts'

const step = { kind: 'task', title: '', lane: null, phase: null } as const
const diagram: Diagram = {
  steps: [
    { ...step, id: 'a', x: 0, y: 0 },
    { ...step, id: 'b', x: 400, y: 200 },
    { ...step, id: 'n', kind: 'note', x: 0, y: 400 },
  ],
  flows: [
    { id: 'ab', from: 'a', to: 'b', label: null },
    { id: 'ba', from: 'b', to: 'a', label: null, waypoints: [[480, 600]] },
    { id: 'na', from: 'n', to: 'a', label: null },
    { id: 'lost', from: 'a', to: 'gone', label: null },
  ],
  lanes: [],
  phases: [],
}
const positions = new Map(diagram.steps.map(({ id, x, y }) => [id, { x: x ?? 0, y: y ?? 0 }]))

test('every flow between steps that are there has a line along its own corners, notes dashed', () => {
  const routes = plainRoutes(diagram, positions, new Map())
  expect(routes.map(({ id, association }) => [id, association ?? false])).toEqual([
    ['ab', false],
    ['ba', false],
    ['na', true],
  ])
  expect(routes[1]?.points.some(({ y }) => y === 600)).toBe(true)
})

test('what is routed already stays the same object', () => {
  const kept: FlowRoute = { id: 'ab', from: 'a', to: 'b', points: [], label: null }
  expect(plainRoutes(diagram, positions, new Map([['ab', kept]]))[0]).toBe(kept)
})
