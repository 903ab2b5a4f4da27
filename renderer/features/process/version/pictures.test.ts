import { expect, test } from 'vitest'
import type { VersionComparison } from '#shared/analysis/versionCompare.ts'
import { overlaps, stepBox } from '#shared/diagram/geometry.ts'
import { arrange } from '#shared/diagram/layout.ts'
import type { Diagram, DiagramStep } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'
import { signsOf } from './marks.ts'
import { overlayPicture, sidePicture } from './pictures.ts'

const step = (id: string, lane: string, x: number, y = 24): DiagramStep => ({
  id,
  kind: 'task',
  title: id,
  lane,
  phase: null,
  x,
  y,
})

function drawingFor(version: string, diagram: Diagram): Drawing {
  const positions = new Map(diagram.steps.map((s) => [s.id, { x: s.x ?? 0, y: s.y ?? 0 }]))
  const laid = arrange(diagram, positions)
  return { version, diagram, positions, bands: laid, flows: laid.flows, labelSides: laid.labelSides, unplaced: [] }
}

const before = drawingFor('a', {
  steps: [step('a1', 'la', 40), step('a2', 'la', 280), step('a3', 'gone', 520, 200)],
  flows: [
    { id: 'f1', from: 'a1', to: 'a2', label: null },
    { id: 'f2', from: 'a2', to: 'a3', label: null },
  ],
  lanes: [
    { id: 'la', title: '客服', position: 0 },
    { id: 'gone', title: '总监', position: 1 },
  ],
  phases: [],
})
// b1 is a1; a new step stands where a2 stood.
const after = drawingFor('b', {
  steps: [step('b1', 'lb', 40), step('new', 'lb', 288)],
  flows: [{ id: 'g1', from: 'b1', to: 'new', label: null }],
  lanes: [{ id: 'lb', title: '客服', position: 0 }],
  phases: [],
})
const row = (id: string) => ({ id }) as never
const flow = (id: string, from: string, to: string) => ({ id, from, to, label: null }) as never
const plain = { aspects: [], into: null, fields: [] }
const comparison = {
  steps: [
    { ...plain, status: 'retimed', aspects: ['retimed'], a: row('a1'), b: row('b1') },
    { ...plain, status: 'removed', a: row('a2'), b: null },
    { ...plain, status: 'removed', a: row('a3'), b: null },
    { ...plain, status: 'added', a: null, b: row('new') },
  ],
  flows: [
    { status: 'removed', a: flow('f1', 'a1', 'a2'), b: null },
    { status: 'removed', a: flow('f2', 'a2', 'a3'), b: null },
    { status: 'added', a: null, b: flow('g1', 'b1', 'new') },
  ],
} as unknown as VersionComparison

test('a step that differs in several ways carries a sign for each', () => {
  expect(signsOf({ status: 'changed', aspects: ['moved', 'reowned'] })).toEqual(['moved', 'reowned'])
  expect(signsOf({ status: 'removed', aspects: [] })).toEqual(['removed'])
  expect(signsOf({ status: 'same', aspects: [] })).toEqual([])
})

test('each side marks its own rows', () => {
  expect([...sidePicture(comparison, 'a', before).marks.keys()]).toEqual(['a1', 'a2', 'a3'])
  const { marks, flowMarks } = sidePicture(comparison, 'b', after)
  expect([...marks]).toEqual([
    ['b1', ['retimed']],
    ['new', ['added']],
  ])
  expect([...flowMarks]).toEqual([['g1', 'added']])
})

test('the overlay holds both: lanes of one title are one, nothing covers anything, lost flows lead between what is left', () => {
  const picture = overlayPicture(comparison, before, after)
  expect(picture.steps.map((s) => s.id)).toEqual(['b1', 'new', 'a2', 'a3'])
  expect(picture.steps.find((s) => s.id === 'a2')?.lane).toBe('lb')
  expect(picture.bands.lanes.map((lane) => lane.title)).toEqual(['客服', '总监'])
  expect(picture.flows.map(({ id, from, to }) => [id, from, to])).toEqual([
    ['f1', 'b1', 'a2'],
    ['f2', 'a2', 'a3'],
    ['g1', 'b1', 'new'],
  ])
  expect(picture.positions.get('b1')).toEqual(after.positions.get('b1'))
  expect(picture.positions.get('new')).toEqual(after.positions.get('new'))
  const boxes = picture.steps.map((s) => stepBox(s, picture.positions.get(s.id) as never))
  boxes.forEach((box, i) => {
    for (const other of boxes.slice(i + 1)) expect(overlaps(box, other)).toBe(false)
  })
})
