// What people type in one line comes apart into the fields of a step, and nothing else does.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStepText, withoutNumbering } from './stepText.ts'

const context = { hoursPerDay: 8, daysPerWeek: 5, names: ['Li Min', '王 芳', 'Key account'] }
const parse = (text: string) => parseStepText(text, context)
const minutes = (n: number) => ({ seconds: n * 60, basis: 'working' })

describe('a typed step', () => {
  it('is its title when nothing is marked', () => {
    expect(parse('  登记订单 ')).toEqual({
      title: '登记订单',
      kind: null,
      owners: [],
      lane: null,
      processing: null,
      waiting: null,
      jump: null,
    })
  })

  it('gives off owner, processing and waiting time', () => {
    expect(parse('登记订单 @李敏 8分钟 +0.5h')).toMatchObject({
      title: '登记订单',
      owners: ['李敏'],
      processing: minutes(8),
      waiting: minutes(30),
    })
  })

  it.each([
    ['登记订单 +0.5h @李敏 8分钟', '李敏'],
    ['登记订单 8分钟 0.5小时 @李敏', '李敏'],
    ['登记订单 8 分钟 0.5 h 等待 ＠李敏', '李敏'],
    ['@李敏 登记订单 8min +30min', '李敏'],
    ['登记订单 @"李 敏" 8m +半小时', '李 敏'],
  ])('takes the marks in any order: %s', (line, owner) => {
    expect(parse(line)).toMatchObject({
      title: '登记订单',
      owners: [owner],
      processing: minutes(8),
      waiting: minutes(30),
    })
  })

  it('reads English units, several owners and names with spaces', () => {
    expect(parse('Check the order @Li Min @Zoe 1h 30min +2 d wait #Key account')).toMatchObject({
      title: 'Check the order',
      owners: ['Li Min', 'Zoe'],
      lane: 'Key account',
      processing: minutes(90),
      waiting: minutes(2 * 8 * 60),
    })
  })

  it('knows calendar time', () => {
    expect(parse('等客户回复 +2自然天').waiting).toEqual({ seconds: 2 * 86400, basis: 'calendar' })
  })

  it.each([
    '拨打 12345 热线',
    '跟进第 3 单',
    'ISO 9001 审核',
    '24h 客服热线',
    '3天 内回复客户',
    '回复 a@b.cn 邮件',
    '排名前 10',
  ])('leaves numbers, times and marks inside a title alone: %s', (line) => {
    expect(parse(line)).toMatchObject({ title: line, owners: [], lane: null, processing: null, waiting: null })
  })

  it('is a decision when it ends with a question mark', () => {
    expect(parse('订单有效? @李敏')).toMatchObject({ title: '订单有效？', kind: 'decision', owners: ['李敏'] })
    expect(parse('Valid order?')).toMatchObject({ title: 'Valid order?', kind: 'decision' })
  })

  it('jumps with an arrow', () => {
    expect(parse('→ 登记订单')).toMatchObject({ title: '', jump: '登记订单' })
    expect(parse('->登记')).toMatchObject({ title: '', jump: '登记' })
    expect(parse('退回客户 @李敏 → 登记订单')).toMatchObject({ title: '退回客户', owners: ['李敏'], jump: '登记订单' })
  })

  it('is called by its time when there is nothing else', () => {
    expect(parse('30分钟')).toMatchObject({ title: '30分钟', processing: null })
  })

  it('keeps any title without marks, whatever its characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u9fa5A-Za-z，。、（）]{1,30}$/), (title) => {
        expect(parse(`${title} @李敏 8分钟 +0.5h`)).toMatchObject({ title, owners: ['李敏'], processing: minutes(8) })
      }),
    )
  })
})

it('takes list numbers off pasted lines', () => {
  for (const line of [
    '3. 登记订单',
    '3、登记订单',
    '（3）登记订单',
    '2.1) 登记订单',
    '• 登记订单',
    '- 登记订单',
    '登记订单',
  ])
    expect(withoutNumbering(line)).toBe('登记订单')
  expect(withoutNumbering('12345 热线')).toBe('12345 热线')
})
