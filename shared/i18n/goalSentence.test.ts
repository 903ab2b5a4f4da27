// Wishes become goals with numbers and a time, in both languages.
import { expect, it } from 'vitest'
import { formulaProblemText } from './formulaText.ts'
import { goalSentence } from './goalSentence.ts'

const wish = {
  title: '提升客户满意度',
  kpi: null,
  unit: '%',
  valueKind: 'number',
  direction: 'higher',
  baseline: 82,
  target: 90,
  bandLow: null,
  bandHigh: null,
  startOn: '2026-01-01',
  dueOn: '2026-06-30',
} as const

it.each([
  ['zh', {}, '在六个月内将客户满意度从 82% 提升至 90%'],
  ['en', { title: 'Improve customer satisfaction' }, 'Raise customer satisfaction from 82% to 90% within six months'],
  [
    'zh',
    { kpi: '满意度', valueKind: 'percent', baseline: 0.82, target: 0.9, dueOn: '2026-12-31' },
    '在一年内将满意度从 82% 提升至 90%',
  ],
  ['zh', { baseline: null, startOn: null }, '在 2026 年 6 月 30 日前将客户满意度提升至 90%'],
  [
    'zh',
    { kpi: '投诉处理时长', unit: '小时', direction: 'lower', baseline: 96, target: 48, dueOn: '2026-02-28' },
    '在两个月内将投诉处理时长从 96 小时缩短至 48 小时',
  ],
  [
    'en',
    { kpi: 'CAC', unit: 'CNY', direction: 'lower', baseline: 180, target: 140, dueOn: '2026-12-31' },
    'Reduce CAC from 180 CNY to 140 CNY within one year',
  ],
  [
    'zh',
    { direction: 'band', kpi: '周转天数', unit: '天', baseline: 46, bandLow: 25, bandHigh: 35, dueOn: null },
    '将周转天数从 46 天控制在 25–35 天',
  ],
  ['zh', { target: null }, '提升客户满意度'],
] as const)('%s %j', (lang, more, sentence) => expect(goalSentence(lang, { ...wish, ...more })).toBe(sentence))

it('a formula problem names its place, counted from 1', () => {
  const problem = { code: 'unknownName', at: 4, length: 3, params: { name: '投诉', count: 0 } } as const
  expect(formulaProblemText('zh', problem)).toBe('第 5 个字符：没有编号或名称为“投诉”的指标，请改正')
})
