// Tab completes the name at the caret and nothing else; what it writes is read back as that name.
import { describe, expect, it, test } from 'vitest'
import { offersAt } from './offers.ts'

const names = {
  owners: [{ name: '王芳' }, { name: '李敏' }, { name: '小王' }, { name: 'Ann Lee' }],
  lanes: [{ name: '客服' }, { name: '客服主管' }],
  steps: [{ name: '登记投诉单' }, { name: '归档' }],
}
/** `|` is the caret. */
function offers(marked: string) {
  const start = marked.indexOf('|')
  const lines = marked.replace('|', '').split('\n')
  return offersAt({ lines, ids: lines.map(() => null) }, { start, end: start }, names)
}
const offered = (marked: string) => offers(marked)?.items.map((i) => i.value) ?? []
function taken(marked: string) {
  const edit = offers(marked)?.items[0]?.edit
  if (!edit) return null
  const text = edit.doc.lines.join('\n')
  return `${text.slice(0, edit.caret.start)}|${text.slice(edit.caret.start)}`
}

describe('what is offered', () => {
  test.each([
    ['登记 @|', ['王芳', '李敏', '小王', 'Ann Lee']],
    ['登记 @王|', ['王芳', '小王']],
    ['登记 ＠ann|', ['Ann Lee']],
    ['登记 #客|', ['客服', '客服主管']],
    ['完整？\n\t否 -> 登|', ['登记投诉单']],
    ['完整？\n\t否 →|', ['登记投诉单', '归档']],
  ])('%s', (text, expected) => expect(offered(text)).toEqual(expected))

  it.each(['登记|', '登记 @王芳|', '登记 @赵|', 'a@b|', '登记 @王|芳', '@王 登记|', '登记 @王芳 8分钟|'])(
    'nothing: %s',
    (text) => expect(offered(text)).toEqual([]),
  )
})

describe('what is written', () => {
  test.each([
    ['登记 @王|', '登记 @王芳 |'],
    ['登记 @an|', '登记 @"Ann Lee" |'],
    ['登记 @李| 8分钟\n归档', '登记 @李敏| 8分钟\n归档'],
    ['否 -> 归|', '否 -> 归档 |'],
  ])('%s → %s', (text, expected) => expect(taken(text)).toBe(expected))
})

it('a selection is not completed', () => {
  expect(offersAt({ lines: ['登记 @王'], ids: [null] }, { start: 3, end: 5 }, names)).toBeNull()
})
