// Outlines as people write and paste them: numbers, bullets, tabs and full-width spaces; branches, joins, jumps, problems by line.
import { describe, expect, it } from 'vitest'
import { valueContext } from '../../i18n/valueContext.ts'
import { rowsReader } from '../rowsReader.ts'
import { parseOutline } from './parseOutline.ts'

const context = valueContext(rowsReader({}), 'zh', '2026-03-01')
const english = valueContext(rowsReader({}), 'en', '2026-03-01')
const read = (text: string) => parseOutline(text, context)
/** Flows by the titles they join. */
const flows = (text: string, lang = context) => {
  const { lines, flows } = parseOutline(text, lang)
  const title = (i: number) => lines[i]?.title ?? '?'
  return flows.map((f) => `${title(f.from)} ${f.label === null ? '' : `-${f.label}`}→ ${title(f.to)}`)
}
const titles = (text: string) => read(text).lines.map((l) => l.title)
const minutes = (n: number) => ({ seconds: n * 60, basis: 'working' })

describe('a line', () => {
  it('is a step with owner, times and lane', () => {
    expect(read('登记订单 @李敏 8分钟 +0.5h 等待 #客服').lines).toEqual([
      {
        line: 1,
        id: null,
        depth: 0,
        title: '登记订单',
        kind: 'task',
        owners: ['李敏'],
        noOwner: false,
        lane: '客服',
        noLane: false,
        processing: minutes(8),
        waiting: minutes(30),
      },
    ])
  })
  it.each([
    ['有效？', 'decision', '有效？'],
    ['有效?', 'decision', '有效？'],
    ['? 金额', 'decision', '金额'],
    ['[文档] 合同', 'document', '合同'],
    ['【document】合同', 'document', '合同'],
    ['[结束]', 'end', '结束'],
    ['结束', 'end', '结束'],
    ['开始', 'start', '开始'],
    ['[任务] 结束', 'task', '结束'],
    ['[什么] 合同', 'task', '[什么] 合同'],
    ['"→ 8分钟 @x"', 'task', '→ 8分钟 @x'],
    ['"他说 ""好""" 8分钟', 'task', '他说 "好"'],
    ['"甲" 和 "乙"', 'task', '"甲" 和 "乙"'],
  ])('%s is of kind %s', (text, kind, title) => expect(read(text).lines).toMatchObject([{ kind, title }]))

  it('names nobody with @- and no lane with #-', () => {
    expect(read('登记 @- #-').lines).toMatchObject([{ owners: [], noOwner: true, lane: null, noLane: true }])
    expect(read('登记 @"-"').lines).toMatchObject([{ owners: ['-'], noOwner: false }])
  })
})

describe('lines', () => {
  it('follow one another', () => expect(flows('a\nb\n\nc')).toEqual(['a → b', 'b → c']))
  it('branch by indentation and join at the next line of the same depth', () => {
    expect(flows('登记\n有效？\n  是: 发货\n  安装\n  否: 退款\n结案')).toEqual([
      '登记 → 有效？',
      '有效？ -是→ 发货',
      '有效？ -否→ 退款',
      '发货 → 安装',
      '安装 → 结案',
      '退款 → 结案',
    ])
  })
  it('of a branch may also stand deeper, or below its label alone', () => {
    const expected = ['有效？ -是→ 发货', '有效？ -否→ 退款', '发货 → 安装', '安装 → 结案', '退款 → 结案']
    expect(flows('有效？\n  是: 发货\n    安装\n  否: 退款\n结案')).toEqual(expected)
    expect(flows('有效？\n\t是：\n\t\t发货\n\t\t安装\n\t否：退款\n结案')).toEqual(expected)
    expect(flows('有效？\n　　是:发货\n　　　　安装\n　　否:退款\n结案')).toEqual(expected)
  })
  it('of a branch without steps go straight to the join', () => {
    expect(flows('要审批？\n  是: 审批\n  否:\n归档')).toEqual([
      '要审批？ -是→ 审批',
      '要审批？ -否→ 归档',
      '审批 → 归档',
    ])
  })
  it('under a question without any answers are its alternatives', () => {
    expect(flows('哪个？\n  甲\n  乙\n完')).toEqual(['哪个？ → 甲', '哪个？ → 乙', '甲 → 完', '乙 → 完'])
    expect(flows('哪个？\n  - 甲\n  丙\n  - 乙')).toEqual(['哪个？ → 甲', '哪个？ → 乙', '甲 → 丙'])
    expect(flows('[并行] 分发\n  • 甲\n  • 乙\n完')).toEqual(['分发 → 甲', '分发 → 乙', '甲 → 完', '乙 → 完'])
  })
  it('under a task are what it consists of, one after the other', () => {
    expect(flows('- 登记\n  - 姓名\n  - 电话\n- 审核')).toEqual(['登记 → 姓名', '姓名 → 电话', '电话 → 审核'])
    expect(flows('1 登记\n  姓名: 全名\n审核')).toHaveLength(2)
  })
  it('end at an end; nothing follows → -', () => {
    expect(flows('a\n结束\nb\nc → -\nd')).toEqual(['a → 结束', 'b → c'])
  })
  it('pass over notes', () => expect(flows('a\n[注释] 看这里\nb')).toEqual(['a → b']))
  it('in English too', () => {
    expect(flows('Valid?\n  Yes: Ship\n  No: Refund → End\nClose\nEnd', english)).toEqual([
      'Valid? -Yes→ Ship',
      'Valid? -No→ Refund',
      'Ship → Close',
      'Refund → End',
      'Close → End',
    ])
  })
})

