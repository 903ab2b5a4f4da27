// Names typed by people find rows of the cache, and follow it when it changes.
import { beforeEach, expect, test } from 'vitest'
import type { ChangedEvent } from '#shared/api.ts'
import { withDefaults } from '#shared/model/entity.ts'
import { entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { applyChanged, planStore, setSnapshot } from './planStore.ts'
import { today, valueContext } from './text.ts'
import { rowsOf } from './useRows.ts'
import { applySettings } from './windowState.ts'

const person = (id: string, name: string) => withDefaults(entityOf('person'), { id, name })
const kpi = (id: string, title: string, code: string) => withDefaults(entityOf('kpi'), { id, title, code })
const state = {
  documentId: 'd',
  revision: 1,
  save: { state: 'memory', at: null, fileName: null, readOnly: false, problem: null },
  history: { undo: null, redo: null },
} as const

beforeEach(() => {
  const rows = Object.fromEntries(entityNames.map((name) => [name, []])) as unknown as PlanRows
  setSnapshot({
    ...state,
    notices: [],
    rows: {
      ...rows,
      plan: [withDefaults(entityOf('plan'), { id: 'plan', title: '方案', hoursPerDay: 7.5 })],
      person: [person('p1', '张 敏'), person('p2', 'Lee'), person('p3', 'LEE')],
      kpi: [kpi('k', '首响时长', 'K-01')],
    } as never,
  })
})
const changed = (changes: ChangedEvent['changes']): ChangedEvent => ({
  ...state,
  revision: 2,
  changes,
  fields: [],
  by: 'command',
})

test('names are found whatever their case, width and spaces', () => {
  const { find } = valueContext()
  expect(find('person', '张  敏')).toEqual(['p1'])
  expect(find('person', 'ｌｅｅ')).toEqual(['p2', 'p3'])
  expect(find('kpi', 'k-01')).toEqual(['k'])
  expect(find('kpi', '首响')).toEqual([])
  expect(find('nothing', 'x')).toEqual([])
})

test('the plan says how long a day is', () => {
  expect(valueContext()).toMatchObject({ hoursPerDay: 7.5, currency: 'CNY', today: today() })
})

test('a context follows what happens to rows', () => {
  const { find, titleOf } = valueContext()
  expect(find('person', '王芳')).toEqual([])
  applyChanged(changed([{ entity: 'person', id: 'p4', before: null, after: person('p4', '王芳') as never }]))
  expect(find('person', '王芳')).toEqual(['p4'])
  expect(titleOf('person', 'p4')).toBe('王芳')
  expect(rowsOf('person')).toHaveLength(4)
})

test('names are counted anew only when one changes', () => {
  const { names } = planStore.getState()
  const before = rowsOf('person')[0] as { id: string }
  applyChanged(changed([{ entity: 'person', id: before.id, before: null, after: { ...before, phone: '1' } }]))
  expect(planStore.getState().names).toBe(names)
})

test('choices are labelled in the language of the window', () => {
  const settings = { theme: 'light', author: '', panels: {} } as const
  applySettings({ ...settings, lang: 'en' })
  expect(valueContext().choiceLabel('kpi', 'direction', 'higher')).toMatch(/higher/i)
  applySettings({ ...settings, lang: 'zh' })
  expect(valueContext().choiceLabel('kpi', 'direction', 'higher')).toBe('越高越好')
})

test('today is the day of the user’s clock', () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
})
