// Reads a KPI formula into its tree: a small grammar of its own, bounded in length and depth, that runs nothing.
import { type Token, tokens } from './tokens.ts'
import { type BinaryOperator, type FormulaNode, type FormulaProblem, maxDepth, maxLength, type Span } from './types.ts'

/** Binding strength; `^` binds to the right. That comparisons do not chain is left to the check of types. */
const strength: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
  '%': 3,
  '^': 5,
}
/** Weaker than `^` (−2^2 is −4, as in mathematics), stronger than `*`. */
const negativeStrength = 4

class Refused extends Error {
  readonly problem: FormulaProblem
  constructor(problem: FormulaProblem) {
    super(problem.code)
    this.problem = problem
  }
}

const across = (from: Span, to: Span): Span => ({ at: from.at, length: to.at + to.length - from.at })

/** A reader of tokens; it throws `Refused`, which `parseFormula` turns into data. */
function reader(source: string, list: readonly Token[]) {
  let next = 0
  let depth = 0
  const peek = () => list[next] as Token
  const isSign = (text: string, token = peek()) => token.kind === 'sign' && token.text === text
  const refuseToken = (token: Token): never => {
    if (token.kind === 'end') throw new Refused({ code: 'unexpectedEnd', at: token.at, length: 0 })
    throw new Refused({
      code: 'unexpected',
      at: token.at,
      length: token.length,
      params: { text: source.slice(token.at, token.at + token.length) },
    })
  }
  const deeper = <T>(read: () => T): T => {
    const token = peek()
    if (++depth > maxDepth) throw new Refused({ code: 'tooDeep', at: token.at, length: token.length })
    const result = read()
    depth--
    return result
  }
  const close = (open: Span): Span => {
    const token = peek()
    if (token.kind === 'end') throw new Refused({ code: 'unclosedBracket', at: open.at, length: open.length })
    if (!isSign(')')) refuseToken(token)
    next++
    return token
  }

  /** `85%` is a share where nothing follows that could be divided by; `7 % 2` is the remainder. */
  const isRemainder = (): boolean => {
    const after = list[next + 1] as Token
    return after.kind === 'number' || after.kind === 'name' || isSign('(', after)
  }

  function primary(): FormulaNode {
    const token = peek()
    if (token.kind === 'number') {
      next++
      return { kind: 'number', value: token.value, at: token.at, length: token.length }
    }
    if (token.kind === 'name') {
      next++
      if (!token.quoted && isSign('(')) return call(token)
      return { kind: 'name', name: token.text, at: token.at, length: token.length }
    }
    if (isSign('(')) {
      next++
      const inside = deeper(() => expression(0))
      const end = close(token)
      return { ...inside, ...across(token, end) }
    }
    return refuseToken(token)
  }

  function call(token: Token & { kind: 'name' }): FormulaNode {
    const open = peek()
    next++
    const given: FormulaNode[] = []
    if (!isSign(')')) {
      given.push(deeper(() => expression(0)))
      while (isSign(',')) {
        next++
        given.push(deeper(() => expression(0)))
      }
    }
    const end = close(open)
    return { kind: 'call', name: token.text, arguments: given, ...across(token, end) }
  }

  function operand(): FormulaNode {
    const token = peek()
    if (isSign('-') || isSign('+')) {
      next++
      const of = deeper(() => expression(negativeStrength))
      return isSign('-', token) ? { kind: 'negative', of, ...across(token, of) } : { ...of, ...across(token, of) }
    }
    let node = primary()
    while (isSign('%') && !isRemainder()) {
      node = { kind: 'percent', of: node, ...across(node, peek()) }
      next++
    }
    return node
  }

  /** Everything that binds at least as strongly as `least`. */
  function expression(least: number): FormulaNode {
    let left = operand()
    for (;;) {
      const token = peek()
      if (token.kind !== 'sign') return left
      const power = strength[token.text]
      if (power === undefined || power < least) return left
      next++
      const right = power === 5 ? deeper(() => expression(5)) : expression(power + 1)
      left = { kind: 'binary', operator: token.text as BinaryOperator, left, right, ...across(left, right) }
    }
  }

  return () => {
    if (peek().kind === 'end') throw new Refused({ code: 'empty', at: 0, length: 0 })
    const tree = expression(0)
    if (peek().kind !== 'end') refuseToken(peek())
    return tree
  }
}

/** The tree of a formula, or the first thing that is wrong with its text and where. A leading `=` is allowed, as in Excel. */
export function parseFormula(source: string): { readonly tree: FormulaNode } | { readonly problem: FormulaProblem } {
  if (source.length > maxLength)
    return {
      problem: { code: 'tooLong', at: maxLength, length: source.length - maxLength, params: { max: maxLength } },
    }
  const list = tokens(source)
  if (!Array.isArray(list)) return { problem: list }
  const first = list[0]
  if (first?.kind === 'sign' && first.text === '=') list.shift()
  try {
    return { tree: reader(source, list)() }
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem }
    throw error
  }
}
