// RACI cells: what typed text means, that a row never has two A's, and which rules a row breaks, right and wrong example each.
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { testRow } from '../model/testRows.ts'
import { lettersOf, lettersText, parseLetters, type RaciFields, raciIssues, raciPatch, toggledLetters } from './raci.ts'

const empty: RaciFields = { ownerRole: null, responsibleRoles: [], consultedRoles: [], informedRoles: [] }

test.each([
  ['A/R', 'AR'],
  ['ra', 'AR'],
  ['Ａ、Ｒ', 'AR'],
  [' i ', 'I'],
  ['负责', 'A'],
  ['负责/执行', 'AR'],
  ['Consulted', 'C'],
  ['(A)', 'A'],
  ['', ''],
  ['X', null],
  ['A?', null],
])('%o means %o', (text, letters) => expect(parseLetters(text)).toBe(letters))

test('letters are written as they are read', () => {
  for (const letters of ['', 'A', 'AR', 'RC', 'ARCI']) expect(parseLetters(lettersText(letters))).toBe(letters)
})

test('who does the work is not consulted or informed besides; the A stays', () => {
  expect(toggledLetters('', 'R')).toBe('R')
  expect(toggledLetters('R', 'A')).toBe('AR')
  expect(toggledLetters('AR', 'C')).toBe('AC')
  expect(toggledLetters('C', 'I')).toBe('I')
  expect(toggledLetters('AR', 'A')).toBe('R')
})

describe('setting cells', () => {
  const row: RaciFields = { ...empty, ownerRole: 'agent', responsibleRoles: ['agent'], consultedRoles: ['lead'] }
  it('takes the A from the role that had it', () => {
    expect(raciPatch(row, [{ role: 'lead', letters: 'A' }])).toEqual({ ownerRole: 'lead', consultedRoles: [] })
  })
  it('leaves what is as it was', () => {
    expect(raciPatch(row, [{ role: 'agent', letters: 'AR' }])).toEqual({})
  })
  it('empties a cell', () => {
    expect(raciPatch(row, [{ role: 'agent', letters: '' }])).toEqual({ ownerRole: null, responsibleRoles: [] })
  })
  it("does not take two A's", () => {
    const two = ['lead', 'agent'].map((role) => ({ role, letters: 'A' }))
    expect(raciPatch(row, two)).toBeNull()
  })
  it('makes every cell what was asked and changes no other, save for the A that moves', () => {
    const roles = ['a', 'b', 'c', 'd']
    const letters = fc.constantFrom('', 'A', 'R', 'AR', 'C', 'I', 'RI')
    const cells = fc.uniqueArray(fc.record({ role: fc.constantFrom(...roles), letters }), { selector: (c) => c.role })
    const start = fc.record({
      ownerRole: fc.option(fc.constantFrom(...roles)),
      responsibleRoles: fc.uniqueArray(fc.constantFrom(...roles)),
      consultedRoles: fc.uniqueArray(fc.constantFrom(...roles)),
      informedRoles: fc.uniqueArray(fc.constantFrom(...roles)),
    })
    fc.assert(
      fc.property(start, cells, (before, wanted) => {
        const patch = raciPatch(before, wanted)
        const accountable = wanted.filter((cell) => cell.letters.includes('A'))
        expect(patch === null).toBe(accountable.length > 1)
        if (patch === null) return
        const after = { ...before, ...patch }
        for (const role of roles) {
          const cell = wanted.find((one) => one.role === role)
          const kept = lettersOf(before, role).replace('A', accountable.length > 0 ? '' : 'A')
          expect(lettersOf(after, role)).toBe(cell ? cell.letters : kept)
        }
      }),
    )
  })
})

describe('rules', () => {
  const judged = { ...empty, named: [], isWork: true, owner: null }
  const sound = { ...judged, ownerRole: 'a', responsibleRoles: ['a'] }
  test.each([
    ['noAccountable', { ...sound, ownerRole: null }, sound],
    ['noAccountable', { ...sound, ownerRole: null }, { ...sound, ownerRole: null, owner: 'a person' }],
    ['manyAccountable', { ...judged, named: ['p', 'q'] }, { ...sound, named: ['p', 'q'] }],
    ['noResponsible', { ...sound, responsibleRoles: [] }, { ...sound, responsibleRoles: [], named: ['p'] }],
    [
      'manyConsulted',
      { ...sound, consultedRoles: ['b', 'c', 'd', 'e'] },
      { ...sound, consultedRoles: ['b', 'c', 'd'] },
    ],
  ] as const)('%s', (issue, wrong, right) => {
    expect(raciIssues(wrong)).toEqual([issue])
    expect(raciIssues(right)).toEqual([])
  })
  it('judges what is no work of ours only once somebody has a letter in it', () => {
    expect(raciIssues({ ...judged, isWork: false })).toEqual([])
    expect(raciIssues({ ...judged, isWork: false, informedRoles: ['a'] })).toEqual(['noAccountable'])
  })
  it('keeps the limit of the plan', () => {
    expect(raciIssues({ ...sound, consultedRoles: ['b', 'c'] }, 1)).toEqual(['manyConsulted'])
  })
})

test('a new step has no letters', () => {
  const step = testRow('step', { id: 'x', title: '登记', processVersion: 'v' })
  expect(lettersOf(step, 'a')).toBe('')
})
