// The system's window is titled by plan and file.
import { expect, test } from 'vitest'
import type { SaveState } from '#shared/api.ts'
import { windowTitle } from './windowTitle.ts'

const save = (state: SaveState['state'], fileName: string | null): SaveState => ({
  state,
  fileName,
  at: null,
  readOnly: false,
  problem: null,
})

test.each([
  [undefined, save('saved', null), 'Opsmap'],
  ['客服方案', save('saved', '客服方案.sqlite'), '客服方案 – Opsmap'],
  ['客服方案', save('saved', '终稿.sqlite'), '客服方案 – 终稿.sqlite – Opsmap'],
  ['客服方案', save('memory', null), '• 客服方案 – Opsmap'],
  ['客服方案', save('failed', '客服方案.sqlite'), '• 客服方案 – Opsmap'],
  ['客服方案', save('dirty', '客服方案.sqlite'), '客服方案 – Opsmap'],
])('%s, %o: %s', (plan, state, title) => {
  expect(windowTitle(plan, state, 'Opsmap')).toBe(title)
})
