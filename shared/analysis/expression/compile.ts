// Turns a KPI formula into a function over numbers: names resolved, types checked, every problem with its place; nothing is evaluated as code.
import { nameKey } from '../../model/values/context.ts'
import { type Evaluate, evaluators } from './evaluate.ts'
import { type ArgumentKind, type FunctionName, functionNamed, functionRule } from './functions.ts'
import { parseFormula } from './parse.ts'
import type { FormulaInput, FormulaNode, FormulaProblem, InputKind, Span } from './types.ts'

/** Finds the KPIs that a written name means: ids of all that have it as code or title, by `nameKey`. */
export type FindKpi = (key: string) => readonly string[]

/** A formula that can be evaluated, and every place where it takes a number from a KPI. */
export interface CompiledFormula {
  readonly source: string
  readonly inputs: readonly FormulaInput[]
  readonly evaluate: Evaluate
}

interface Scope {
  readonly find: FindKpi
  readonly inputs: FormulaInput[]
  readonly problems: FormulaProblem[]
}

/** The most periods a formula may look back or cover. */
const maxSteps = 1000
const span = (node: Span): Span => ({ at: node.at, length: node.length })
const broken: Evaluate = () => Number.NaN

function resolve(scope: Scope, node: FormulaNode & { kind: 'name' }): string | null {
  const ids = scope.find(nameKey(node.name))
  if (ids.length === 1) return ids[0] as string
  scope.problems.push({
    code: ids.length === 0 ? 'unknownName' : 'ambiguousName',
    ...span(node),
    params: { name: node.name.trim(), count: ids.length },
  })
  return null
}

function input(
  scope: Scope,
  node: FormulaNode & { kind: 'name' },
  kind: InputKind,
  steps: number,
  place: Span,
): Evaluate {
  const kpi = resolve(scope, node)
  if (kpi === null) return broken
  const taken: FormulaInput = { kind, kpi, steps, ...span(place) }
  scope.inputs.push(taken)
  return evaluators.input(taken)
}

/** What a tree gives; a name or a number is a number, a comparison a condition. */
function kindOf(node: FormulaNode): 'number' | 'condition' {
  if (node.kind === 'binary') return '=<>'.includes(node.operator.charAt(0)) ? 'condition' : 'number'
  if (node.kind !== 'call') return 'number'
  const name = functionNamed(node.name)
  return name ? functionRule(name).gives : 'number'
}

/** Compiles a part that must be a number (or a condition) and says so where it is not. */
function part(scope: Scope, node: FormulaNode, wanted: 'number' | 'condition'): Evaluate {
  if (kindOf(node) === wanted) return compileNode(scope, node)
  scope.problems.push({ code: wanted === 'number' ? 'needsNumber' : 'needsCondition', ...span(node) })
  return broken
}

/** A whole number written out: how many periods, how many decimals. */
function wholeNumber(scope: Scope, node: FormulaNode | undefined, least: number, most: number, absent: number): number {
  if (!node) return absent
  const value =
    node.kind === 'number'
      ? node.value
      : node.kind === 'negative' && node.of.kind === 'number'
        ? -node.of.value
        : Number.NaN
  if (Number.isInteger(value) && value >= least && value <= most) return value
  scope.problems.push({ code: 'needsWholeNumber', ...span(node), params: { min: least, max: most } })
  return absent
}

function call(scope: Scope, node: FormulaNode & { kind: 'call' }): Evaluate {
  const name = functionNamed(node.name)
  if (!name) {
    scope.problems.push({ code: 'unknownFunction', at: node.at, length: node.name.length, params: { name: node.name } })
    return broken
  }
  const rule = functionRule(name)
  const given = node.arguments
  const most = rule.repeats ? Number.POSITIVE_INFINITY : rule.arguments.length
  if (given.length < rule.least || given.length > most) {
    const least = rule.least
    scope.problems.push({
      code: 'argumentCount',
      ...span(node),
      params: { name: node.name, given: given.length, count: given.length < least ? least : rule.arguments.length },
    })
    return broken
  }
  if (rule.input) {
    const [of, steps] = given
    if (of?.kind !== 'name') {
      scope.problems.push({ code: 'needsName', ...span(of ?? node), params: { name: node.name } })
      return broken
    }
    const counted = rule.arguments.length > 1 ? wholeNumber(scope, steps, 1, maxSteps, 1) : 0
    return input(scope, of, rule.input, counted, node)
  }
  const kindAt = (i: number): ArgumentKind => rule.arguments[Math.min(i, rule.arguments.length - 1)] as ArgumentKind
  if (name === 'round') {
    const of = part(scope, given[0] as FormulaNode, 'number')
    return evaluators.round(of, wholeNumber(scope, given[1], -12, 12, 0))
  }
  const parts = given.map((argument, i) => part(scope, argument, kindAt(i) === 'condition' ? 'condition' : 'number'))
  return evaluators.call(name as Exclude<FunctionName, 'round'>, parts)
}

function compileNode(scope: Scope, node: FormulaNode): Evaluate {
  switch (node.kind) {
    case 'number':
      return evaluators.number(node.value)
    case 'name':
      return input(scope, node, 'actual', 0, node)
    case 'negative':
      return evaluators.negative(part(scope, node.of, 'number'))
    case 'percent':
      return evaluators.percent(part(scope, node.of, 'number'))
    case 'call':
      return call(scope, node)
    case 'binary':
      return evaluators.binary(
        node.operator,
        part(scope, node.left, 'number'),
        part(scope, node.right, 'number'),
        span(node),
      )
  }
}

/**
 * A formula ready to be evaluated, or everything that is wrong with it, in the order of the text (a text that cannot be read has one
 * problem). Cycles are found by `formulaOrder`, which sees all formulas.
 */
export function compileFormula(
  source: string,
  find: FindKpi,
): { readonly formula: CompiledFormula } | { readonly problems: readonly FormulaProblem[] } {
  const parsed = parseFormula(source)
  if ('problem' in parsed) return { problems: [parsed.problem] }
  const scope: Scope = { find, inputs: [], problems: [] }
  const evaluate = part(scope, parsed.tree, 'number')
  if (scope.problems.length > 0) return { problems: scope.problems.sort((a, b) => a.at - b.at) }
  return { formula: { source, inputs: scope.inputs, evaluate: evaluators.finite(evaluate, span(parsed.tree)) } }
}
