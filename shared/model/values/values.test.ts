// Text to value and back for every kind, as people type it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choice, date, duration, money, number, percent, period, time } from '../field.ts'
import type { ValueContext } from './context.ts'
import { formatDuration, readDuration } from './durations.ts'
import { formatValue, parseValue } from './index.ts'
import { computedPercent, formatTenths, wholePercent } from './numbers.ts'

const context: ValueContext = {
  lang: 'zh',
  hoursPerDay: 8,
  daysPerWeek: 5,
  currency: 'CNY',
  today: '2026-11-21',
  choiceLabel: (_e, _f, code) => code,
  titleOf: (_e, id) => id,
  find: (_e, text) => (text === '李敏' || text === '王芳' ? [text] : text === '张伟' ? ['a', 'b'] : []),
}
const value = (field: ReturnType<typeof number>, text: string) => {
  const result = parseValue('x', 'f', field, text, context)
  return result.ok ? result.value : result.code
}

describe('durations', () => {
  it.each([
    ['5分钟', 300, 'working'],
    ['0.5小时', 1800, 'working'],
    ['1.5天', 43_200, 'working'],
    ['1天', 28_800, 'working'],
    ['2个工作日', 57_600, 'working'],
    ['1周', 144_000, 'working'],
    ['1自然天', 86_400, 'calendar'],
    ['24h', 86_400, 'calendar'],
    ['48小时', 172_800, 'calendar'],
    ['40h', 144_000, 'working'],
    ['1h 30min', 5400, 'working'],
    ['１小时３０分', 5400, 'working'],
    ['1小时半', 5400, 'working'],
    ['半天', 14_400, 'working'],
    ['1:30', 5400, 'working'],
    ['约20分钟', 1200, 'working'],
    ['45', 2700, 'working'],
    ['90 s', 90, 'working'],
  ])('%s', (text, seconds, basis) => {
    expect(readDuration(text, context)).toEqual({ seconds, basis })
  })
  it.each(['', '很快', '天', '3只', '-5分钟', '1天x'])('refuses %j', (text) => {
    expect(readDuration(text, context)).toBeUndefined()
  })
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * 86_400 }),
        fc.constantFrom('working' as const, 'calendar' as const),
        fc.constantFrom('zh' as const, 'en' as const),
        fc.constantFrom(7.5, 8, 24),
        (seconds, basis, lang, hoursPerDay) => {
          const c = { ...context, lang, hoursPerDay }
          expect(readDuration(formatDuration(seconds, basis, c), c)).toEqual({ seconds, basis })
        },
      ),
      { numRuns: 2000 },
    )
  })
  it('sets the basis beside the seconds', () => {
    expect(parseValue('step', 'waitingTime', duration({ basis: 'waitingBasis' }), '1自然天', context)).toEqual({
      ok: true,
      value: 86_400,
      also: { waitingBasis: 'calendar' },
    })
  })
})

describe('numbers, money, percent', () => {
  it.each([
    ['1,200', 1200],
    ['1.2万', 12_000],
    ['-3.5', -3.5],
    ['(120)', -120],
    ['１２３', 123],
    ['3亿', 300_000_000],
    ['0.1万', 1000],
    ['1,2', 'notANumber'],
    ['abc', 'notANumber'],
    ['--1', 'notANumber'],
  ])('number %s', (text, expected) => expect(value(number(), text)).toBe(expected))
  it.each([
    ['85%', 0.85],
    ['85', 0.85],
    ['0.85', 0.85],
    ['100%', 1],
    ['0.5%', 0.005],
  ])('percent %s', (text, expected) => expect(value(percent(), text)).toBe(expected))
  it('money is whole minor units', () => {
    expect(value(money(), '￥3,000.05')).toBe(300_005)
    expect(value(money(), '0.29')).toBe(29)
    expect(formatValue('x', 'f', money(), 300_005, {}, context)).toBe('3,000.05')
  })
  it('says the bound it broke', () => {
    expect(parseValue('x', 'f', percent({ max: 1 }), '120%', context)).toEqual({
      ok: false,
      code: 'tooLarge',
      params: { max: '100%' },
    })
  })
})

describe('dates, times, periods', () => {
  it.each([
    ['2026/3/1', '2026-03-01'],
    ['2026年3月1日', '2026-03-01'],
    ['3月1日', '2026-03-01'],
    ['20260301', '2026-03-01'],
    ['2026-02-30', 'notADate'],
  ])('date %s', (text, expected) => expect(value(date() as never, text)).toBe(expected))
  it.each([
    ['18:00', '18:00'],
    ['下午6点半', '18:30'],
    ['9点', '09:00'],
    ['25:00', 'notATime'],
  ])('time %s', (text, expected) => expect(value(time() as never, text)).toBe(expected))
  it.each([
    ['2026年3月', '2026-03'],
    ['2026-3', '2026-03'],
    ['2026Q1', '2026-Q1'],
    ['2026年第一季度', '2026-Q1'],
    ['2026-W12', '2026-W12'],
    ['2026', '2026'],
    ['2026-13', 'notAPeriod'],
  ])('period %s', (text, expected) => expect(value(period() as never, text)).toBe(expected))
})

describe('names', () => {
  const owners = { kind: 'refs', to: 'person', required: true } as never
  it('splits lists by any separator', () => {
    expect(parseValue('step', 'owners', owners, '李敏、王芳', context)).toEqual({ ok: true, value: ['李敏', '王芳'] })
  })
  it('returns the names nobody has', () => {
    expect(parseValue('step', 'owners', owners, '李敏；新人', context)).toEqual({
      ok: true,
      value: ['李敏'],
      missing: ['新人'],
    })
  })
  it('refuses a name that two rows have', () => {
    expect(parseValue('step', 'owners', owners, '张伟', context)).toMatchObject({ ok: false, code: 'ambiguous' })
  })
})

describe('choices', () => {
  const labels: Record<string, string> = {
    weekly: '每周',
    monthly: '每月',
    quarterly: '每季度',
    learning: '学习与成长',
  }
  const field = choice(['weekly', 'monthly', 'quarterly', 'learning'])
  const spoken = { ...context, choiceLabel: (_e: string, _f: string, code: string) => labels[code] ?? code }
  it.each([
    ['每月', 'monthly'],
    ['Monthly', 'monthly'],
    ['月度', 'monthly'],
    ['季度', 'quarterly'],
    ['学习成长', 'learning'],
  ])('%s is %s', (text, code) => {
    expect(parseValue('x', 'f', field, text, spoken)).toEqual({ ok: true, value: code })
  })
  it.each(['每天', '度', '每', '学习'])('refuses %j and says what there is', (text) => {
    expect(parseValue('x', 'f', field, text, spoken)).toMatchObject({ ok: false, code: 'notAChoice' })
  })
})

describe('computed shares', () => {
  it.each([
    [0.92, '92.0%', '92%'],
    [0.8229, '82.3%', '82%'],
    [1, '100.0%', '100%'],
    [12.3456, '1,234.6%', '1,235%'],
    [0.01005, '1.0%', '1%'],
    [-0.25147, '-25.1%', '-25%'],
    [-0.0004, '0.0%', '0%'],
  ])('%s always has as many decimals', (share, computed, whole) => {
    expect([computedPercent(share), wholePercent(share)]).toEqual([computed, whole])
  })
  it('scores and points have one', () => {
    expect([85, 95.305, 0].map(formatTenths)).toEqual(['85.0', '95.3', '0.0'])
  })
})
