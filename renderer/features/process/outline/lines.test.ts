import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caretIn, edited, indented, moved, newLine, type OutlineDoc, pasted, reprinted, textOf } from './lines.ts'

const doc = (...rows: [text: string, id: string | null][]): OutlineDoc => ({
  lines: rows.map(([text]) => text),
  ids: rows.map(([, id]) => id),
})
const abc = doc(['登记', 'a'], ['有效？', 'b'], ['\t是: 发货', 'c'])
const at = (offset: number) => ({ start: offset, end: offset })

describe('steps stay with their lines', () => {
  test('typing in a line', () => {
    expect(edited(abc, '登记订单\n有效？\n\t是: 发货').ids).toEqual(['a', 'b', 'c'])
  })
  test('a line split keeps its step on the first half; one pushed down keeps it', () => {
    expect(edited(abc, '登\n记\n有效？\n\t是: 发货').ids).toEqual(['a', null, 'b', 'c'])
    expect(edited(abc, '登记\n\n有效？\n\t是: 发货').ids).toEqual(['a', null, 'b', 'c'])
  })
  test('joined lines are the first one', () => {
    expect(edited(abc, '登记有效？\n\t是: 发货').ids).toEqual(['a', 'c'])
  })
  test('another text in place of all is nobody', () => {
    expect(edited(abc, '甲\n乙').ids).toEqual([null, null])
  })
  test('every edit leaves one id per line, each at most once', () => {
    const lines = fc.array(fc.constantFrom('甲', '乙', '丙', ''), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(lines, lines, (one, two) => {
        const before = { lines: one, ids: one.map((_, i) => `s${i}`) }
        const after = edited(before, two.join('\n'))
        expect(textOf(after)).toBe(two.join('\n'))
        expect(after.ids).toHaveLength(after.lines.length)
        const known = after.ids.filter((id) => id !== null)
        expect(new Set(known).size).toBe(known.length)
      }),
    )
  })
})

test('Enter goes on as deep, and deeper behind a question', () => {
  expect(newLine(abc, at(2))).toEqual({
    doc: doc(['登记', 'a'], ['', null], ['有效？', 'b'], ['\t是: 发货', 'c']),
    caret: at(3),
  })
  expect(newLine(abc, at(6)).doc.lines[2]).toBe('\t')
  expect(newLine(abc, at(textOf(abc).length)).doc.lines.at(-1)).toBe('\t')
})

test.each(['有效？ @李敏', '有效? +8h', '有效？ 5分钟', '有效？半天', '? 有效'])(
  'Enter behind the question “%s” goes deeper',
  (line) => {
    expect(newLine(doc([line, 'a']), at(line.length)).doc.lines[1]).toBe('\t')
  },
)
test('a question mark inside a title asks nothing', () => {
  const line = '问“为什么？”并记录'
  expect(newLine(doc([line, 'a']), at(line.length)).doc.lines[1]).toBe('')
})

test('Tab moves all lines of a selection, Shift+Tab back', () => {
  const deeper = indented(abc, { start: 1, end: 5 }, false)
  expect(deeper.doc.lines).toEqual(['\t登记', '\t有效？', '\t是: 发货'])
  expect(indented(deeper.doc, deeper.caret, true)).toEqual({ doc: abc, caret: { start: 1, end: 5 } })
})

test('lines moved up and down take their steps along', () => {
  const up = moved(abc, at(4), -1)
  expect(up.doc.ids).toEqual(['b', 'a', 'c'])
  expect(moved(up.doc, up.caret, 1)).toEqual({ doc: abc, caret: at(4) })
  expect(moved(abc, at(0), -1).doc).toBe(abc)
})

describe('paste', () => {
  test('a list goes below the line it is pasted behind, numbers as levels', () => {
    const list = '1. 收件\r\n1.1 拆封\r\n\r\n2. 归档'
    expect(pasted(abc, at(2), list).doc).toEqual(
      doc(
        ['登记', 'a'],
        ['1. 收件', null],
        ['\t1.1 拆封', null],
        ['2. 归档', null],
        ['有效？', 'b'],
        ['\t是: 发货', 'c'],
      ),
    )
  })
  test('into an empty line, as deep as that is', () => {
    const open = doc(['有效？', 'b'], ['\t', null])
    expect(pasted(open, at(5), '    是: 甲\n        乙').doc.lines).toEqual(['有效？', '\t是: 甲', '\t\t乙'])
  })
  test('one line is text', () => {
    expect(pasted(abc, at(2), '订单\n').doc.lines[0]).toBe('登记订单')
  })
})

test('lines that could not be taken over stay where they were', () => {
  const typed = doc(['登记', 'a'], ['@李敏', null], ['8分钟', null], ['有效 → 哪里', 'b'])
  const printed = doc(['登记单', 'a'], ['有效', 'b'])
  const next = reprinted(printed, typed, [1, 2, 3])
  expect(next).toEqual(doc(['登记单', 'a'], ['@李敏', null], ['8分钟', null], ['有效 → 哪里', 'b']))
  expect(caretIn(next, typed, at(12))).toEqual(at(13))
})
