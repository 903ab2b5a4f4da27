// Sheets as people keep them: where the table is, what its columns are, which rows count, and what their cells mean.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withDefaults } from '../../model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '../../model/plan.ts'
import { nameKey } from '../../model/values/context.ts'
import type { Cell, CellRange, SheetCells } from '../cells.ts'
import { compareData } from '../dataWorkbook/compareData.ts'
import { findMapping, mapTo } from './findTable.ts'
import { remembered, rememberWrites } from './mappingMemory.ts'
import { readSheets } from './readSheets.ts'
import { sheetTargets, targetNamed } from './targets.ts'
import type { SheetMapping } from './types.ts'

const today = '2026-10-15'
const names = { person: new Set(['王芳', '李敏', '钱刚'].map(nameKey)) }
const find = { today, names }
const context = {
  lang: 'zh',
  today,
  hoursPerDay: 8,
  daysPerWeek: 5,
  currency: 'CNY',
  fallbackTitle: '文件名',
  names: (entity: EntityName) => (entity === 'person' ? names.person : new Set<string>()),
} as const

const sheetOf = (
  rows: readonly (readonly Cell[])[],
  name = 'Sheet1',
  merges: readonly CellRange[] = [],
): SheetCells => ({
  name,
  hidden: false,
  rows,
  hiddenColumns: [],
  merges,
})

const emptyPlan = (rows: Partial<PlanRows> = {}) =>
  ({ ...Object.fromEntries(entityNames.map((name) => [name, []])), ...rows }) as unknown as PlanRows

/** What a sheet is taken for, and the rows it would bring into an empty plan. */
function taken(sheet: SheetCells, mapping?: SheetMapping) {
  const found = mapping ?? findMapping(sheet, 0, find)?.mapping
  if (!found) return { target: null, rows: [], refused: [], parts: [] }
  const { parts, book } = readSheets([sheet], [found], context)
  const people = ['王芳', '李敏', '钱刚'].map((name, i) => ({
    ...withDefaults(entityOf('person'), { name }),
    id: `p${i}`,
  }))
  const input = {
    rows: emptyPlan({ person: people as never }),
    documentId: 'doc',
    lang: 'zh',
    today,
    blobs: [],
  } as const
  const compared = book ? compareData({ ...input, book }) : null
  return {
    target: found.target,
    columns: found.columns,
    header: found.header,
    parts,
    draft: parts[0]?.draft,
    rows: (compared?.writes ?? []).map(({ entity, values }) => ({ entity, ...values }) as Record<string, unknown>),
    refused: [...(parts[0]?.refused ?? []), ...(compared?.differences.refused ?? [])].map(
      ({ cell, value, problem }) => `${cell} ${value}: ${problem.code}`,
    ),
    problems: [...(parts[0]?.problems ?? []), ...(compared?.differences.problems ?? [])].map(({ code }) => code),
  }
}

