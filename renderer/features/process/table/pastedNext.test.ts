// Next steps in a pasted block: rows of the block may lead to each other, by their number in the grown table or by title.
import { expect, test } from 'vitest'
import type { SheetBatch } from '#ui/SheetGrid/sheetTypes.ts'
import { withoutNext } from './pastedNext.ts'

const rows = [
  { id: 's1', title: '登记', next: [] },
  { id: 's2', title: '复核', next: [] },
]
const pasted = (...lines: [title: string, next: string][]): SheetBatch => ({
  origin: 'paste',
  edits: [],
  refused: [],
  inserts: lines.map(([title, next], i) => ({ id: `n${i}`, values: { title, next } })),
})

test('new rows lead to new rows and to those that were there', () => {
  const { plain, next, refused } = withoutNext(pasted(['核价', '4 (同意 80%); 登记'], ['归档', '']), rows)
  expect(refused).toEqual([])
  expect(plain.inserts.map((i) => i.values)).toEqual([{ title: '核价' }, { title: '归档' }])
  expect([...next]).toEqual([
    [
      'n0',
      [
        { to: 'n1', label: '同意', probability: 0.8 },
        { to: 's1', label: null, probability: null },
      ],
    ],
  ])
})

test('what cannot be read is told, the rest is taken', () => {
  const { next, refused } = withoutNext(pasted(['核价', '9'], ['归档', '复核']), rows)
  expect(refused).toEqual([{ code: 'notFound', params: { text: '9' } }])
  expect([...next.keys()]).toEqual(['n1'])
})
