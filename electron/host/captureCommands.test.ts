// The commands behind typing a process: names become persons, roles and lanes once, and lanes keep standing for what their title says.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandArgs, CommandName, CommandResult } from '#shared/commands/index.ts'
import { PlanFile } from './planFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-capture-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let plan: PlanFile
let count = 0
let processVersion: string
let start: string
let firstLane: string
const run = <N extends CommandName>(command: N, args: CommandArgs<N>) =>
  plan.execute(command, args).result as CommandResult<N>
const capture = (...steps: CommandArgs<'step.capture'>['steps']) => run('step.capture', { processVersion, steps })

beforeEach(() => {
  plan = new PlanFile(join(folder, `plan-${++count}.sqlite`), { name: 'p' })
  run('plan.init', { title: '计划' })
  const made = run('process.create', {
    title: '订单',
    versionTitle: '现状',
    lanes: ['泳道 1'],
    start: { title: '开始', x: 0, y: 0 },
  })
  processVersion = made.processVersion
  start = made.start as string
  firstLane = made.lanes[0] as string
})
afterEach(() => plan.close())

describe('a typed step', () => {
  it('follows the step before it, with its owner as a new person, in one operation', () => {
    const before = plan.revision
    capture({ id: 's1', row: { title: '登记', x: 100, y: 0 }, owners: ['李敏'], after: start, flowLabel: '是' })
    expect(plan.revision).toBe(before + 1)
    const [person] = plan.list('person')
    expect(person?.name).toBe('李敏')
    expect(plan.get('step', 's1')).toMatchObject({ title: '登记', owners: [person?.id] })
    expect(plan.list('sequenceFlow')).toMatchObject([{ from: start, to: 's1', label: '是' }])
  })
  it('finds persons and roles by name instead of making them twice', () => {
    run('rows.insert', { entity: 'role', rows: [{ id: 'r', name: '客服' }] })
    capture(
      { id: 's1', row: { title: 'a' }, owners: ['Li Min'] },
      { id: 's2', row: { title: 'b' }, owners: ['li  min', '客服'] },
    )
    expect(plan.list('person')).toHaveLength(1)
    expect(plan.get('step', 's2')).toMatchObject({ owners: [plan.list('person')[0]?.id], ownerRole: 'r' })
  })
  it('opens a lane of a new name once, for a role of that name, whose step it then is', () => {
    capture({ id: 's1', row: { title: 'a' }, lane: '财务' }, { id: 's2', row: { title: 'b' }, lane: '财务' })
    const lanes = plan.list('lane', { title: '财务' })
    expect(lanes).toHaveLength(1)
    const [role] = plan.list('role', { name: '财务' })
    expect(lanes[0]).toMatchObject({ kind: 'role', role: role?.id })
    expect(plan.get('step', 's2')).toMatchObject({ lane: lanes[0]?.id, ownerRole: role?.id })
  })
  it('goes into the middle of a flow, whose answer stays before it', () => {
    capture({ id: 's1', row: { title: 'a' }, after: start, flowLabel: '是' })
    const flow = plan.list('sequenceFlow')[0]?.id as string
    capture({ id: 's2', row: { title: 'b' }, intoFlow: flow })
    expect(plan.list('sequenceFlow').map((f) => [f.from, f.to, f.label])).toEqual([
      [start, 's2', '是'],
      ['s2', 's1', null],
    ])
  })
  it('changes a known step and leaves alone what is not said', () => {
    capture({ id: 's1', row: { title: 'a', processingTime: 60 }, owners: ['李敏'] })
    capture({ id: 's1', row: { title: 'b' } })
    expect(plan.get('step', 's1')).toMatchObject({ title: 'b', processingTime: 60 })
    expect(plan.get('step', 's1')?.owners).toHaveLength(1)
  })
  it('is refused as a whole when a part of it is', () => {
    expect(() => capture({ id: 's1', row: { title: 'a' }, owners: ['李敏'], after: 'nobody' })).toThrow()
    expect(plan.list('person')).toEqual([])
    expect(plan.get('step', 's1')).toBeUndefined()
  })
})

describe('a lane', () => {
  const rename = (title: string, id = firstLane) => run('lane.rename', { id, title })
  const lane = (id = firstLane) => plan.get('lane', id)

  it('becomes a role when it is named, and so do the steps in it that nobody owns', () => {
    capture({ id: 's1', row: { title: 'a', lane: firstLane } })
    rename('客服')
    const [role] = plan.list('role')
    expect(role?.name).toBe('客服')
    expect(lane()).toMatchObject({ title: '客服', kind: 'role', role: role?.id })
    expect(plan.get('step', 's1')?.ownerRole).toBe(role?.id)
  })
  it('takes its role along to a new name', () => {
    rename('客服')
    rename('客服部')
    expect(plan.list('role').map((r) => r.name)).toEqual(['客服部'])
  })
  it('leaves a role that other lanes show as it is', () => {
    rename('客服')
    const { id } = run('lane.add', { processVersion, title: '客服' })
    capture({ id: 's1', row: { title: 'a', lane: id } })
    rename('仓储', id)
    expect(
      plan
        .list('role')
        .map((r) => r.name)
        .sort(),
    ).toEqual(['仓储', '客服'])
    expect(plan.get('step', 's1')?.ownerRole).toBe(lane(id)?.role)
  })
  it('stands for a known person, a department, or an outside party by its title', () => {
    run('rows.insert', { entity: 'person', rows: [{ id: 'p', name: '李敏' }] })
    run('rows.insert', { entity: 'department', rows: [{ id: 'd', name: '质量部' }] })
    rename('李敏')
    expect(lane()).toMatchObject({ kind: 'person', person: 'p', role: null })
    rename('质量部')
    expect(lane()).toMatchObject({ kind: 'department', department: 'd', person: null })
    rename('客户')
    expect(lane()).toMatchObject({ kind: 'outside', department: null })
  })
  it('is added in its place, with steps moved to make room', () => {
    const { id } = run('lane.add', {
      processVersion,
      title: '客户',
      order: [null, firstLane],
      place: [{ id: start, x: 0, y: 104 }],
    })
    expect([lane(id)?.position, lane()?.position]).toEqual([1, 2])
    expect(plan.get('step', start)?.y).toBe(104)
  })
})
