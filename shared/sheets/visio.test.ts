// The Visio layout as its writers really write it: separators, branches, headers in two languages, broken cells named by address.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemText } from '../i18n/index.ts'
import { processDraftSchema } from '../model/processDraft.ts'
import type { Cell, SheetCells } from './cells.ts'
import { readVisioSheet, type SheetContext } from './visio.ts'
import { visioColumns } from './visioColumns.ts'

const context: SheetContext = { hoursPerDay: 8, daysPerWeek: 5, currency: 'CNY', fallbackTitle: 'file' }
const sheet = (rows: Cell[][], name = 'Process Map'): SheetCells => ({
  name,
  hidden: false,
  rows,
  hiddenColumns: [],
  merges: [],
})
const header = ['Process Step ID', 'Process Step Description', 'Next Step ID', 'Connector Label', 'Shape Type']
const read = (rows: Cell[][], name?: string) => readVisioSheet([sheet(rows, name)], context)
const table = (...rows: Cell[][]) => read([header, ...rows])
const found = (reading: ReturnType<typeof read>) =>
  reading.problems.map((p) => [p.code, p.place?.cell ?? null, p.severity ?? 'error'])

describe('a process in the Visio layout', () => {
  it('takes next steps and labels by position, blanks kept', () => {
    const { draft, problems } = table(
      ['A', '开始', 'B', '', 'Start'],
      ['B', '完整吗', 'C，D；E', '是,,转人工', 'Decision'],
      ['C', 'c', 'E'],
      ['D', 'd', 'E'],
      ['E', '结束', '', '', 'End'],
    )
    expect(problems).toEqual([])
    expect(draft?.flows.filter((f) => f.from === 'b')).toEqual([
      { from: 'b', to: 'c', label: '是', probability: null },
      { from: 'b', to: 'd', label: null, probability: null },
      { from: 'b', to: 'e', label: '转人工', probability: null },
    ])
    expect(draft?.steps.map((s) => s.kind)).toEqual(['start', 'decision', 'task', 'task', 'end'])
    expect(processDraftSchema.parse(draft)).toEqual(draft)
  })
  it('takes one row per branch', () => {
    const { draft, problems } = table(
      ['1', 'ok?', '2', '是', 'Decision'],
      ['1', 'ok?', '3', '否', 'Decision'],
      [2, 'x', '3'],
      ['3', 'end', null, null, 'Start/End'],
    )
    expect(problems).toEqual([])
    expect(draft?.steps.map((s) => [s.key, s.kind])).toEqual([
      ['1', 'decision'],
      ['2', 'task'],
      ['3', 'end'],
    ])
    expect(draft?.flows.map((f) => `${f.from}>${f.to}:${f.label}`)).toEqual(['1>2:是', '1>3:否', '2>3:null'])
  })
  it('keeps a label that holds a separator when there is one next step, and tries the separator of the ids', () => {
    const { draft, problems } = table(
      ['1', 'a', '2', '缺货，需采购'],
      ['2', 'b', '3;4', 'yes, always;no'],
      ['3', 'c', '4', '、'],
      ['4', 'd', ''],
    )
    expect(problems).toEqual([])
    expect(draft?.flows.map((f) => f.label)).toEqual(['缺货，需采购', 'yes, always', 'no', null])
  })
  it('warns of labels that do not fit, and keeps those that do', () => {
    const reading = table(['1', 'a', '2,3', 'x,y,z'], ['2', 'b', '3'], ['3', 'c', ''])
    expect(found(reading)).toEqual([['labelCountMismatch', 'D2', 'warning']])
    expect(reading.draft?.flows.map((f) => f.label)).toEqual(['x', 'y', null])
  })
  it('reads Chinese headers below a title, with units, several owners and text times', () => {
    const { draft, problems } = read([
      ['投诉处理流程'],
      [],
      [
        '步骤编号',
        '步骤名称',
        '下一步',
        '形状',
        '泳道',
        '阶段',
        '责任人',
        '处理时间（秒）',
        '等待时长',
        '成本(万元)',
        '输出',
      ],
      [1, '受理', 2, '流程', '客服', '受理', '李敏、王芳/李敏', 90, 1.5, 0.01, '投诉单'],
      [2, '审批', 3, '审批', '运营', '受理', '', '1.5天', '2自然天', '￥1,200', null],
      [3, '结束', null, '结束', '客服', '关闭', '-', { time: 1800 }, '—', null, null],
    ])
    expect(problems).toEqual([])
    expect(draft?.title).toBe('投诉处理流程')
    expect(draft?.lanes).toEqual(['客服', '运营'])
    expect(draft?.phases).toEqual(['受理', '关闭'])
    const [a, b, c] = draft?.steps ?? []
    expect(a).toMatchObject({ owners: ['李敏', '王芳'], processingTime: 90, waitingTime: 5400, cost: 10_000 })
    expect(a).toMatchObject({ outputs: '投诉单', isApproval: false, code: '1' })
    expect(b).toMatchObject({
      processingTime: 43_200,
      waitingTime: 172_800,
      waitingBasis: 'calendar',
      isApproval: true,
    })
    expect(b?.cost).toBe(12_000_000 * 100)
    expect(c).toMatchObject({ processingTime: 1800, waitingTime: null, owners: [], kind: 'end' })
  })
  it('maps every shape of Visio, and warns of what it does not know', () => {
    const shapes =
      'Start,Process,Decision,Subprocess,Document,Data,Database,External Data,On-page Reference,Custom 1,End'
    const list = shapes.split(',')
    const reading = table(...list.map((s, i) => [`${i}`, s, i + 1 < list.length ? `${i + 1}` : '', '', s]))
    expect(reading.draft?.steps.map((s) => s.kind).join(',')).toBe(
      'start,task,decision,subprocess,document,data,data,data,event,task,end',
    )
    expect(found(reading)).toEqual([['unknownShape', 'E11', 'warning']])
  })
  it('ignores a remark below the table and columns without a counterpart, and says so', () => {
    const reading = read([
      [...header, 'Status'],
      ['1', 'a', '2', '', '', 'open'],
      ['2', 'b', '', '', '', ''],
      [],
      ['备注', '大促期间等待翻倍'],
    ])
    expect(found(reading)).toEqual([
      ['rowIgnored', 'A5', 'warning'],
      ['columnIgnored', 'F1', 'warning'],
    ])
    expect(reading.draft?.steps).toHaveLength(2)
  })
})

