// Lines while steps are dragged: only those at the dragged steps change, however many steps there are.
import { expect, test } from 'vitest'
import { arrange } from '#shared/diagram/layout.ts'
import type { Diagram, Point } from '#shared/diagram/types.ts'
import { draggedRoutes } from './draggedRoutes.ts'
import type { Drawing } from './drawing.ts'

/** Steps in rows of forty, each joined with the next. */
function drawingOf(count: number): Drawing {
  const at = (i: number): Point => ({ x: (i % 40) * 216, y: 24 + Math.floor(i / 40) * 128 })
  const diagram: Diagram = {
    steps: Array.from({ length: count }, (_, i) => ({
      ...{ id: `s${i}`, kind: 'task', title: `${i}`, lane: null, phase: null },
      ...at(i),
    })),
    flows: Array.from({ length: count - 1 }, (_, i) => ({ id: `f${i}`, from: `s${i}`, to: `s${i + 1}`, label: null })),
    lanes: [],
    phases: [],
  }
  const positions = new Map(diagram.steps.map(({ id }, i) => [id, at(i)]))
  const { flows, labelSides, lanes, phases, bounds } = arrange(diagram, positions)
  return { version: 'v', diagram, positions, bands: { lanes, phases, bounds }, flows, labelSides, unplaced: [] }
}

const drawing = drawingOf(200)
const moveOf = (ids: readonly string[], dx: number, dy: number) =>
  new Map(ids.map((id) => [id, { x: drawing.positions.get(id)!.x + dx, y: drawing.positions.get(id)!.y + dy }]))

test('the flows of a dragged step end where it stands, and no others change', () => {
  const routes = draggedRoutes(drawing, moveOf(['s50'], 24, 40))
  expect([...routes.keys()].sort()).toEqual(['f49', 'f50'])
  const at = { x: drawing.positions.get('s50')!.x + 24, y: drawing.positions.get('s50')!.y + 40 }
  const end = routes.get('f49')!.points.at(-1)!
  expect(end.x >= at.x && end.x <= at.x + 160 && end.y >= at.y && end.y <= at.y + 64).toBe(true)
})

test('flows between steps that are dragged together keep their shape', () => {
  const routes = draggedRoutes(drawing, moveOf(['s50', 's51'], 80, 400))
  const before = drawing.flows.find(({ id }) => id === 'f50')!
  expect(routes.get('f50')?.points).toEqual(before.points.map(({ x, y }) => ({ x: x + 80, y: y + 400 })))
})

test('many flows at once are drawn plainly, each to both of its ends', () => {
  const every = drawing.diagram.steps.filter((_, i) => i % 3 === 0).map(({ id }) => id)
  const routes = draggedRoutes(drawing, moveOf(every, 0, 40))
  for (const { id, from } of drawing.flows) {
    const route = routes.get(id)
    if (!every.includes(from) || !route) continue
    const y = drawing.positions.get(from)!.y + 40
    expect(route.points[0]!.y >= y && route.points[0]!.y <= y + 64).toBe(true)
  }
})
