// Sums of times read at a glance, working and calendar time apart.
import { expect, test } from 'vitest'
import { valueContext } from '#shared/i18n/valueContext.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { shortDuration } from './shortDuration.ts'

const zh = valueContext(rowsReader({}), 'zh', '2026-03-01')

test.each([
  [{ working: 480, calendar: 0 }, '8分钟'],
  [{ working: 3 * 3600 + 20 * 60, calendar: 0 }, '3.3小时'],
  [{ working: 10.4 * 3600, calendar: 0 }, '1.3天'],
  [{ working: 3600, calendar: 86_400 }, '1小时 + 1自然天'],
  [{ working: 0, calendar: 0 }, ''],
])('%o is %s', (time, text) => {
  expect(shortDuration(time, zh)).toBe(text)
})
