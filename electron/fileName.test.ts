// Titles become names that every file system takes.

import { expect, it } from 'vitest'
import { fileName } from './fileName.ts'

it.each([
  ['2026 年运营方案', '2026 年运营方案'],
  ['../../etc/passwd', 'etc passwd'],
  ['C:\\plans\\a', 'C plans a'],
  ['客户投诉：A/B?', '客户投诉：A B'],
  ['  .hidden. ', 'hidden'],
  ['a\u0000b\nc', 'a b c'],
  ['CON', '_CON'],
  ['nul.2026', '_nul.2026'],
  ['...', '方案'],
  ['', '方案'],
])('%j becomes %j', (title, name) => {
  expect(fileName(title, '方案')).toBe(name)
})

it('is never too long', () => {
  expect(fileName('长'.repeat(500), '方案')).toHaveLength(100)
})
