// Versions on a plan file: a to-be keeps the identity of its steps, what is published stays as it is, and all of it can be undone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareVersions } from '#shared/analysis/versionCompare.ts'
import type { CommandArgs, CommandName, CommandResult } from '#shared/commands/index.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { PlanFile } from './planFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-versions-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let plan: PlanFile
let count = 0
const path = () => join(folder, `plan-${count}.sqlite`)
const run = <N extends CommandName>(command: N, args: CommandArgs<N>) =>
  plan.execute(command, args).result as CommandResult<N>
const problem = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as Error).message
  }
  return 'done'
}

const asIs = 'v1'
beforeEach(() => {
  count++
  plan = new PlanFile(path(), { name: 'p' })
  run('plan.init', { title: '计划' })
  const insert = (entity: CommandArgs<'rows.insert'>['entity'], ...rows: Record<string, unknown>[]) =>
    run('rows.insert', { entity, rows })
  insert('role', { id: 'r1', name: '客服' }, { id: 'r2', name: '财务' })
  insert('person', { id: 'p1', name: '李敏' })
  insert('process', { id: 'pr', title: '投诉' })
  insert('processVersion', { id: asIs, title: '现状', process: 'pr', position: 1 })
  insert(
    'lane',
    { id: 'l1', title: '客服部', processVersion: asIs, kind: 'department', position: 1 },
    { id: 'l2', title: '客服', processVersion: asIs, parent: 'l1', role: 'r1', position: 2 },
  )
  insert('phase', { id: 'ph', title: '受理', processVersion: asIs, position: 1 })
  insert(
    'step',
    {
      id: 'a',
      title: '登记',
      processVersion: asIs,
      lane: 'l2',
      phase: 'ph',
      ownerRole: 'r1',
      owners: ['p1'],
      x: 8,
      y: 16,
    },
    { id: 'b', title: '审批', processVersion: asIs, lane: 'l2', isApproval: true, processingTime: 600, sopSteps: '看' },
    { id: 'c', title: '答复', processVersion: asIs },
  )
  insert(
    'sequenceFlow',
    { id: 'f1', processVersion: asIs, from: 'a', to: 'b', label: '是', probability: 0.8, waypoints: [[1, 2]] },
    { id: 'f2', processVersion: asIs, from: 'b', to: 'c' },
  )
})
afterEach(() => plan.close())

const titled = (version: string, title: string) => plan.list('step', { processVersion: version, title })[0]

