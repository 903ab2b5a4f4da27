// Arrow keys follow the flow, and a branch starts where a question is still open.
import { describe, expect, it } from 'vitest'
import { branchSource, neighbour, nextAnswer } from './graph.ts'
import { openEnd, tellingOrder } from './order.ts'
import { diagramOf, placed, step } from './testDrawing.ts'

// start → check? → yes → end, check? → no (below) → check?
const diagram = diagramOf(
  [
    step('start', 24, 40, 'start'),
    step('check', 120, 28, 'decision'),
    step('yes', 240, 24),
    step('no', 240, 120),
    step('end', 480, 40, 'end'),
  ],
  ['start > check', 'check > yes 是', 'check > no 否', 'no > check', 'yes > end'],
)
const { positions } = placed(diagram)

describe('arrow keys', () => {
  const go = (id: string, way: Parameters<typeof neighbour>[3]) => neighbour(diagram, positions, id, way)
  it('follow the flow to the right and to the left', () => {
    expect(go('start', 'right')).toBe('check')
    expect(go('check', 'right')).toBe('yes')
    expect(go('end', 'left')).toBe('yes')
    expect(go('yes', 'left')).toBe('check')
  })
  it('go to the nearest step above and below', () => {
    expect(go('yes', 'down')).toBe('no')
    expect(go('no', 'up')).toBe('yes')
  })
  it('follow a flow that leads back', () => {
    expect(go('no', 'right')).toBe('check')
  })
  it('stay where nothing lies in that direction', () => {
    expect(go('yes', 'up')).toBeUndefined()
    expect(go('start', 'left')).toBeUndefined()
  })
})

describe('a branch', () => {
  it('starts at the decision itself', () => expect(branchSource(diagram, 'check')).toBe('check'))
  it('starts at the nearest decision that is still open', () => {
    const open = { ...diagram, flows: diagram.flows.filter((f) => f.to !== 'no') }
    expect(branchSource(open, 'end')).toBe('check')
    expect(branchSource(open, 'yes')).toBe('check')
  })
  it('starts at the step when all questions before it are answered', () => {
    expect(branchSource(diagram, 'yes')).toBe('yes')
  })
  it('never starts at an end', () => expect(branchSource(diagram, 'end')).toBe('check'))
  it('ends its search in a loop', () => {
    const loop = diagramOf([step('a', 0, 0), step('b', 240, 0)], ['a > b', 'b > a'])
    expect(branchSource(loop, 'a')).toBe('a')
  })
})

it('offers the answer that is not taken yet', () => {
  const one = { ...diagram, flows: diagram.flows.filter((f) => f.label !== '否') }
  expect(nextAnswer({ ...diagram, flows: [] }, 'check', ['是', '否'])).toBe('是')
  expect(nextAnswer(one, 'check', ['是', '否'])).toBe('否')
  expect(nextAnswer(diagram, 'check', ['是', '否'])).toBe('')
})

describe('the order of telling', () => {
  it('goes along the flow, a branch to its end before the next', () => {
    expect(tellingOrder(diagram, positions)).toEqual(['start', 'check', 'yes', 'end', 'no'])
  })
  it('holds every step once, loops and loose steps included', () => {
    const loose = diagramOf([step('a', 240, 0), step('b', 0, 0), step('c', 480, 0)], ['a > b', 'b > a'])
    expect(tellingOrder(loose, placed(loose).positions).sort()).toEqual(['a', 'b', 'c'])
  })
  it('knows where the process leads nowhere yet', () => {
    expect(openEnd(diagram, positions)).toBeNull()
    const open = { ...diagram, flows: diagram.flows.filter((f) => f.from !== 'no') }
    expect(openEnd(open, positions)).toBe('no')
  })
})
