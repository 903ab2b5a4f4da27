// New steps find free places, whoever stands in their way.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outerBoxes, overlaps } from '#shared/diagram/geometry.ts'
import type { DiagramStep } from '#shared/diagram/types.ts'
import { placeCopy, placeInTurn } from './placing.ts'
import { diagramOf, placed, step } from './testDrawing.ts'

const at = (s: DiagramStep) => ({ x: s.x as number, y: s.y as number })
function covered(steps: readonly DiagramStep[]): string[] {
  const boxes = [...outerBoxes(diagramOf(steps), new Map(steps.map((s) => [s.id, at(s)])))]
  return boxes.flatMap(([a, box], i) =>
    boxes.slice(i + 1).flatMap(([b, other]) => (overlaps(box, other) ? [`${a} ${b}`] : [])),
  )
}
/** A row of steps in each of two lanes, as a drawing typed step after step has. */
const row = diagramOf(
  [step('a', 40, 24), step('b', 248, 24), step('c', 456, 24), step('d', 248, 136, 'task', 'l2')],
  ['a > b', 'b > c', 'b > d'],
)

describe('steps written in turn', () => {
  it('stand one after the other', () => {
    const { steps, shift } = placeInTurn(row, [
      { id: 'n1', kind: 'task', title: '1', after: 'c' },
      { id: 'n2', kind: 'decision', title: '2？', after: 'n1' },
    ])
    expect(shift.filter((s) => s.dx !== 0)).toEqual([])
    expect(at(steps[1]!).x).toBeGreaterThan(at(steps[0]!).x)
  })
  it('never cover anything', () => {
    const after = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(fc.array(after, { minLength: 1, maxLength: 5 }), (targets) => {
        const news = targets.map((target, i) => ({ id: `n${i}`, kind: 'task' as const, title: `n${i}`, after: target }))
        const { steps, shift } = placeInTurn(row, news)
        const by = new Map(shift.map((s) => [s.id, s]))
        const moved = row.steps.map((s) => ({
          ...s,
          x: s.x! + (by.get(s.id)?.dx ?? 0),
          y: s.y! + (by.get(s.id)?.dy ?? 0),
        }))
        expect(covered([...moved, ...steps])).toEqual([])
      }),
    )
  })
})

describe('copies', () => {
  const { positions } = placed(row)
  const copy = (...ids: string[]) => {
    const chosen = row.steps.filter((s) => ids.includes(s.id))
    const { dx, dy, place } = placeCopy(row, positions, chosen)
    const to = new Map(place.map((p) => [p.id, p]))
    const moved = row.steps.map((s) => ({ ...s, ...to.get(s.id) }))
    return { dx, dy, all: [...moved, ...chosen.map((s) => ({ ...s, id: `${s.id}'`, x: s.x! + dx, y: s.y! + dy }))] }
  }
  it('stand below what they were copied from, and lanes below move down', () => {
    const { dx, dy, all } = copy('a', 'b')
    expect([dx, dy > 0]).toEqual([0, true])
    expect(covered(all)).toEqual([])
    expect(all.find((s) => s.id === 'd')!.y).toBeGreaterThan(136)
  })
  it('of several lanes stand to the right', () => {
    const { dx, dy, all } = copy('b', 'd')
    expect([dx > 0, dy]).toEqual([true, 0])
    expect(covered(all)).toEqual([])
  })
})