describe('a to-be', () => {
  it('holds everything of the version it was copied from, with its own ids', () => {
    const { processVersion: toBe, steps } = run('version.startToBe', { processVersion: asIs, title: '目标' })
    expect(plan.get('processVersion', toBe)).toMatchObject({
      kind: 'toBe',
      status: 'draft',
      basedOn: asIs,
      position: 2,
    })
    const [outer, inner] = plan.list('lane', { processVersion: toBe })
    expect(inner).toMatchObject({ title: '客服', parent: outer?.id, role: 'r1' })
    const phase = plan.list('phase', { processVersion: toBe })[0]
    const { id, ...copy } = titled(toBe, '登记') as { id: string }
    const { id: _, ...source } = plan.get('step', 'a') as { id: string }
    expect(id).toBe(steps.a)
    expect(copy).toEqual({ ...source, processVersion: toBe, lane: inner?.id, phase: phase?.id, originId: 'a' })
    expect(plan.list('sequenceFlow', { processVersion: toBe })).toMatchObject([
      { from: steps.a, to: steps.b, label: '是', probability: 0.8, waypoints: [[1, 2]] },
      { from: steps.b, to: steps.c },
    ])
    expect(plan.list('step', { processVersion: asIs })).toHaveLength(3)
  })
  it('of a to-be still knows the steps of the as-is', () => {
    const first = run('version.startToBe', { processVersion: asIs, title: '目标 1' })
    const added = run('step.add', { processVersion: first.processVersion, step: { title: '新' } }).step
    const second = run('version.startToBe', { processVersion: first.processVersion, title: '目标 2' })
    expect(titled(second.processVersion, '登记')?.originId).toBe('a')
    expect(titled(second.processVersion, '新')?.originId).toBe(added)
  })
  it('is one undo step, also after reopening the plan', () => {
    const before = JSON.stringify(plan.rows())
    const { processVersion: toBe } = run('version.startToBe', { processVersion: asIs, title: '目标' })
    const after = JSON.stringify(plan.rows())
    plan.close()
    plan = new PlanFile(path(), { name: 'p' })
    expect(titled(toBe, '登记')?.originId).toBe('a')
    expect(plan.undo()).toEqual({ done: true, command: 'version.startToBe' })
    expect(JSON.stringify(plan.rows())).toBe(before)
    plan.redo()
    expect(JSON.stringify(plan.rows())).toBe(after)
  })
  it('compares with its as-is by identity', () => {
    const { processVersion: toBe, steps } = run('version.startToBe', { processVersion: asIs, title: '目标' })
    run('step.remove', { ids: [steps.b as string] })
    run('rows.update', { entity: 'step', id: steps.c as string, patch: { title: '当天答复', processingTime: 60 } })
    const { steps: compared, totals } = compareVersions(rowsReader(plan.rows()), asIs, toBe)
    expect(compared.map((s) => [s.a?.title ?? null, s.b?.title ?? null, s.status])).toEqual([
      ['登记', '登记', 'same'],
      ['审批', null, 'removed'],
      ['答复', '当天答复', 'changed'],
    ])
    expect(totals.approvals).toEqual({ a: 1, b: 0, difference: -1 })
  })
})

describe('a published version', () => {
  const publish = (id = asIs) => run('version.publish', { processVersion: id, validFrom: '2026-03-01' })

  it('says since when it is valid, and retires the one before it', () => {
    publish()
    expect(plan.get('processVersion', asIs)).toMatchObject({ status: 'published', validFrom: '2026-03-01' })
    const { processVersion: toBe } = run('version.startToBe', { processVersion: asIs, title: '目标' })
    expect(publish(toBe)).toEqual({ retired: [asIs] })
    expect(plan.get('processVersion', asIs)?.status).toBe('retired')
    expect(problem(() => publish(toBe))).toBe('versionFrozen')
  })
  it.each<[string, CommandName, unknown]>([
    ['a new row', 'rows.insert', { entity: 'step', rows: [{ title: 'x', processVersion: asIs }] }],
    ['an edit', 'rows.update', { entity: 'step', id: 'a', patch: { title: 'x' } }],
    ['the edit of a flow', 'rows.update', { entity: 'sequenceFlow', id: 'f1', patch: { label: 'x' } }],
    ['a deletion', 'rows.remove', { entity: 'lane', ids: ['l1'] }],
    ['a paste', 'rows.apply', { writes: [{ do: 'remove', entity: 'phase', id: 'ph' }] }],
    ['a way back to draft', 'rows.update', { entity: 'processVersion', id: asIs, patch: { status: 'draft' } }],
    ['another process', 'rows.update', { entity: 'processVersion', id: asIs, patch: { process: 'pr2' } }],
    ['a step typed', 'step.capture', { processVersion: asIs, steps: [{ id: 'n', row: { title: 'x' } }] }],
    ['a step added', 'step.add', { processVersion: asIs, step: { title: 'x' } }],
    ['a step moved', 'step.move', { moves: [{ id: 'a', x: 0, y: 0 }] }],
    ['steps removed', 'step.remove', { ids: ['a'] }],
    [
      'steps pasted',
      'step.paste',
      { processVersion: asIs, steps: [{ key: 'k', row: { title: 'x' }, lane: null, phase: null }], dx: 0, dy: 0 },
    ],
    ['a flow', 'step.connect', { from: 'a', to: 'c' }],
    ['a flow led elsewhere', 'flow.reconnect', { flow: 'f1', to: 'c' }],
    ['another kind', 'step.setKind', { kind: 'data', steps: [{ id: 'a' }] }],
    ['a layout', 'process.place', { steps: [{ id: 'a', x: 0, y: 0 }] }],
    ['a lane', 'lane.add', { processVersion: asIs, title: 'x' }],
    ['a lane renamed', 'lane.rename', { id: 'l2', title: 'x' }],
    ['lanes reordered', 'lane.reorder', { processVersion: asIs, order: ['l2', 'l1'] }],
  ])('refuses %s', (_, command, args) => {
    run('rows.insert', { entity: 'process', rows: [{ id: 'pr2', title: '另一个' }] })
    publish()
    const before = JSON.stringify(plan.rows())
    expect(problem(() => plan.execute(command, args))).toBe('versionFrozen')
    expect(JSON.stringify(plan.rows())).toBe(before)
  })
  it('does not take steps of another version either', () => {
    const { steps } = run('version.startToBe', { processVersion: asIs, title: '目标' })
    publish()
    const move = { entity: 'step', id: steps.a as string, patch: { processVersion: asIs } } as const
    expect(problem(() => run('rows.update', move))).toBe('versionFrozen')
  })
  it('stays frozen when it is retired', () => {
    publish()
    run('version.retire', { processVersion: asIs })
    expect(problem(() => run('step.remove', { ids: ['a'] }))).toBe('versionFrozen')
  })
  it('may be renamed, annotated, commented on and removed as a whole', () => {
    publish()
    run('rows.update', { entity: 'processVersion', id: asIs, patch: { title: '2026 版', notes: '董事会通过' } })
    run('comment.add', { onEntity: 'step', onRow: 'a', text: '好', author: null })
    run('rows.remove', { entity: 'person', ids: ['p1'] })
    expect(plan.get('step', 'a')?.owners).toEqual([])
    run('rows.remove', { entity: 'process', ids: ['pr'] })
    expect(plan.count('step')).toBe(0)
  })
  it('can be edited again once publishing is undone', () => {
    publish()
    plan.undo()
    run('rows.update', { entity: 'step', id: 'a', patch: { title: 'x' } })
    expect(plan.get('step', 'a')?.title).toBe('x')
  })
  it('comes back whole from a JSON export', () => {
    publish()
    const rows = plan.rows()
    const copy = new PlanFile(join(folder, `copy-${count}.sqlite`), { name: 'copy' })
    copy.execute('plan.importRows', { rows })
    expect(copy.rows()).toEqual(rows)
    copy.close()
  })
})

