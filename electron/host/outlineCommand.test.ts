// Editing a process as text, on a plan file: one operation, and everything the text does not show survives.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandArgs, CommandName, CommandResult } from '#shared/commands/index.ts'
import { diagramOf } from '#shared/diagram/fromPlan.ts'
import { placeAdded } from '#shared/diagram/placeAdded.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import { outlineChanges } from '#shared/model/outline/outlineChanges.ts'
import { parseOutline } from '#shared/model/outline/parseOutline.ts'
import { printOutline } from '#shared/model/outline/printOutline.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { PlanFile } from './planFile.ts'
import { newId } from './uuid7.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-outline-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let plan: PlanFile
let count = 0
let version: string
const path = () => join(folder, `plan-${count}.sqlite`)
const run = <N extends CommandName>(command: N, args: CommandArgs<N>) =>
  plan.execute(command, args).result as CommandResult<N>
const reader = () => rowsReader(plan.rows())
const context = () => valueContext(reader(), 'zh', '2026-03-01')
const print = () => printOutline(reader(), version, context())
const steps = () => plan.list('step', { processVersion: version })
const titled = (title: string) => steps().find((s) => s.title === title)

/** Makes the process what the text says, as the outline view does; `ids` stand beside the lines. */
function write(text: string, ids: readonly (string | null)[] = []) {
  const outline = parseOutline(text, context(), ids)
  const changes = outlineChanges(reader(), version, outline, context(), newId)
  if (!changes.args) return changes
  const diagram = diagramOf(reader(), version, context())
  run('process.applyOutline', { ...changes.args, place: placeAdded(diagram, changes.args) })
  return changes
}
/** Changes the printed text line by line (null: the line goes); ids stay beside their lines. */
function edit(change: (line: string) => string | null) {
  const lines = print().lines.flatMap(({ text, step }) => {
    const after = change(text)
    return after === null ? [] : after.split('\n').map((one, i) => ({ text: one, step: i === 0 ? step : null }))
  })
  return write(
    lines.map((l) => l.text).join('\n'),
    lines.map((l) => l.step),
  )
}

const complaint = [
  '[开始] 收到投诉 #客服',
  '登记投诉 @李敏 8分钟 +30分钟 等待 #客服',
  '属实？ 5分钟 #客服',
  '  是: 调查原因 @王芳 2小时 +1天 等待 #质量',
  '  制定方案 1小时 #质量',
  '  否: 说明情况 10分钟 #客服',
  '答复客户 12分钟 #客服',
  '满意？ #客服',
  '  否: → 调查原因',
  '  是:',
  '结束 #客服',
].join('\n')

beforeEach(() => {
  count++
  plan = new PlanFile(path(), { name: 'p' })
  run('plan.init', { title: '计划' })
  version = run('process.create', { title: '投诉', versionTitle: '现状' }).processVersion
})
afterEach(() => plan.close())

describe('an outline written into an empty process', () => {
  it('prints as it was typed, and is one undo step', () => {
    write(complaint)
    expect(print().text).toBe(complaint)
    expect(steps()).toHaveLength(9)
    expect(plan.list('lane').map((l) => l.title)).toEqual(['客服', '质量'])
    expect(titled('制定方案')?.ownerRole).toBe(plan.list('role', { name: '质量' })[0]?.id)
    plan.close()
    plan = new PlanFile(path(), { name: 'p' })
    expect(print().text).toBe(complaint)
    plan.undo()
    expect([steps(), plan.list('lane'), plan.list('person'), plan.list('role')]).toEqual([[], [], [], []])
    plan.redo()
    expect(print().text).toBe(complaint)
  })
  it('finds places for its steps, none upon another', () => {
    write(complaint)
    const at = steps().map((s) => `${s.x} ${s.y}`)
    expect(at.every((place) => !place.includes('null'))).toBe(true)
    expect(new Set(at).size).toBe(steps().length)
  })
})

