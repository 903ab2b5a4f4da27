// Findings in words: computed times are rounded as people say them, and the names of many steps are cut.
import { expect, test } from 'vitest'
import { findingText, spokenHours, spokenTime } from './findingText.ts'

const context = { lang: 'zh', hoursPerDay: 8, daysPerWeek: 5 } as const
const english = { ...context, lang: 'en' } as const

test.each([
  [483_967.48, '16.8天', '16.8 d'],
  [28_700, '1天', '1 d'],
  [12_031, '3.3小时', '3.3 h'],
  [3599, '1小时', '1 h'],
  [754.4, '13分钟', '13 min'],
  [29.6, '30秒', '30 s'],
  [0, '0分钟', '0 min'],
  [-28_800, '−1天', '−1 d'],
])('%d seconds', (seconds, zh, en) => {
  expect(spokenTime(seconds, context)).toBe(zh)
  expect(spokenTime(seconds, english)).toBe(en)
})

test('hours of work have one decimal while they are few', () => {
  expect(spokenHours(12.34, context)).toBe('12.3小时')
  expect(spokenHours(384.8, english)).toBe('385 h')
})

test('names its steps, the first of many, or who is meant', () => {
  const words = (steps: string[], numbers = {}) =>
    findingText({ kind: 'longWait', steps, numbers }, context, (id) => `步骤${id}`)
  expect(words(['1', '2'], { seconds: 28_800, share: 0.357 })).toEqual({
    name: '等待过长',
    title: '等待过长：步骤1、步骤2',
    text: '每件在这里平均等待 1天，占周期时间的 35.7%。',
    change: '约定处理时限，指定替补，改分批处理为随到随办，先把等待减半。',
  })
  expect(words(['1', '2', '3', '4']).title).toBe('等待过长：步骤1等 4 个步骤')
  expect(findingText({ kind: 'overload', steps: ['1'], numbers: { name: '质量' } }, english, String).title).toBe(
    'Overload: 质量',
  )
  expect(
    findingText(
      { kind: 'rework', steps: ['1', '2'], numbers: { at: '2', share: 0.1, seconds: 3600 } },
      context,
      (id) => `步骤${id}`,
    ).text,
  ).toBe('“步骤2”处有 10.0% 返回重做，每件平均因此多用 1小时。')
  expect(findingText({ kind: 'noVolume', steps: [], numbers: {} }, context, String).title).toBe('缺每月业务量')
})