describe('lists of all kinds', () => {
  it('tasks: dates, states and shares in everybody’s words, people made by name, remarks left out', () => {
    const { target, rows, refused, parts } = taken(
      sheetOf([
        ['2026 年四季度重点工作计划'],
        [],
        ['序号', '工作事项', '责任人', '协助人', '计划开始', '完成时间', '完成情况', '进度'],
        [1, '上线客服工单系统', '王芳', '李敏、周平', { date: '2026-10-01' }, '2026/11/15', '进行中', '40%'],
        [2, '培训一线客服', '赵云', null, '10月8日', { date: '2026-10-31' }, '未启动', 0],
        [3, '复盘大促', '王芳', '-', null, '12月底', '完成', 1],
        [],
        ['备注：完成时间以自然日计'],
      ]),
    )
    expect(target).toBe('task')
    const people = rows.filter(({ entity }) => entity === 'person').map(({ name }) => name)
    expect(people.sort()).toEqual(['周平', '赵云'].sort())
    const tasks = rows.filter(({ entity }) => entity === 'task')
    expect(tasks).toHaveLength(3)
    expect(tasks[0]).toMatchObject({ startOn: '2026-10-01', dueOn: '2026-11-15', status: 'inProgress', progress: 0.4 })
    expect(tasks[1]).toMatchObject({ startOn: '2026-10-08', status: 'notStarted', progress: 0 })
    expect(tasks[2]).toMatchObject({ status: 'done', dueOn: null, progress: 1, code: '3' })
    expect(refused).toContain('F6 12月底: notADate')
    expect(parts[0]?.leftOut).toEqual([{ row: 7, why: 'note' }])
  })
  it('risks: levels in words become 1 to 5, categories lose their tail', () => {
    const { target, rows, refused } = taken(
      sheetOf(
        [
          ['编号', '风险描述', '风险类别', '可能性', '影响程度', '应对策略', '应对措施', '责任人'],
          ['R1', '竞品降价', '竞争风险', '高', '较高', '减轻', '会员权益', '王芳'],
          ['R2', '数据泄露', '信息安全风险', '低', '极高', '规避', '权限收紧', '李敏'],
          ['R3', '旺季缺人', '人员', 3, '4分', '接受', null, '钱刚'],
        ],
        '风险清单',
      ),
    )
    expect([target, refused]).toEqual(['risk', []])
    expect(rows.filter(({ entity }) => entity === 'risk')).toMatchObject([
      { category: 'competition', probability: 4, impact: 4, response: 'reduce' },
      { category: 'security', probability: 2, impact: 5, response: 'avoid' },
      { category: 'people', probability: 3, impact: 4, response: 'accept' },
    ])
  })
  it('a budget with two rows of headers: months to rows, amounts in ten thousands, the total left out', () => {
    const merges = [
      { top: 1, left: 2, bottom: 1, right: 3 },
      { top: 1, left: 4, bottom: 1, right: 5 },
    ]
    const { target, rows, parts } = taken(
      sheetOf(
        [
          ['2026年运营预算表（单位：万元）'],
          [null, null, '1月', null, '2月', null],
          ['预算项目', '责任人', '预算', '实际', '预算', '实际'],
          ['广告投放', '王芳', 12, 11.5, 10, null],
          ['客服外包', '李敏', '3.2', 3, '3.2', 3.1],
          ['合计', null, 15.2, 14.5, 13.2, 3.1],
        ],
        '预算',
        merges,
      ),
    )
    expect(target).toBe('budgetLine')
    const months = rows.filter(({ entity }) => entity === 'budgetAmount')
    expect(months).toHaveLength(4)
    expect(months.find((m) => m.month === '2026-01')).toMatchObject({ planned: 12_000_000, actual: 11_500_000 })
    expect(months.filter((m) => m.month === '2026-02')).toMatchObject([{ actual: null }, { planned: 3_200_000 }])
    expect(parts[0]?.leftOut).toEqual([{ row: 5, why: 'total' }])
  })
  it('people and feedback, by their English and Chinese headers', () => {
    const people = taken(
      sheetOf([
        ['Full name', 'Job title', 'E-mail', 'Dept'],
        ['Ann', 'Lead; Buyer', 'a@b.org', 'Ops'],
      ]),
    )
    expect(people.target).toBe('person')
    expect(people.rows.map(({ entity }) => entity).sort()).toEqual(['department', 'person', 'role', 'role'])
    const feedback = taken(
      sheetOf([
        ['投诉时间', '来源', '客户姓名', '投诉内容', '处理结果', '状态'],
        [{ date: '2026-09-01T10:20:00' }, '热线', '陈先生', '发货太慢\n等了五天', '已补偿', '已解决'],
        ['2026.9.3', '京东', '刘女士', '包装破损', null, '处理中'],
      ]),
    )
    expect([feedback.target, feedback.refused]).toEqual(['feedback', []])
    expect(feedback.rows).toMatchObject([
      { title: '发货太慢', channel: 'phone', receivedOn: '2026-09-01', status: 'closed' },
      { title: '包装破损', channel: 'marketplace', receivedOn: '2026-09-03', status: 'solving' },
    ])
  })
  it('problems are improvements: the title from the problem, what it causes below it', () => {
    const { target, rows } = taken(
      sheetOf([
        ['环节', '问题', '影响', '建议'],
        ['发货审批', '每单都要主管签字', '平均多等 1 天', '小额订单取消审批'],
      ]),
    )
    expect(target).toBe('improvement')
    expect(rows[0]).toMatchObject({
      title: '每单都要主管签字',
      problem: '每单都要主管签字\n影响：平均多等 1 天',
      measure: '小额订单取消审批',
    })
  })
  it('KPIs: targets and actuals of one month side by side', () => {
    const { target, parts } = taken(
      sheetOf([
        ['指标名称', '单位', '1月目标', '1月实际', '2月目标', '2月实际'],
        ['满意度', '%', '90%', '88%', '90%', '91%'],
      ]),
    )
    expect(target).toBe('kpiSheet')
    expect(parts[0]?.kpis[0]?.values).toEqual([
      { period: '2026-01', target: 0.9, actual: 0.88, note: null },
      { period: '2026-02', target: 0.9, actual: 0.91, note: null },
    ])
  })
  it('columns without a known header are told by what stands in them; numbers and prose are not', () => {
    const sheet = sheetOf([
      ['任务', '谁', '几号', '怎么样', '其他'],
      ['整理台账', '王芳', { date: '2026-10-01' }, '进行中', 7],
      ['盘点库存', '钱刚', { date: '2026-10-02' }, '已完成', 8],
      ['对账', '李敏', { date: '2026-10-03' }, '进行中', 9],
    ])
    const found = mapTo(sheet, 0, 'task', 0, find)
    expect(found.mapping.columns).toMatchObject({ 0: 'title', 1: 'owner', 3: 'status' })
    expect(found.mapping.columns[4]).toBeUndefined()
    expect(found.byContent).toEqual(expect.arrayContaining([1, 3]))
  })
})