describe('an edited outline', () => {
  beforeEach(() => {
    write(complaint)
    for (const s of steps())
      run('rows.update', { entity: 'step', id: s.id, patch: { sopSteps: `SOP ${s.title}`, cost: 100, code: 'c' } })
    const [flow] = plan.list('sequenceFlow', { label: '是' })
    run('rows.update', { entity: 'sequenceFlow', id: flow?.id as string, patch: { probability: 0.8, condition: 'x' } })
  })

  it('that says the same changes nothing', () => {
    const before = plan.revision
    expect(edit((line) => line).args).toBeNull()
    expect(plan.revision).toBe(before)
  })
  it('renames a step in place', () => {
    const before = titled('登记投诉') as Record<string, unknown>
    edit((line) => line.replace('登记投诉', '受理'))
    expect(plan.get('step', before.id as string)).toEqual({ ...before, title: '受理' })
  })
  it('still leads to a step that was renamed, though other lines call it by its old name', () => {
    const flow = plan.list('sequenceFlow', { label: '否' })[1]
    edit((line) => line.replace('是: 调查原因', '是: 查明原因'))
    expect(plan.list('sequenceFlow', { label: '否' })[1]).toEqual(flow)
    expect(print().text).toContain('否: → 查明原因')
  })
  it('knows a renamed step by its neighbours when the lines carry no ids', () => {
    const id = titled('登记投诉')?.id
    write(complaint.replace('登记投诉', '受理'))
    expect(titled('受理')).toMatchObject({ id, sopSteps: 'SOP 登记投诉' })
  })
  it('moves a step with all it carries', () => {
    const before = titled('制定方案') as Record<string, unknown>
    const kept = print().lines
    const lines = kept.filter((l) => l.step !== before.id)
    const to = lines.findIndex((l) => l.text.includes('答复客户'))
    lines.splice(to, 0, { text: '制定方案 1小时 #质量', step: before.id as string })
    write(
      lines.map((l) => l.text).join('\n'),
      lines.map((l) => l.step),
    )
    expect(plan.get('step', before.id as string)).toEqual(before)
    expect(print().text).toBe(lines.map((l) => l.text).join('\n'))
  })
  it('inserts a line into the flow: the answer and its share stay before it', () => {
    edit((line) => (line.includes('调查原因 ') ? `  是: 收集证据\n${line.replace('是: ', '')}` : line))
    const added = titled('收集证据')
    expect(added).toMatchObject({ lane: titled('属实？')?.lane, ownerRole: titled('属实？')?.ownerRole })
    expect(plan.list('sequenceFlow', { to: added?.id as string })).toMatchObject([
      { label: '是', probability: 0.8, condition: 'x' },
    ])
    expect(plan.list('sequenceFlow', { from: added?.id as string })).toMatchObject([
      { to: titled('调查原因')?.id, label: null },
    ])
    expect(typeof added?.x).toBe('number')
  })
  it('removes a line and heals the flow', () => {
    edit((line) => (line.includes('制定方案') ? null : line))
    expect(titled('制定方案')).toBeUndefined()
    expect(plan.list('sequenceFlow', { from: titled('调查原因')?.id as string })).toMatchObject([
      { to: titled('答复客户')?.id },
    ])
    expect(plan.list('sequenceFlow')).toHaveLength(9)
  })
  it('changes owner, lane and times where the line says so', () => {
    edit((line) => (line.startsWith('登记投诉') ? '登记投诉 @赵强 @财务 10分钟 #财务' : line))
    const [finance] = plan.list('role', { name: '财务' })
    expect(titled('登记投诉')).toMatchObject({
      owners: [plan.list('person', { name: '赵强' })[0]?.id],
      ownerRole: finance?.id,
      lane: plan.list('lane', { title: '财务' })[0]?.id,
      processingTime: 600,
      waitingTime: null,
      sopSteps: 'SOP 登记投诉',
    })
  })
  it('takes the owner of the new lane when the line names none', () => {
    edit((line) => line.replace('说明情况 10分钟 #客服', '说明情况 10分钟 #质量'))
    expect(titled('说明情况')?.ownerRole).toBe(plan.list('role', { name: '质量' })[0]?.id)
    edit((line) => line.replace('说明情况 10分钟 #质量', '说明情况 @- 10分钟 #质量'))
    expect(titled('说明情况')?.ownerRole).toBeNull()
    expect(print().text).toContain('说明情况 @- 10分钟 #质量')
  })
  it('keeps the spread of a time that it does not change', () => {
    const id = titled('登记投诉')?.id as string
    run('rows.update', { entity: 'step', id, patch: { processingTimeMin: 60, processingTimeMax: 900 } })
    edit((line) => line.replace('登记投诉', '受理'))
    expect(plan.get('step', id)).toMatchObject({ processingTime: 480, processingTimeMin: 60, processingTimeMax: 900 })
  })
  it('swaps branches without losing what they carry', () => {
    const text = print().text.replace('  否: → 调查原因\n  是:', '  是:\n  否: → 调查原因')
    const ids = print().lines.map((l) => l.step)
    write(text, ids)
    expect(print().text).toBe(text)
    expect(plan.list('sequenceFlow', { label: '是' })).toMatchObject([{ probability: 0.8 }, {}])
  })
  it('turns an answer into another one', () => {
    edit((line) => line.replace('是: 调查', '属实: 调查'))
    expect(plan.list('sequenceFlow', { label: '属实' })).toMatchObject([{ probability: 0.8 }])
  })
  it('gives a copied line to a new step', () => {
    const { lines } = print()
    const ids = lines.map((l) => l.step)
    const at = lines.findIndex((l) => l.text.startsWith('登记投诉'))
    const text = [...lines.slice(0, at + 1), lines[at], ...lines.slice(at + 1)].map((l) => l?.text).join('\n')
    write(text, [...ids.slice(0, at + 1), ids[at] as string, ...ids.slice(at + 1)])
    expect(
      steps()
        .filter((s) => s.title === '登记投诉')
        .map((s) => s.sopSteps),
    ).toEqual(['SOP 登记投诉', null])
  })
  it('of a published version is refused', () => {
    run('version.publish', { processVersion: version, validFrom: '2026-03-01' })
    expect(() => edit((line) => line.replace('登记投诉', '受理'))).toThrow('versionFrozen')
  })
  it('does not touch steps of another version', () => {
    const other = run('version.startToBe', { processVersion: version, title: '目标' })
    const changes = {
      steps: [],
      remove: [Object.values(other.steps)[0] as string],
      flows: { insert: [], update: [], remove: [] },
    }
    expect(() => run('process.applyOutline', { processVersion: version, ...changes })).toThrow('badArguments')
  })
})

