// What an SOP knows of its process: numbered procedure, fingerprint of the approval, changes since.
import { expect, test } from 'vitest'
import type { PlanRows, RowOf } from '../model/plan.ts'
import { rowsReader } from '../model/rowsReader.ts'
import { joinRows, testRow, testVersion } from '../model/testRows.ts'
import { sopProcedure, sopVersion, textLines } from './sopProcedure.ts'
import { sopChanges, sopFingerprint } from './sopStale.ts'

const rows = joinRows(
  testVersion('v', {
    lanes: ['客服'],
    steps: {
      start: { kind: 'start' },
      登记: { lane: '客服', ownerRole: 'r', sopSteps: '登录\n核对' },
      判断: { kind: 'decision' },
      退款: {},
      注: { kind: 'note' },
      end: { kind: 'end' },
    },
    flows: [
      ['start', '登记'],
      ['登记', '判断'],
      ['判断', '退款', { label: '同意' }],
      ['判断', 'end', { label: '不同意' }],
      ['退款', 'end'],
    ],
  }),
  { process: [testRow('process', { id: 'process', title: '投诉' })] },
)
const change = (edit: (plan: PlanRows) => void) => {
  const copy = structuredClone(rows) as PlanRows
  edit(copy)
  return rowsReader(copy)
}
const reader = rowsReader(rows)
const sop = testRow('sopDocument', { id: 's', process: 'process', processVersion: 'v' })
const approved = { ...sop, approvedFingerprint: sopFingerprint(reader, sop) }
const step = (plan: PlanRows, id: string) =>
  plan.step.find((row) => row.id === id) as { -readonly [K in keyof RowOf<'step'>]: RowOf<'step'>[K] }

test('the procedure numbers work in its order and tells where decisions lead', () => {
  const procedure = sopProcedure(reader, 'v')
  expect(procedure.map(({ number, step: { title }, roles }) => [number, title, roles])).toEqual([
    ['1', '登记', ['r']],
    ['2', '判断', []],
    ['3', '退款', []],
  ])
  expect(procedure[1]?.ways).toEqual([
    { label: '同意', to: '3', title: '退款' },
    { label: '不同意', to: null, title: 'end' },
  ])
})

test('an SOP describes the version it names, else the published one of its process', () => {
  const versions = [
    testRow('processVersion', { id: 'a', title: '现状', process: 'p', status: 'draft' }),
    testRow('processVersion', { id: 'b', title: '目标', process: 'p', status: 'published' }),
  ]
  const plan = rowsReader({ processVersion: versions })
  expect(sopVersion(plan, { process: 'p', processVersion: null })?.id).toBe('b')
  expect(sopVersion(plan, { process: 'p', processVersion: 'a' })?.id).toBe('a')
  expect(sopVersion(plan, { process: null, processVersion: null })).toBeNull()
})

test('an approved SOP of an unchanged process is up to date; without an approval nothing is said', () => {
  expect(sopChanges(reader, approved)).toEqual([])
  expect(sopChanges(reader, sop)).toBeNull()
  expect(sopChanges(reader, { ...sop, approvedFingerprint: '{not json' })).toBeNull()
  expect(sopFingerprint(reader, { process: null, processVersion: null })).toBeNull()
})

test('where a step stands in the drawing, and notes, change nothing', () => {
  const moved = change((plan) => {
    step(plan, '登记').x = 500
    step(plan, '注').title = '另一张便签'
  })
  expect(sopChanges(moved, approved)).toEqual([])
})

test('every aspect of a change is named', () => {
  const edited = change((plan) => {
    step(plan, '登记').sopSteps = '登录\n核对\n拍照'
    step(plan, '登记').ownerRole = 'other'
    step(plan, '退款').processingTime = 600
    step(plan, '判断').title = '是否同意'
  })
  expect(sopChanges(edited, approved)).toEqual([
    { what: 'changed', title: '登记', step: '登记', aspects: ['owner', 'text'] },
    { what: 'changed', title: '是否同意', step: '判断', aspects: ['title'] },
    { what: 'changed', title: '退款', step: '退款', aspects: ['time'] },
  ])
})

test('steps that came and went are named, and the way that changed with them', () => {
  const edited = change((plan) => {
    const gone = plan.step.findIndex(({ id }) => id === '退款')
    ;(plan.step as RowOf<'step'>[]).splice(gone, 1, testRow('step', { id: '补发', title: '补发', processVersion: 'v' }))
    for (const flow of plan.sequenceFlow) {
      if (flow.to === '退款') (flow as { to: string }).to = '补发'
      if (flow.from === '退款') (flow as { from: string }).from = '补发'
    }
  })
  expect(sopChanges(edited, approved)).toEqual([
    { what: 'changed', title: '判断', step: '判断', aspects: ['flow'] },
    { what: 'added', title: '补发', step: '补发' },
    { what: 'removed', title: '退款', step: '退款' },
  ])
})

test('lines lose their own numbers', () => {
  expect(textLines('1. 登录系统\n\n（2）核对\n- 拍照\n3、回访')).toEqual(['登录系统', '核对', '拍照', '回访'])
  expect(textLines(null)).toEqual([])
})