describe('processes', () => {
  const titles = (rows: readonly (readonly Cell[])[], merges: readonly CellRange[] = []) => {
    const { target, draft, refused } = taken(sheetOf(rows, '流程', merges))
    const name = new Map(draft?.steps.map((step) => [step.key, step.title]))
    return {
      target,
      refused,
      flows: draft?.flows.map(({ from, to, label }) => `${name.get(from)}→${name.get(to)}${label ? ` ${label}` : ''}`),
    }
  }
  it('without ids and next steps, the rows follow each other', () => {
    expect(
      titles([
        ['工作环节', '责任部门', '耗时'],
        ['接单', '销售', '5分钟'],
        ['审核', '财务', '1天'],
        ['发货', '仓库', '半天'],
      ]),
    ).toEqual({
      target: 'step',
      refused: [],
      flows: ['接单→审核', '审核→发货'],
    })
  })
  it('next steps as titles, in any separator, with an end in words', () => {
    const { flows } = titles([
      ['步骤名称', '下一步', '责任部门'],
      ['受理', '初审', '前台'],
      ['初审', '复审/受理', '风控'],
      ['复审', '结束', '风控'],
    ])
    expect(flows).toEqual(['受理→初审', '初审→复审', '初审→受理'])
  })
  it('branches in columns of their own become labels', () => {
    const { flows } = titles([
      ['序号', '步骤', '下一步', '是', '否', '部门'],
      [1, '登记', 2, null, null, '客服'],
      [2, '属实吗', null, 3, 4, '质检'],
      [3, '赔付', null, null, null, '财务'],
      [4, '答复', null, null, null, '客服'],
    ])
    expect(flows).toEqual(['登记→属实吗', '属实吗→赔付 是', '属实吗→答复 否'])
  })
  it('cells that cannot be read are left out one by one', () => {
    const { draft, refused } = taken(
      sheetOf([
        ['序号', '步骤', '下一步', '处理时长'],
        [1, '登记', 2, '很快'],
        [2, '答复', 9, '5分钟'],
      ]),
    )
    expect(draft?.steps.map((s) => s.processingTime)).toEqual([null, 300])
    expect([...refused].sort()).toEqual(['C3 9: nextStepMissing', 'D2 很快: notADuration'])
  })
})

