// Both languages say the same things, in sentences that name the place.
import { describe, expect, it } from 'vitest'
import { problemCodes } from '../model/problem.ts'
import * as en from './en/index.ts'
import { choiceLabel, inSentence, problemText, translator } from './index.ts'
import * as zh from './zh/index.ts'

const leaves = (tree: object, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value as object, `${path}${key}.`),
  )
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort()
const base = (key: string) => key.replace(/_(one|other)$/, '')

describe('texts', () => {
  const inZh = new Map(leaves(zh).map(([k, v]) => [base(k), v]))
  const inEn = new Map(leaves(en).map(([k, v]) => [base(k), v]))
  it('have the same keys in both languages', () => {
    expect([...inEn.keys()].sort()).toEqual([...inZh.keys()].sort())
  })
  it('take the same parameters in both languages', () => {
    for (const [key, text] of inZh)
      expect([key, placeholders(inEn.get(key) as string)]).toEqual([key, placeholders(text)])
  })
  it('in English write per cent without a space', () => {
    for (const [key, text] of leaves(en)) expect(text, key).not.toMatch(/[\d}]\s%/)
  })
  it('are nowhere empty', () => {
    for (const [key, text] of [...leaves(zh), ...leaves(en)]) expect(text.trim(), key).not.toBe('')
  })
})

describe('problem sentences', () => {
  it('name sheet and cell first', () => {
    const problem = {
      code: 'nextStepMissing',
      params: { step: 'P100', next: 'P999' },
      place: { sheet: '流程', cell: 'C2' },
    } as const
    expect(problemText('zh', problem)).toBe(
      '工作表“流程” 单元格 C2：步骤“P100”的下一步“P999”不存在，请改正编号或补上该步骤。',
    )
    expect(problemText('en', problem)).toBe(
      'Sheet “流程”, cell C2: Step “P100” names the next step “P999”, which does not exist; correct the id or add the step.',
    )
  })
  it('exist for every code', () => {
    for (const code of problemCodes) expect(problemText('zh', { code }).length).toBeGreaterThan(5)
  })
})

it('labels choices', () => {
  expect(choiceLabel('zh', 'kpi', 'direction', 'band')).toBe('区间内')
  expect(translator('en')('command.step.add' as never)).toBe('New step')
})

it('puts names into sentences', () => {
  expect(['Goal', 'KPI', 'Process version'].map((name) => inSentence('en', name))).toEqual([
    'goal',
    'KPI',
    'process version',
  ])
  expect(inSentence('zh', '目标')).toBe('目标')
  expect(translator('zh')('sheet.new', { name: inSentence('zh', 'SOP 文件') })).toBe('新建 SOP 文件')
})
