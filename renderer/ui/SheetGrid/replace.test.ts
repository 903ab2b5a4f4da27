// Replacing takes the words as they are: no patterns, no signs with a meaning, any case.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replaced } from './replace.ts'

test('every occurrence is replaced, whatever its case', () => {
  expect(replaced('KPI 与 kpi', 'kpi', '指标')).toBe('指标 与 指标')
  expect(replaced('投诉', '工单', '客诉')).toBeNull()
  expect(replaced('投诉', '投诉', '投诉')).toBeNull()
  expect(replaced('投诉', '', '客诉')).toBeNull()
})

test('signs mean nothing but themselves, in what is sought and in what replaces it', () => {
  expect(replaced('a.b(c)', '.b(', '$&')).toBe('a$&c)')
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (text, sought, by) => {
      if (sought.toLowerCase() !== sought.toUpperCase()) return
      const expected = text.split(sought).join(by)
      expect(replaced(text, sought, by)).toBe(expected === text ? null : expected)
    }),
  )
})