describe('a mapping is remembered', () => {
  const sheet = sheetOf([
    ['甲', '乙', '任务'],
    ['1', '2', '3'],
  ])
  const columns = { 0: 'description', 2: 'title' }
  it('and found again although the columns moved', () => {
    const writes = rememberWrites(
      [sheet],
      [{ sheet: 0, target: 'task', header: 0, columns }],
      [],
      '2026-10-15T00:00:00Z',
      () => 'm1',
    )
    const [write] = writes
    expect(write?.do).toBe('insert')
    const row = { id: 'm1', ...(write?.do === 'insert' ? write.row : {}) } as never
    const moved = sheetOf([
      ['任务', '甲', '乙'],
      ['3', '1', '2'],
    ])
    expect(remembered(moved, 0, [row])?.mapping).toEqual({
      sheet: 0,
      target: 'task',
      header: 0,
      columns: { 0: 'title', 1: 'description' },
    })
    expect(
      remembered(
        sheetOf([
          ['任务', '甲'],
          ['3', '1'],
        ]),
        0,
        [row],
      ),
    ).toBeNull()
    expect(
      rememberWrites([sheet], [{ sheet: 0, target: 'risk', header: 0, columns }], [row], 'x', () => 'm2')[0],
    ).toMatchObject({
      do: 'update',
      id: 'm1',
      patch: { target: 'risk' },
    })
  })
})

it('targets have names in both languages', () => {
  expect(targetNamed('任务')).toBe('task')
  expect(targetNamed('Risks')).toBe('risk')
  expect(targetNamed('step')).toBe('step')
  expect(targetNamed('nonsense')).toBeUndefined()
})

it('whatever the cells hold, for every target: an answer, never a throw', () => {
  const word = fc.constantFrom(
    '任务',
    '责任人',
    '下一步',
    '序号',
    '1月',
    '2026',
    '合计',
    '备注：x',
    '是',
    '指标名称',
    '单位',
    '=1+1',
    '1.5天',
    '',
  )
  const cell = fc.oneof(
    word,
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.record({ date: fc.constantFrom('2026-01-01', '9999-12-31T23:59:59') }),
    fc.record({ time: fc.nat(1e6) }),
    fc.record({ error: fc.constantFrom('#N/A', '#DIV/0!') }),
  ) as fc.Arbitrary<Cell>
  const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 })
  const range = fc
    .tuple(fc.nat(12), fc.nat(8), fc.nat(5), fc.nat(5))
    .map(([top, left, h, w]) => ({ top, left, bottom: top + h, right: left + w }))
  fc.assert(
    fc.property(
      rows,
      fc.array(range, { maxLength: 3 }),
      fc.constantFrom(...sheetTargets),
      fc.integer({ min: -1, max: 5 }),
      (cells, merges, target, header) => {
        const sheet = sheetOf(cells, '表', merges)
        taken(sheet)
        taken(sheet, mapTo(sheet, 0, target, header, find).mapping)
      },
    ),
    { numRuns: 150 },
  )
})

describe('a table without headers', () => {
  const sheet = sheetOf([
    ['1', '整理客户名单和联系方式', '王芳', { date: '2026-11-01' }, '进行中'],
    ['2', '盘点仓库里的样品', '李敏', { date: '2026-11-05' }, '未开始'],
    ['3', '更新报价单', '王芳、钱刚', { date: '2026-11-20' }, '未开始'],
  ])
  it('is mapped by what stands in its columns; the texts that tell rows apart are the name', () => {
    const { mapping, byContent } = mapTo(sheet, 0, 'task', -1, find)
    expect(mapping).toMatchObject({ header: -1, columns: { 1: 'title', 2: 'owner', 4: 'status' } })
    expect(byContent).toContain(1)
    const { rows, refused } = taken(sheet, { ...mapping, columns: { ...mapping.columns, 3: 'dueOn' } })
    expect(rows.filter(({ entity }) => entity === 'task').map(({ title, dueOn }) => [title, dueOn])).toEqual([
      ['整理客户名单和联系方式', '2026-11-01'],
      ['盘点仓库里的样品', '2026-11-05'],
      ['更新报价单', '2026-11-20'],
    ])
    expect(refused).toEqual([])
  })
  it.each(sheetTargets)('as %s it is read or says what is missing, and its mapping is not remembered', (target) => {
    const { mapping } = mapTo(sheet, 0, target, -1, find)
    const { parts } = readSheets([sheet], [mapping], context)
    expect(parts).toHaveLength(1)
    expect(rememberWrites([sheet], [mapping], [], '2026-10-15T00:00:00Z', () => 'id')).toEqual([])
  })
})
