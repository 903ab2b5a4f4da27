// Duty lists of roles and people, what several roles answer for, and what nobody has.
import { expect, test } from 'vitest'
import { rowsReader } from '../model/rowsReader.ts'
import { joinRows, testRow, testVersion } from '../model/testRows.ts'
import { dutiesOf, dutyCounts, dutySource, holderKey } from './duties.ts'
import { dutyGaps, dutyOverlaps } from './dutiesChecked.ts'

const rows = joinRows(
  {
    process: [testRow('process', { id: 'process', title: '投诉', owner: 'wang', volumePerMonth: 300 })],
    role: ['agent', 'lead', 'empty'].map((id) => testRow('role', { id, name: id })),
    person: [
      testRow('person', { id: 'li', name: '李敏', roles: ['agent'] }),
      testRow('person', { id: 'he', name: '何静', roles: ['agent'] }),
      testRow('person', { id: 'wang', name: '王芳', roles: ['lead'] }),
      testRow('person', { id: 'gone', name: '已离职', roles: ['lead'], active: false }),
    ],
    task: [
      testRow('task', { id: 'train', title: '培训', owner: 'wang', informedRoles: ['agent'] }),
      testRow('task', { id: 'old', title: '旧任务', owner: 'li', status: 'done' }),
      testRow('task', { id: 'left', title: '遗留', owner: 'gone' }),
    ],
    duty: [
      testRow('duty', { id: 'report', title: '周报', role: 'agent', hoursPerWeek: 2 }),
      testRow('duty', { id: 'own', title: '带新人', role: 'agent', person: 'li' }),
      testRow('duty', { id: 'same', title: ' 登记 ', role: 'lead' }),
      testRow('duty', { id: 'nobody', title: '巡检' }),
      testRow('duty', { id: 'unfilled', title: '盘点', role: 'empty' }),
    ],
  },
  testVersion('v', {
    steps: {
      log: { title: '登记', ownerRole: 'agent', responsibleRoles: ['agent'], owners: ['li'] },
      call: { title: '回访', ownerRole: 'lead', responsibleRoles: ['agent'] },
      free: { title: '归档' },
      gateway: { kind: 'parallel' },
    },
    flows: [
      ['log', 'call'],
      ['call', 'free'],
    ],
  }),
)
const reader = rowsReader(rows)
const duties = (entity: 'role' | 'person', id: string) =>
  dutiesOf(dutySource(reader), { entity, id }).map((line) =>
    `${line.title}${line.named ? '!' : ''} ${line.letters}`.trim(),
  )

test('of a role: duties by hand, then processes, steps and tasks in which it has a letter', () => {
  expect(duties('role', 'agent')).toEqual(['周报', '带新人', '登记 AR', '回访 R', '培训 I'])
  expect(dutiesOf(dutySource(reader), { entity: 'role', id: 'agent' })[2]).toMatchObject({
    perMonth: 300,
    process: 'process',
  })
})
test('of a person: what they are named for, and of their roles what is not left to others', () => {
  expect(duties('person', 'li')).toEqual(['周报', '带新人!', '登记! AR', '回访 R', '培训 I'])
  expect(duties('person', 'he')).toEqual(['周报', '登记 AR', '回访 R', '培训 I'])
  expect(duties('person', 'wang')).toEqual(['登记', '投诉!', '回访 A', '培训!'])
})
test('counts are those of the lists', () => {
  const source = dutySource(reader)
  const holders = [
    ...reader.list('role').map(({ id }) => ({ entity: 'role' as const, id })),
    ...reader.list('person').map(({ id }) => ({ entity: 'person' as const, id })),
  ]
  const counts = dutyCounts(source, holders)
  for (const holder of holders) expect(counts.get(holderKey(holder)) ?? 0).toBe(dutiesOf(source, holder).length)
})
test('work of one name that different roles answer for is an overlap', () => {
  expect(
    dutyOverlaps(reader).map(({ title, places }) => [title, places.map(({ id, role }) => `${id} ${role}`)]),
  ).toEqual([['登记', ['log agent', 'same lead']]])
})
test('work without anybody, of people who have gone and of empty roles is a gap', () => {
  expect(dutyGaps(reader).map(({ id, reason }) => `${id} ${reason}`)).toEqual([
    'free noHolder',
    'left personGone',
    'nobody noHolder',
    'unfilled roleEmpty',
  ])
})