describe('what is wrong with a table is named by sheet and cell', () => {
  it('missing columns', () => {
    const reading = read([['Process Step ID', 'Process Step Description', 'Shape Type']])
    expect(found(reading)).toEqual([['columnsMissing', 'A1', 'error']])
    expect(problemText('en', reading.problems[0] as never)).toContain('Next Step ID')
    expect(found(read([[null], [null, 'x', 3]]))).toEqual([['columnsMissing', 'B2', 'error']])
  })
  it('no data, no steps', () => {
    expect(found(read([]))).toEqual([['sheetEmpty', null, 'error']])
    expect(found(read([header]))).toEqual([['noSteps', 'A1', 'error']])
  })
  it('a repeated id with another title, or repeated for nothing', () => {
    const reading = table(['1', 'a', '2'], ['2', 'b', ''], ['1', 'other', '2'], ['2', 'b', ''])
    expect(reading.draft).toBeNull()
    expect(found(reading)).toEqual([
      ['duplicateStepId', 'A4', 'error'],
      ['duplicateStepId', 'A5', 'error'],
    ])
    expect(problemText('zh', reading.problems[0] as never)).toBe(
      '工作表“Process Map” 单元格 A4：步骤编号“1”重复（首次出现在 A2），请改为不同的编号。',
    )
  })
  it('next steps that do not exist, a step that leads to itself, missing ids and titles', () => {
    const reading = table(['1', 'a', '2,9'], ['2', '', '2'], [null, 'c', ''])
    expect(found(reading)).toEqual([
      ['stepIdMissing', 'A4', 'error'],
      ['nextStepMissing', 'C2', 'error'],
      ['selfFlow', 'C3', 'error'],
      ['required', 'B3', 'error'],
    ])
  })
  it('times, costs and error cells that cannot be read', () => {
    const reading = read([
      [...header, 'Owner', 'Processing Time (min)', 'Cost'],
      ['1', 'a', '2', '', '', 'x', 'soon', 'cheap'],
      ['2', { error: '#N/A' }, '', '', '', '', -5, -1],
    ])
    expect(
      found(reading)
        .map(([code, cell]) => `${cell} ${code}`)
        .sort(),
    ).toEqual(['B3 cellRefused', 'G2 notADuration', 'G3 notADuration', 'H2 notANumber', 'H3 tooSmall'])
  })
})

