// What each part of a formula computes. A missing number is NaN and stays missing; a condition is 1 or 0.
import type { FunctionName } from './functions.ts'
import type { BinaryOperator, FormulaInput, NoValue, NoValueCode, Span } from './types.ts'

/** One evaluation: where numbers come from, and why there is no value if there is none. */
export interface Run {
  /** The number of an input in the period evaluated; NaN when it is missing. */
  read(input: FormulaInput): number
  /** Set at the first place that had no value. */
  noValue: NoValue | null
}
/** NaN: no value, see `run.noValue`. */
export type Evaluate = (run: Run) => number

function none(run: Run, code: NoValueCode, place: Span): number {
  run.noValue ??= { code, at: place.at, length: place.length }
  return Number.NaN
}

/** Remainder with the sign of the divisor, as Excel's MOD. */
const remainder = (a: number, b: number) => a - b * Math.floor(a / b)

/** Half away from zero at so many decimals, as Excel's ROUND; binary noise of the product does not count. */
export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** Math.abs(decimals)
  const scaled = Math.abs(decimals < 0 ? value / factor : value * factor)
  if (!(scaled < 1e15)) return value
  const whole = Math.floor(Number(scaled.toPrecision(15)) + 0.5)
  return Math.sign(value) * (decimals < 0 ? whole * factor : whole / factor)
}

/** Equality as people mean it: 0.1 + 0.2 = 0.3. */
const same = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))
const bit = (condition: boolean) => (condition ? 1 : 0)

const compute: Readonly<Record<BinaryOperator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': remainder,
  '^': (a, b) => a ** b,
  '=': (a, b) => bit(same(a, b)),
  '<>': (a, b) => bit(!same(a, b)),
  '<': (a, b) => bit(a < b && !same(a, b)),
  '<=': (a, b) => bit(a <= b || same(a, b)),
  '>': (a, b) => bit(a > b && !same(a, b)),
  '>=': (a, b) => bit(a >= b || same(a, b)),
}

function binary(operator: BinaryOperator, left: Evaluate, right: Evaluate, place: Span): Evaluate {
  const apply = compute[operator]
  const divides = operator === '/' || operator === '%'
  return (run) => {
    const a = left(run)
    const b = right(run)
    // Both sides have been asked even where the first is missing, so that a trace names every input.
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN
    if (divides ? b === 0 : operator === '^' && a === 0 && b < 0) return none(run, 'divisionByZero', place)
    const result = apply(a, b)
    return Number.isFinite(result) ? result : none(run, 'notANumber', place)
  }
}

const all = (parts: readonly Evaluate[], run: Run, fold: (a: number, b: number) => number): number => {
  let result = (parts[0] as Evaluate)(run)
  for (let i = 1; i < parts.length; i++) result = fold(result, (parts[i] as Evaluate)(run))
  return result
}
/** Math.min and Math.max give NaN as soon as one is NaN: a missing number makes the result missing. */
const folds = {
  sum: (a: number, b: number) => a + b,
  min: Math.min,
  max: Math.max,
  and: (a: number, b: number) => (Number.isNaN(a + b) ? Number.NaN : a * b),
  or: (a: number, b: number) => (Number.isNaN(a + b) ? Number.NaN : Math.max(a, b)),
}

function call(name: Exclude<FunctionName, 'round'>, parts: readonly Evaluate[]): Evaluate {
  const [first, second, third] = parts as [Evaluate, Evaluate, Evaluate]
  switch (name) {
    case 'if':
      return (run) => {
        const condition = first(run)
        return Number.isNaN(condition) ? condition : condition === 1 ? second(run) : third(run)
      }
    case 'ifMissing':
      return (run) => {
        const before = run.noValue
        const value = first(run)
        if (!Number.isNaN(value)) return value
        run.noValue = before
        return second(run)
      }
    case 'not':
      return (run) => 1 - first(run)
    case 'abs':
      return (run) => Math.abs(first(run))
    case 'avg':
      return (run) => all(parts, run, folds.sum) / parts.length
    case 'sum':
    case 'min':
    case 'max':
    case 'and':
    case 'or':
      return (run) => all(parts, run, folds[name])
    // Functions that take a KPI are inputs and never come here.
    default:
      return () => Number.NaN
  }
}

/** A result too large to be a number is none. */
const finite =
  (of: Evaluate, place: Span): Evaluate =>
  (run) => {
    const value = of(run)
    return value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY
      ? none(run, 'notANumber', place)
      : value
  }

/** One function per part of a tree, so that compiling is a walk and evaluating a chain of calls. */
export const evaluators = {
  number:
    (value: number): Evaluate =>
    () =>
      value,
  input:
    (input: FormulaInput): Evaluate =>
    (run) => {
      const value = run.read(input)
      return Number.isNaN(value) ? none(run, 'missing', input) : value
    },
  negative:
    (of: Evaluate): Evaluate =>
    (run) =>
      -of(run),
  percent:
    (of: Evaluate): Evaluate =>
    (run) =>
      of(run) / 100,
  round:
    (of: Evaluate, decimals: number): Evaluate =>
    (run) =>
      roundTo(of(run), decimals),
  binary,
  call,
  finite,
}
