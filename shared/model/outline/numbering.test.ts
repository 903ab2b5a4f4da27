// Numbers and bullets of pasted lines.
import { expect, it } from 'vitest'
import { plainNumber, withoutLead } from './numbering.ts'

it.each([
  ['三', '3'],
  ['十', '10'],
  ['十三', '13'],
  ['二十', '20'],
  ['二十一', '21'],
  ['③', '3'],
  ['⑳', '20'],
  ['⑴', '1'],
  ['⒈', '1'],
  ['1.2', '1.2'],
])('%s is number %s', (written, number) => expect(plainNumber(written)).toBe(number))

it('counts the levels of a number', () => {
  expect(withoutLead('1.2.3 审核')).toEqual({ rest: '审核', bullet: false, number: '1.2.3', levels: 3 })
})
it('leaves a line that is nothing but a number', () => expect(withoutLead('1.').rest).toBe('1.'))
