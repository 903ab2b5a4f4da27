// Flows and pictures edited on the canvas: a step put into a flow, corners carried along, pictures copied with their file.
import { describe, expect, it } from 'vitest'
import { testPlan } from '../model/testPlan.ts'
import { testRow } from '../model/testRows.ts'
import { flowSetWay, stepIntoFlow } from './flows.ts'
import { pictureAdd, pictureCopy } from './pictures.ts'
import { stepMove, stepRemove } from './steps.ts'
import { versionStartToBe } from './versions.ts'

const plan = () =>
  testPlan({
    process: [testRow('process', { id: 'p', title: '投诉' })],
    processVersion: [testRow('processVersion', { id: 'v', process: 'p', title: '现状' })],
    step: ['a', 'b', 'c'].map((id, i) =>
      testRow('step', { id, title: id, processVersion: 'v', x: i * 240, y: id === 'c' ? 200 : 0 }),
    ),
    sequenceFlow: [
      testRow('sequenceFlow', {
        id: 'ab',
        processVersion: 'v',
        from: 'a',
        to: 'b',
        label: '是',
        probability: 0.7,
        waypoints: [[200, 40]],
      }),
    ],
  })
const flows = (p: ReturnType<typeof plan>) =>
  p
    .list('sequenceFlow')
    .map(({ from, to, label, probability, waypoints }) => ({ from, to, label, probability, waypoints }))

describe('a step put into a flow', () => {
  const args = { step: 'c', flow: 'ab', moves: [{ id: 'c', x: 120, y: 0 }], ways: [] }
  it('follows its source and leads to its target; what the flow says stays in front', () => {
    const p = plan()
    stepIntoFlow.run(p, args)
    expect(flows(p)).toEqual([
      { from: 'a', to: 'c', label: '是', probability: 0.7, waypoints: null },
      { from: 'c', to: 'b', label: null, probability: null, waypoints: null },
    ])
    expect(p.get('step', 'c')).toMatchObject({ x: 120, y: 0 })
  })
  it('taken out again leaves the flow as it was, healed', () => {
    const p = plan()
    stepIntoFlow.run(p, args)
    stepRemove.run(p, { ids: ['c'], heal: true })
    expect(flows(p)).toEqual([{ from: 'a', to: 'b', label: '是', probability: 0.7, waypoints: null }])
  })
  it('cannot be one of its own ends', () => {
    expect(() => stepIntoFlow.run(plan(), { ...args, step: 'a' })).toThrow('badArguments')
  })
})

describe('corners set by hand', () => {
  it('are set, go along with a move, and are given up', () => {
    const p = plan()
    flowSetWay.run(p, { ways: [{ id: 'ab', waypoints: [[10, 20]] }] })
    expect(flows(p)[0]?.waypoints).toEqual([[10, 20]])
    stepMove.run(p, { moves: [{ id: 'a', x: 8, y: 8 }], ways: [{ id: 'ab', waypoints: [[10, 28]] }] })
    expect(flows(p)[0]?.waypoints).toEqual([[10, 28]])
    flowSetWay.run(p, { ways: [{ id: 'ab', waypoints: [] }] })
    expect(flows(p)[0]?.waypoints).toBeNull()
  })
})

describe('a picture', () => {
  const file = { name: '单据.png', mime: 'image/png' as const, size: 3, sha256: 'a'.repeat(64) }
  it('has its file attached, is copied with it, and goes along into a to-be', () => {
    const p = plan()
    const { id } = pictureAdd.run(p, { processVersion: 'v', x: 10, y: 20, width: 300, height: 200, file })
    expect(p.list('attachment')).toMatchObject([{ ...file, onEntity: 'picture', onRow: id }])
    const [copy] = pictureCopy.run(p, { ids: [id], dx: 16, dy: 16 }).ids
    expect(p.get('picture', copy as string)).toMatchObject({ x: 26, y: 36, width: 300, height: 200 })
    const { processVersion } = versionStartToBe.run(p, { processVersion: 'v', title: '目标' })
    const copies = p.list('picture', { processVersion })
    expect(copies).toHaveLength(2)
    expect(copies.map((c) => p.get('attachment', c.attachment)?.onRow)).toEqual(copies.map((c) => c.id))
    expect(new Set(p.list('attachment').map((a) => a.sha256)).size).toBe(1)
  })
})