it('prefers a visible sheet and mentions another one', () => {
  const rows: Cell[][] = [header, ['1', 'a', '', '', 'End']]
  const hidden = { ...sheet(rows, 'old'), hidden: true }
  const reading = readVisioSheet([hidden, sheet([['x']], 'intro'), sheet(rows, '退货'), sheet(rows, '换货')], context)
  expect(reading.draft?.title).toBe('退货')
  expect(reading.problems).toEqual([{ code: 'sheetIgnored', params: { name: '换货' }, severity: 'warning' }])
})

it('understands the headers it writes', () => {
  for (const lang of ['en', 'zh'] as const) {
    const { draft, problems } = read([
      visioColumns.map((c) => c[lang]),
      visioColumns.map((c) => (c.field === 'next' || c.unit || c.field === 'cost' || c.field === 'shape' ? '' : '1')),
    ])
    expect(problems).toEqual([])
    expect(draft?.steps[0]).toMatchObject({
      title: '1',
      lane: '1',
      phase: '1',
      owners: ['1'],
      inputs: '1',
      systems: '1',
    })
  }
})

describe('any sheet', () => {
  const word = fc.constantFrom(
    ...['1', '2', '3', 'A', '1,2', '2;3', '', ' ', '是,否', 'Start', 'End', 'x', '1.5天', '-', '\u0001', '\ud800'],
  )
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    { weight: 6, arbitrary: word },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    { weight: 1, arbitrary: fc.double() },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Cell>(null, true, { error: '#REF!' }, { date: '2026-03-01' }, { time: 60 }),
    },
  )
  const titles = visioColumns.map((c) => c.en)
  const anything = fc.tuple(
    fc.oneof(fc.constant(header), fc.shuffledSubarray(titles, { minLength: 3 })),
    fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }),
  )
  // Mostly sound: numbered steps with next steps among them, and now and then a cell of anything.
  const nearly = fc.integer({ min: 1, max: 8 }).chain((count) => {
    const next = fc.subarray(Array.from({ length: count }, (_, i) => String(i + 1)))
    const row = (i: number) =>
      fc
        .record({
          next,
          sep: fc.constantFrom(',', '；', '、', '\n'),
          lane: word,
          phase: word,
          odd: fc.nat(400),
          any: cell,
        })
        .map((r) => {
          const targets = r.next.filter((id) => id !== String(i + 1)).join(r.sep)
          const cells: Cell[] = [i + 1, `步骤${i}`, targets, '', 'Process', r.lane, r.phase]
          return r.odd < 7 ? cells.with(r.odd, r.any) : cells
        })
    return fc.tuple(fc.constant(titles), fc.tuple(...Array.from({ length: count }, (_, i) => row(i))))
  })

  it('gives a draft the import command takes, or errors; never both, never a throw', () => {
    let drafts = 0
    const property = ([first, rows]: [readonly Cell[], Cell[][]]) => {
      const { draft, problems } = read([[...first], ...rows])
      const errors = problems.filter((p) => p.severity !== 'warning')
      expect(draft === null).toBe(errors.length > 0)
      for (const problem of problems) expect(problemText('zh', problem)).not.toMatch(/\{\{|undefined/)
      if (!draft) return
      drafts++
      expect(processDraftSchema.parse(draft)).toEqual(draft)
      const keys = new Set(draft.steps.map((s) => s.key))
      expect(keys.size).toBe(draft.steps.length)
      for (const { from, to } of draft.flows)
        expect([keys.has(from), keys.has(to), from !== to]).toEqual([true, true, true])
      expect(new Set(draft.flows.map((f) => `${f.from}>${f.to}`)).size).toBe(draft.flows.length)
      for (const step of draft.steps) expect([...draft.lanes, null]).toContain(step.lane)
    }
    fc.assert(fc.property(anything, property), { numRuns: 300 })
    fc.assert(fc.property(nearly, property), { numRuns: 300 })
    expect(drafts).toBeGreaterThan(100)
  })
})
