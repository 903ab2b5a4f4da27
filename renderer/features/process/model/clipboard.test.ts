// Steps survive the clipboard, and other text does not become steps by accident.
import { describe, expect, it } from 'vitest'
import type { RowOf } from '#shared/model/plan.ts'
import { fragmentOf, readFragment, readLines, tableText } from './clipboard.ts'

const row = (id: string, x: number) => ({
  id,
  title: id,
  processVersion: 'v',
  lane: 'l',
  phase: null,
  x,
  y: 0,
  originId: 'o',
  owners: id === 'a' ? ['lm', 'gone'] : [],
})
const source = {
  steps: [row('b', 240), row('a', 0), row('c', 480)] as unknown as RowOf<'step'>[],
  flows: [
    { id: 'f', from: 'a', to: 'b', label: '是', probability: 0.5, condition: null },
    { id: 'g', from: 'b', to: 'c', label: null, probability: null, condition: null },
  ] as unknown as RowOf<'sequenceFlow'>[],
  lanes: [{ id: 'l', title: '客服' }] as RowOf<'lane'>[],
  phases: [],
  nameOf: (_: string, id: string) => (id === 'lm' ? '李敏' : undefined),
}

describe('copied steps', () => {
  const fragment = fragmentOf(source, new Set(['a', 'b']))!
  it('come in the order of the drawing, with lanes by name and the flows among them', () => {
    expect(fragment.steps.map((s) => [s.key, s.lane])).toEqual([
      ['a', '客服'],
      ['b', '客服'],
    ])
    expect(fragment.flows).toEqual([{ from: 'a', to: 'b', row: { label: '是', probability: 0.5, condition: null } }])
  })
  it('say whom their ids mean, for a plan that does not know them', () =>
    expect(fragment.names).toEqual({ person: { lm: '李敏' } }))
  it('are read back as they were', () => expect(readFragment(JSON.stringify(fragment))).toEqual(fragment))
  it('are nothing without a selection', () => expect(fragmentOf(source, new Set())).toBeNull())
})

describe('other clipboards', () => {
  it.each([
    '',
    '登记订单',
    '{"opsmap":"opsmap-steps"}',
    '{"opsmap":"opsmap-steps","version":2,"steps":[],"flows":[]}',
    '{opsmap-steps',
  ])('hold no steps: %s', (text) => expect(readFragment(text)).toBeNull())
  it('give their lines', () => {
    expect(readLines('登记订单\r\n\r\n  核对\t库存 \n')).toEqual(['登记订单', '核对 库存'])
  })
})

it('writes tables as spreadsheets read them', () => {
  expect(
    tableText([
      ['a', 'b\nc'],
      ['"d"', ''],
    ]),
  ).toBe('a\t"b\nc"\r\n"""d"""\t')
})