describe('in place', () => {
  it('a flow is led elsewhere with all it carries, its corners routed anew', () => {
    run('flow.reconnect', { flow: 'f1', to: 'c' })
    expect(plan.get('sequenceFlow', 'f1')).toMatchObject({
      from: 'a',
      to: 'c',
      label: '是',
      probability: 0.8,
      waypoints: null,
    })
    expect(problem(() => run('flow.reconnect', { flow: 'f2', to: 'b' }))).toBe('selfFlow')
    expect(problem(() => run('flow.reconnect', { flow: 'f2', from: 'a' }))).toBe('flowExists')
  })
  it('steps become another kind with all they carry', () => {
    run('step.setKind', { kind: 'document', steps: [{ id: 'b', x: 4, y: 4 }, { id: 'c' }] })
    expect(plan.get('step', 'b')).toMatchObject({ kind: 'document', sopSteps: '看', processingTime: 600, x: 4 })
    expect(plan.get('step', 'c')).toMatchObject({ kind: 'document', x: null })
    expect(plan.list('sequenceFlow')).toHaveLength(2)
  })
  it('lanes change their order together with the places of their steps', () => {
    run('lane.reorder', { processVersion: asIs, order: ['l2', 'l1'], place: [{ id: 'a', x: 8, y: 0 }] })
    expect(plan.list('lane').map((l) => l.id)).toEqual(['l2', 'l1'])
    expect(plan.get('step', 'a')?.y).toBe(0)
    expect(problem(() => run('lane.reorder', { processVersion: asIs, order: ['l1', 'l1'] }))).toBe('badArguments')
  })
})