it('the sample reads as one would write it, and makes the same process again', () => {
  const sample = JSON.parse(readFileSync('assets/templates/complaint-handling.zh.json', 'utf8')).entities
  const given = rowsReader(sample)
  const of = valueContext(given, 'zh', '2026-03-01')
  const { text } = printOutline(given, given.list('processVersion')[0]?.id as string, of)
  const short = text.replace(/ (?:@|#|\+|\d)[^→\n]*(?=→|$)/gm, ' ').replace(/ +$/gm, '')
  expect(short.split('\n')).toEqual([
    '[开始] 客户提交投诉',
    '登记投诉单',
    '? 信息是否完整',
    '  是:',
    '  否: 联系客户补充信息 → 信息是否完整',
    '? 投诉分级',
    '  一般: 客服给出处理方案',
    '  重大: 召集跨部门评审',
    '  质量部门原因分析',
    '  运营经理审批方案',
    '  财务审批赔付',
    '  总监审批',
    '答复客户',
    '? 客户是否满意',
    '  满意:',
    '  不满意: → 召集跨部门评审',
    '执行赔付或补发',
    '回访并记录满意度',
    '[文档] 归档投诉单',
    '结束',
  ])
  write(text)
  expect([steps().length, plan.list('sequenceFlow').length]).toEqual([17, 19])
  expect(print().text.split('\n').length).toBe(20)
})
