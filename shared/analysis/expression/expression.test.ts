// The formula language: what it computes, how it reads what people type, and that every error names its place, whatever is written.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFormula } from './compile.ts'
import { type Run, roundTo } from './evaluate.ts'
import { formulaOrder } from './order.ts'
import { formulaProblemCodes, maxLength } from './types.ts'

const known: Record<string, string[]> = {
  k1: ['a'],
  k2: ['b'],
  投诉量: ['a'],
  '获客成本 cac': ['b'],
  'a+b': ['c'],
  twice: ['a', 'b'],
}
const numbers: Record<string, number> = { a: 12, b: 5, c: 100 }
const find = (key: string) => known[key] ?? []
const runOf = (values: Record<string, number> = numbers): { -readonly [K in keyof Run]: Run[K] } => ({
  read: (input) => (input.kind === 'actual' ? (values[input.kpi] ?? Number.NaN) : Number.NaN),
  noValue: null,
})
function result(source: string) {
  const compiled = compileFormula(source, find)
  if ('problems' in compiled) return compiled.problems.map((p) => `${p.code} ${p.at}+${p.length}`).join(', ')
  const run = runOf()
  const value = compiled.formula.evaluate(run)
  return Number.isNaN(value) ? `${run.noValue?.code} ${run.noValue?.at}+${run.noValue?.length}` : value
}

describe('computes', () => {
  it.each([
    ['1+2*3', 7],
    ['(1+2)*3', 9],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['10-4-3', 3],
    ['7%4', 3],
    ['-7 % 4', 1],
    ['85%', 0.85],
    ['50%*K1', 6],
    ['10% - 2', -1.9],
    ['1.2万', 12000],
    ['=K1/K2', 2.4],
    ['投诉量 ÷ 【获客成本 CAC】', 2.4],
    ['（Ｋ１＋1）×２', 26],
    ['[a+b] - "k1"', 88],
    ['if(K1>=12, 1, 0)', 1],
    ['如果(且(K1>0，K2<>5)；1；2)', 2],
    ['or(K1<0, not(K2=6))+0', 'needsNumber 0+19'],
    ['if(or(K1<0, not(K2=6)), 7, 8)', 7],
    ['sum(K1, K2, 3)', 20],
    ['average(K1, 4)', 8],
    ['min(K1,K2)+max(1,2,3)', 8],
    ['abs(-3)', 3],
    ['round(2.345, 2)', 2.35],
    ['round(-2.5)', -3],
    ['round(1234, -2)', 1200],
    ['if(0.1+0.2=0.3, 1, 0)', 1],
    ['ifMissing(prev(K1), 9)', 9],
    ['ifMissing(1/0, 9)', 9],
  ])('%s', (source, expected) => expect(result(source)).toBe(expected))
  it.each([
    ['', 'empty 0+0'],
    ['1+', 'unexpectedEnd 2+0'],
    ['1 2', 'unexpected 2+1'],
    ['(1+2', 'unclosedBracket 0+1'],
    ['[投诉', 'unclosedName 0+1'],
    ['1 & 2', 'badCharacter 2+1'],
    ['K9 + 未知', 'unknownName 0+2, unknownName 5+2'],
    ['twice', 'ambiguousName 0+5'],
    ['foo(1)', 'unknownFunction 0+3'],
    ['if(1,2,3)', 'needsCondition 3+1'],
    ['1 + (2>1)', 'needsNumber 4+5'],
    ['1<2<3', 'needsNumber 0+5'],
    ['if(1<2<3, 1, 2)', 'needsNumber 3+3'],
    ['round(1, K1)', 'needsWholeNumber 9+2'],
    ['prev(1)', 'needsName 5+1'],
    ['prev(K1, 0)', 'needsWholeNumber 9+1'],
    ['abs(1,2)', 'argumentCount 0+8'],
    ['K1/(K2-5)', 'divisionByZero 0+9'],
    ['prev(K1)+1', 'missing 0+8'],
    ['10^400', 'notANumber 0+6'],
    ['(-8)^(1/3)', 'notANumber 0+10'],
    ['0^-1', 'divisionByZero 0+4'],
    ['1e999', 'badNumber 0+5'],
  ])('%s is told with its place', (source, expected) => expect(result(source)).toBe(expected))
})

it('refuses what is too deep or too long', () => {
  expect(result(`${'('.repeat(80)}1`)).toBe('tooDeep 65+1')
  expect(result('1'.repeat(maxLength + 5))).toBe(`tooLong ${maxLength}+5`)
})

it('rounds halves away from zero, without the noise of binary products', () => {
  expect([roundTo(1.005, 2), roundTo(-0.5, 0), roundTo(1e20, 2), roundTo(25, -1)]).toEqual([1.01, -1, 1e20, 30])
})

