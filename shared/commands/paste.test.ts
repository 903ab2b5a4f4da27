// Steps pasted into a plan: who is meant is found by id, else by name, else made.
import { expect, it } from 'vitest'
import { testPlan } from '../model/testPlan.ts'
import { testRow } from '../model/testRows.ts'
import { stepPaste } from './paste.ts'

const target = () =>
  testPlan({
    process: [testRow('process', { id: 'p', title: '投诉' })],
    processVersion: [testRow('processVersion', { id: 'v', process: 'p', title: '现状' })],
    person: [testRow('person', { id: 'here', name: '李敏' })],
  })
const args = (row: object, names = {}) =>
  stepPaste.args.parse({
    processVersion: 'v',
    steps: [{ key: 'k', row: { title: '核对', x: 0, y: 0, ...row }, lane: null, phase: null }],
    dx: 0,
    dy: 0,
    names,
  })

it('finds a person of the same name in the plan and makes those it does not know, once', () => {
  const plan = target()
  stepPaste.run(
    plan,
    args(
      { owners: ['there1', 'there2'], ownerRole: 'r9', consultedRoles: ['r9'], resources: ['crm'] },
      { person: { there1: ' 李敏 ', there2: '王芳' }, role: { r9: '客服' }, resource: { crm: 'CRM 系统' } },
    ),
  )
  const [step] = plan.list('step')
  const made = plan.list('person').find(({ name }) => name === '王芳')
  const roles = plan.list('role')
  expect(step?.owners).toEqual(['here', made?.id])
  expect(roles.map(({ name }) => name)).toEqual(['客服'])
  expect([step?.ownerRole, step?.consultedRoles]).toEqual([roles[0]?.id, [roles[0]?.id]])
  expect(plan.list('resource').map(({ id, title }) => [id, title])).toEqual([[step?.resources?.[0], 'CRM 系统']])
})

it('leaves out whom it neither knows nor can name', () => {
  const plan = target()
  stepPaste.run(plan, args({ owners: ['here', 'nobody'], ownerRole: 'nothing' }))
  expect(plan.list('step')[0]).toMatchObject({ owners: ['here'], ownerRole: null })
  expect(plan.list('person')).toHaveLength(1)
})