describe('a jump', () => {
  it.each([
    ['its title', '登记\n审核 → 登记'],
    ['the beginning of its title', '登记订单\n审核 → 登记'],
    ['a part of its title', '订单登记\n审核 → 登记'],
    ['another case and width', 'ＡＢＣ登记\n审核 -> abc登记'],
    ['its number in the list', '1. 收单\n2. 审核 → 1'],
    ['its number as a step', '第一步：收单\n第二步：审核 → 第1步'],
    ['its Chinese number', '一、收单\n二、审核 → 第一步'],
    ['its circled number', '①收单\n②审核 → ①'],
    ['the quoted title', '登记\n审核 → "登记"'],
  ])('finds a step by %s', (_, text) => {
    expect(read(text)).toMatchObject({ flows: expect.arrayContaining([{ from: 1, to: 0, label: null }]), problems: [] })
  })
  it('finds the end by its name, whatever its title', () => {
    expect(flows('a？\n  否: → 结束\n  是: b\n[结束] 已答复')).toContain('a？ -否→ 已答复')
  })
  it('finds the second of the same title', () => {
    expect(read('a → 审核 (2)\n审核\n审核').flows).toContainEqual({ from: 0, to: 2, label: null })
  })
  it('leads a branch away, or all that came before it', () => {
    expect(flows('登记\n通过？\n  否: → 登记\n  是: 发货')).toContain('通过？ -否→ 登记')
    expect(flows('登记\n通过？\n  是: 发货\n  否: 退款\n→ 登记')).toEqual(
      expect.arrayContaining(['发货 → 登记', '退款 → 登记']),
    )
  })
})

describe('problems', () => {
  it('name their line, and the rest is read', () => {
    const { lines, problems } = read('登记 → 没有\n审核\n审核\n发货 → 审核\n自己 → 自己\n@李敏')
    expect(lines).toHaveLength(5)
    expect(problems).toEqual([
      { line: 1, code: 'jumpMissing', params: { line: 1, title: '没有' } },
      { line: 4, code: 'jumpAmbiguous', params: { line: 4, title: '审核' } },
      { line: 5, code: 'jumpToSelf', params: { line: 5, title: '自己' } },
      { line: 6, code: 'titleMissing', params: { line: 6 } },
    ])
  })
  it('of length cut the title', () => {
    const { lines, problems } = read('长'.repeat(1001))
    expect([lines[0]?.title.length, problems[0]?.code]).toEqual([1000, 'tooLong'])
  })
})

describe('pasted lists', () => {
  it.each([
    ['numbers', '1. 登记\n2. 审核\n10. 发货'],
    ['numbers without a space', '1.登记\n2.审核\n3.发货'],
    ['brackets', '1) 登记\n(2) 审核\n（3）发货'],
    ['Chinese numbers', '一、登记\n二、审核\n三、发货'],
    ['Chinese numbers in brackets', '（一）登记\n（二）审核\n（三）发货'],
    ['circled numbers', '①登记\n② 审核\n③发货'],
    ['step words', '第一步：登记\n第2步 审核\n步骤三、发货'],
    ['bullets', '• 登记\n- 审核\n* 发货'],
    ['check boxes', '- [ ] 登记\n- [x] 审核\n☐ 发货'],
    ['letters', 'a) 登记\nB. 审核\nc) 发货'],
    ['white space and empty lines', '　登记 \r\n\r\n　审核\t\r\n　发货'],
  ])('with %s are steps in a row', (_, text) => {
    expect(titles(text)).toEqual(['登记', '审核', '发货'])
    expect(flows(text)).toEqual(['登记 → 审核', '审核 → 发货'])
  })
  it.each(['1.5倍赔付', '10:30 例会', '3D 打印', '2026年计划', '-5度冷藏'])('leave %s alone', (title) =>
    expect(titles(title)).toEqual([title]),
  )
  it('numbered 1.1 without indentation are nested', () => {
    expect(read('1. 有效？\n1.1 是: 发货\n1.2 否: 退款\n2. 结案').lines.map((l) => l.depth)).toEqual([0, 1, 1, 0])
    expect(flows('1. 有效？\n1.1 是: 发货\n1.2 否: 退款\n2. 结案')).toContain('退款 → 结案')
  })
})
