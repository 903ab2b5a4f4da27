// RACI cells as one command: the A moves, two A's are refused, frozen versions stay as they are.
import { expect, test } from 'vitest'
import { testPlan } from '../model/testPlan.ts'
import { testRow } from '../model/testRows.ts'
import { commands } from './index.ts'
import type { RaciCell } from './raci.ts'

const plan = (status: 'draft' | 'published' = 'draft') =>
  testPlan({
    role: ['a', 'b'].map((id) => testRow('role', { id, name: id })),
    process: [testRow('process', { id: 'p', title: '投诉' })],
    processVersion: [testRow('processVersion', { id: 'v', title: '现状', process: 'p', status })],
    step: [testRow('step', { id: 's', title: '登记', processVersion: 'v', ownerRole: 'a', responsibleRoles: ['a'] })],
    task: [testRow('task', { id: 't', title: '培训' })],
  })
const set = (on: ReturnType<typeof plan>, ...cells: RaciCell[]) => commands['raci.set'].run(on, { cells })
const cell = (entity: RaciCell['entity'], row: string, role: string, letters: string) => ({
  entity,
  row,
  role,
  letters,
})

test('cells of several rows are set at once; the A leaves the role that had it', () => {
  const on = plan()
  set(on, cell('step', 's', 'b', 'A'), cell('task', 't', 'a', 'AR'), cell('process', 'p', 'b', 'I'))
  expect(on.get('step', 's')).toMatchObject({ ownerRole: 'b', responsibleRoles: ['a'] })
  expect(on.get('task', 't')).toMatchObject({ ownerRole: 'a', responsibleRoles: ['a'] })
  expect(on.get('process', 'p')).toMatchObject({ ownerRole: null, informedRoles: ['b'] })
})
test("two A's in a row are refused, and so are rows and roles that are not there", () => {
  const code = (...cells: RaciCell[]) => {
    try {
      set(plan(), ...cells)
    } catch (error) {
      return (error as { problems: { code: string }[] }).problems[0]?.code
    }
    return 'done'
  }
  expect(code(cell('step', 's', 'a', 'A'), cell('step', 's', 'b', 'AR'))).toBe('raciTwoAccountable')
  expect(code(cell('step', 'x', 'a', 'A'))).toBe('rowMissing')
  expect(code(cell('step', 's', 'x', 'A'))).toBe('rowMissing')
})
test('steps of a published version stay as they were approved', () => {
  expect(() => set(plan('published'), cell('step', 's', 'b', 'I'))).toThrow()
})