it('finds orders and loops, also of long chains', () => {
  const chain = new Map(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, [`k${i + 1}`]]))
  expect(formulaOrder(chain).order.slice(0, 2)).toEqual(['k19999', 'k19998'])
  const looped = formulaOrder(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['b'], d: ['d'], e: [], f: ['e', 'x'] })))
  expect(looped.cycles).toEqual([
    ['b', 'c', 'b'],
    ['d', 'd'],
  ])
  expect(looped.order).toEqual(['e', 'f'])
  expect([...looped.stuck].sort()).toEqual(['a', 'b', 'c', 'd'])
})

/** A second implementation, different on purpose: a random tree is printed as a formula and computed by itself. */
type Tree = { text: string; value: number; power: number }
const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'formula' },
    fc.oneof(
      fc.integer({ min: 0, max: 99 }).map((n): Tree => ({ text: String(n), value: n, power: 9 })),
      fc.constantFrom<Tree>(
        { text: 'K1', value: 12, power: 9 },
        { text: '[投诉量]', value: 12, power: 9 },
        { text: 'k2', value: 5, power: 9 },
      ),
    ),
    fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('tree'), tie('tree')).map(([sign, l, r]): Tree => {
      const power = sign === '+' || sign === '-' ? 1 : 2
      const left = l.power < power ? `(${l.text})` : l.text
      const right = r.power <= power ? `(${r.text})` : r.text
      const value =
        sign === '+'
          ? l.value + r.value
          : sign === '-'
            ? l.value - r.value
            : sign === '*'
              ? l.value * r.value
              : r.value === 0
                ? Number.NaN
                : l.value / r.value
      return { text: `${left} ${sign} ${right}`, value, power }
    }),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([a, b, c]): Tree => {
      const value = Number.isNaN(a.value + b.value)
        ? Number.NaN
        : a.value > b.value && Math.abs(a.value - b.value) > 1e-12 * Math.max(Math.abs(a.value), Math.abs(b.value))
          ? c.value
          : 1
      return { text: `if(${a.text} > ${b.text}, ${c.text}, 1)`, value, power: 9 }
    }),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(
      (parts): Tree => ({
        text: `max(${parts.map((p) => p.text).join(', ')})`,
        value: parts.some((p) => Number.isNaN(p.value)) ? Number.NaN : Math.max(...parts.map((p) => p.value)),
        power: 9,
      }),
    ),
  ),
})).tree

it('computes what a second implementation does, on 3,000 random formulas', () => {
  fc.assert(
    fc.property(tree, ({ text, value }) => {
      fc.pre(text.length <= maxLength)
      const got = result(text)
      if (typeof got === 'string')
        expect([Number.isFinite(value), got.split(' ')[0]]).toEqual([
          false,
          expect.stringMatching(/divisionByZero|notANumber/),
        ])
      else expect(got).toBe(value)
    }),
    { numRuns: 3000 },
  )
})

it('survives 10,000 hostile texts: no throw, no hang, every error inside the text and of a known kind', () => {
  const word = fc.constantFrom(
    ...[
      'K1',
      'k2',
      '[投诉量]',
      '投诉量',
      'if(',
      'prev(',
      'ytd(',
      'sum(',
      'round(',
      '(',
      ')',
      ',',
      '，',
      '+',
      '-',
      '−',
      '*',
      '/',
      '^',
      '%',
      '<',
      '>=',
      '=',
      '<>',
      '1',
      '0',
      '.5',
      '1e9',
      '1e',
      '999999999999999999999',
      '万',
      '[',
      ']',
      '"',
      '“',
      ' ',
      '\n',
      '\0',
      '\u202e',
      '\ud800',
      '🚚',
      'constructor',
      '__proto__',
      'toString()',
      'eval(',
      'globalThis',
      '=>',
      '${',
      '\\u0041',
      '\u0301',
      'ﬁ',
      '①',
      '٣',
    ],
  )
  const hostile = fc.oneof(
    fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.tuple(word, fc.integer({ min: 1, max: 3000 })).map(([w, times]) => w.repeat(times).slice(0, 3000)),
  )
  const codes: readonly string[] = formulaProblemCodes
  const started = Date.now()
  fc.assert(
    fc.property(hostile, (source) => {
      const compiled = compileFormula(source, find)
      if ('problems' in compiled) {
        expect(compiled.problems.length).toBeGreaterThan(0)
        for (const { code, at, length } of compiled.problems) {
          expect(codes).toContain(code)
          expect(at >= 0 && length >= 0 && at + length <= source.length).toBe(true)
        }
        return
      }
      const run = runOf()
      const value = compiled.formula.evaluate(run)
      expect(typeof value).toBe('number')
      expect(Number.isFinite(value) || run.noValue !== null).toBe(true)
    }),
    { numRuns: 10_000 },
  )
  // Bounded: a formula of any text costs microseconds, not minutes; the margin is for a busy machine.
  expect(Date.now() - started).toBeLessThan(60_000)
})
